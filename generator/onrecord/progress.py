"""How far a long run has come, told to whoever shows it.

Stages take a function and call it; what it does with what it is told is the shell's affair. Nothing
that a stage gives depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

#: Told the name of what is being done, how much of it is done, and of how much (0: not known).
Progress = Callable[[str, int, int], None]

_Item = TypeVar("_Item")


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody is shown."""


def counted(items: Sequence[_Item], stage: str, progress: Progress) -> Iterator[_Item]:
    """The items one by one; each is told as done when the next is asked for."""
    progress(stage, 0, len(items))
    for number, item in enumerate(items, 1):
        yield item
        progress(stage, number, len(items))
