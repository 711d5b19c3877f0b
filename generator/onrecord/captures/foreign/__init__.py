"""Exports of other programs, read as sources: one file a format, found without registration.

A module here is a format when it has

* ``NAME``: what an analyst calls it;
* ``SUFFIXES``: the endings of its files, lower case, with the dot;
* ``read(text)``: the items in an export, or None where the text is not of this format.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from types import ModuleType

from onrecord.captures.stated import Stated

#: No export has more items; a larger one is a library, not what a briefing rests on.
MAX_ITEMS = 2000


@dataclass(frozen=True)
class Passage:
    """A passage that somebody marked: its words, those around it, and what was said of it."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One item of an export: what it states, and the passages marked in it.

    ``label`` is how its export names it; ``type`` a source's type where the export tells.
    """

    stated: Stated
    label: str
    type: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Export:
    """An export as read. ``left_out`` says what has no place in a source; ``broken`` what is wrong.

    A broken item stops the import: half an export would not be noticed later.
    """

    name: str
    items: tuple[Item, ...]
    left_out: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


def formats() -> tuple[ModuleType, ...]:
    """The formats in alphabetical order of their modules."""
    return tuple(
        importlib.import_module(f"{__name__}.{info.name}")
        for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name)
    )


def suffixes() -> frozenset[str]:
    """The endings of files that may be an export."""
    return frozenset(suffix for module in formats() for suffix in module.SUFFIXES)


def read_export(text: str, suffix: str) -> Export | None:
    """An export in whichever format it is; None where no format knows it."""
    for module in formats():
        if suffix in module.SUFFIXES:
            found: Export | None = module.read(text)
            if found is not None:
                return found
    return None
