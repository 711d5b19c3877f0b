"""Finishing: what is done to a built site before it is proven, whatever engine built it.

Engines differ in what their templates can be told and run no code of ours, so what a page needs
beyond Markdown is added to their output, in the folder that has not been published yet. A module
here is a step when it has ``finish(staged)``, which changes files below ``staged.folder`` and gives
diagnostics. Steps do not depend on each other; they run in the order of their names.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.progress import Progress, counted, silent
from onrecord.render.page import Page
from onrecord.render.press import Edition


@dataclass(frozen=True)
class Staged:
    """A site as an engine has built it, not yet published, and what it was built from.

    ``corpus`` is what its readers may see; ``pages`` are the generated pages by address.
    """

    folder: Path
    corpus: Corpus
    edition: Edition
    pages: Mapping[str, Page]


def finish(staged: Staged, progress: Progress = silent) -> Iterator[Diagnostic]:
    """Take every step, in the order of their names."""
    steps = sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name)
    for info in counted(steps, "finishing the pages", progress):
        yield from importlib.import_module(f"{__name__}.{info.name}").finish(staged)
