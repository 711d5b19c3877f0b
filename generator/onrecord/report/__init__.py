"""Reports: a run's diagnostics in the format that somebody reads.

One file a format. A module here is a format when it has ``NAME``, by which it is asked for, a
docstring that says in its first line what it is for, and ``render(diagnostics, texts)``. ``texts``
maps the path of an input file to its text, for excerpts; a file may be missing there. One that
can colour its output says ``COLOURS = True`` and takes ``colour``.

Nothing is registered anywhere: the modules are found by looking into this folder.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from types import ModuleType

from onrecord.diagnostics import Diagnostic, in_order


def formats() -> dict[str, ModuleType]:
    """The formats by name, in alphabetical order."""
    found = [
        importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
    ]
    return {module.NAME: module for module in sorted(found, key=lambda module: module.NAME)}


def render(
    name: str,
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, str],
    *,
    colour: bool = False,
) -> str:
    """The diagnostics in the format called ``name``: in order, without repetition.

    ``colour`` is for terminals; formats that have no colours ignore it.
    """
    module = formats()[name]
    ordered = in_order(diagnostics)
    if getattr(module, "COLOURS", False):
        return module.render(ordered, texts, colour=colour)
    return module.render(ordered, texts)
