"""Exports: the released corpus in formats that other tools read, one file a format.

A module here is a format when it has

- ``NAME``, by which it is asked for, and ``FILE``, under which it stands in ``/data/``;
- ``EXAMPLE``, one line that uses it (what it is called and good for stands in the catalogues, under
  ``export.title.NAME`` and ``export.about.NAME``);
- ``MEDIA_TYPE``, as registered with IANA;
- ``holds(corpus, language)``, which counts what is in it, in a few words;
- ``render(corpus, edition)``, which gives the file's text.

Nothing is registered anywhere: the modules are found by looking into this folder. Every address in
an export is one that a source states, or the site's own where the site knows it; none is made up.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType, ModuleType

from onrecord.corpus import Corpus
from onrecord.render.press import Edition

FOLDER = "data"


def formats() -> dict[str, ModuleType]:
    """The formats by name, in alphabetical order."""
    found = [
        importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
    ]
    named = [module for module in found if hasattr(module, "NAME")]
    return {module.NAME: module for module in sorted(named, key=lambda module: module.NAME)}


@lru_cache(maxsize=2)
def files(corpus: Corpus, edition: Edition) -> Mapping[str, bytes]:
    """Every format's file, by its path below the docs folder.

    Kept for a while, since the page that lists them tells how large they are.
    """
    return MappingProxyType(
        {
            f"{FOLDER}/{format_.FILE}": format_.render(corpus, edition).encode()
            for format_ in formats().values()
        }
    )
