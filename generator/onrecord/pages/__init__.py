"""Page types: one file and one template each, found without registration.

A module here is a page type when it has ``specs(corpus, edition)``, which yields the pages to be
set. The order of modules does not matter: pages are set in the order of their addresses.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.render.press import Edition, Spec


def all_specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The specifications of every page of the site."""
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        yield from module.specs(corpus, edition)
