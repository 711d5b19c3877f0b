"""Exports: the released corpus in formats that other tools read, one file a format.

A module here is a format when it has ``NAME``, by which it is asked for; ``FILE``, under which it
stands in ``/data/``; ``ABOUT``, one line for readers; and ``render(corpus, edition)``, which gives
the file's text. Nothing is registered anywhere: the modules are found by looking into this folder.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

FOLDER = "data"


def formats() -> dict[str, ModuleType]:
    """The formats by name, in alphabetical order."""
    found = [
        importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
    ]
    return {module.NAME: module for module in sorted(found, key=lambda module: module.NAME)}
