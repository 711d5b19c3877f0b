"""Numbered citations of one page: numbers in order of first use, one note for each passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.corpus import Key


@dataclass
class Note:
    """A passage or source cited on a page, under its number, and how often."""

    number: int
    key: Key
    uses: int = 0


@dataclass
class Notes:
    """The notes of one page, in order; grows while the page's prose is rendered."""

    by_key: dict[Key, Note] = field(default_factory=dict)

    def cite(self, key: Key) -> Note:
        """The note of ``key``, made at its first use, with one use more."""
        note = self.by_key.setdefault(key, Note(len(self.by_key) + 1, key))
        note.uses += 1
        return note

    def __iter__(self) -> Iterator[Note]:
        """The notes by number."""
        return iter(self.by_key.values())

    def __len__(self) -> int:
        return len(self.by_key)
