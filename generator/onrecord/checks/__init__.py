"""Checks: what can be wrong with content that parses and resolves.

One file a check. A module here is a check when it has:

* ``CODE``: its stable code, which is its file name with hyphens;
* a docstring: one summary line, why it matters, then ``Bad:`` and ``Good:`` followed by an
  indented example each, from which the page of the check is generated;
* ``find(corpus)``: the diagnostics, for a corpus in which references may still be dangling.

Nothing is registered anywhere: the modules are found by looking into this folder. What is found
while reading, parsing and resolving is documented in the same way in ``checks/form``, by modules
without ``find`` that say in ``GROUP`` when it is found.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

#: The group of the checks themselves; the modules of ``checks/form`` name others.
MEANING = "meaning"


@dataclass(frozen=True)
class Explained:
    """The documentation of one code, as its module's docstring has it.

    ``why`` holds paragraphs separated by empty lines; the examples are text as it would stand in
    a file, and ``aside`` is what follows them, if anything.
    """

    code: str
    group: str
    summary: str
    why: str
    bad: str
    good: str
    aside: str = ""


def modules() -> Iterator[ModuleType]:
    """The check modules in the order of their codes."""
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name):
        if not info.ispkg:
            yield importlib.import_module(f"{__name__}.{info.name}")


def check(corpus: Corpus) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a corpus."""
    return tuple(found for module in modules() for found in module.find(corpus))


@lru_cache(maxsize=1)
def explanations() -> dict[str, Explained]:
    """Every code that a diagnostic can have, with its documentation, in alphabetical order."""
    form = importlib.import_module(f"{__name__}.form")
    documented = [
        importlib.import_module(f"{form.__name__}.{info.name}")
        for info in pkgutil.iter_modules(form.__path__)
    ]
    found = [explained(module) for module in (*modules(), *documented)]
    return {item.code: item for item in sorted(found, key=lambda item: item.code)}


def explained(module: ModuleType) -> Explained:
    """The documentation of a module; a ValueError where a part of its docstring is missing."""
    text = inspect.cleandoc(module.__doc__ or "")
    parts = re.fullmatch(
        r"(?P<summary>[^\n]+)\n\n(?P<why>.+?)\n\nBad:\n\n(?P<bad>(?:(?: {4}[^\n]*)?\n)+)"
        r"\nGood:\n\n(?P<good>(?:(?: {4}[^\n]*)?\n)+)(?P<aside>.*)",
        text + "\n",
        re.DOTALL,
    )
    if parts is None:
        raise ValueError(f"{module.__name__}: the docstring lacks summary, reason, Bad or Good")
    return Explained(
        module.CODE,
        getattr(module, "GROUP", MEANING),
        parts["summary"],
        parts["why"],
        _outdented(parts["bad"]),
        _outdented(parts["good"]),
        parts["aside"].strip(),
    )


def _outdented(block: str) -> str:
    return "\n".join(line[4:] for line in block.rstrip().split("\n"))
