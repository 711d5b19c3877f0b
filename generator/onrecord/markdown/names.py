"""Finding names in running prose: whole words, longest first, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Mention:
    """``text[start:end]`` is the name or alias of ``id``."""

    start: int
    end: int
    id: str


class NameIndex:
    """Names of actors, ready to be found in any number of texts.

    ``names`` maps an id to its name and aliases. A name shared by two ids is in ``ambiguous``,
    with the ids that share it, and is never found.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        owners: dict[str, set[str]] = {}
        for owner, spellings in names.items():
            for spelling in spellings:
                owners.setdefault(" ".join(spelling.split()), set()).add(owner)
        self.ambiguous: dict[str, tuple[str, ...]] = {
            name: tuple(sorted(ids)) for name, ids in sorted(owners.items()) if len(ids) > 1
        }
        self._by_first: dict[str, list[tuple[str, str | None]]] = {}
        for name, ids in sorted(owners.items(), key=lambda item: (-len(item[0]), item[0])):
            first = _WORD.search(name)
            if first is None:
                continue
            owner = next(iter(ids)) if len(ids) == 1 else None
            if first.start() == 0:
                self._by_first.setdefault(first[0], []).append((name, owner))

    def find(self, text: str) -> Iterator[Mention]:
        """The mentions in ``text``, left to right, never overlapping.

        The longest name wins; where it is ambiguous nothing is found at that place, so that part
        of a shared name is not taken for somebody else.
        """
        reached = 0
        for word in _WORD.finditer(text):
            if word.start() < reached:
                continue
            for name, owner in self._by_first.get(word[0], ()):
                end = word.start() + len(name)
                if text.startswith(name, word.start()) and not (
                    end < len(text) and name[-1].isalnum() and _WORD.match(text, end)
                ):
                    if owner is not None:
                        yield Mention(word.start(), end, owner)
                    reached = end
                    break
