"""Checks: what can be wrong with content that parses and resolves.

One file a check. A module here is a check when it has:

* ``CODE``: its stable code, which is its file name with hyphens;
* a docstring: one summary line, why it matters, then ``Bad:`` and ``Good:`` followed by an
  indented example each, from which the page of the check is generated;
* ``find(corpus)``: the diagnostics, for a corpus in which references may still be dangling.

Nothing is registered anywhere: the modules are found by looking into this folder. What is found
while reading, parsing and resolving is documented in the same way in ``checks/form``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic


def modules() -> Iterator[ModuleType]:
    """The check modules in the order of their codes."""
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name):
        if not info.ispkg:
            yield importlib.import_module(f"{__name__}.{info.name}")


def check(corpus: Corpus) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a corpus."""
    return tuple(found for module in modules() for found in module.find(corpus))
