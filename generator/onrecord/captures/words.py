"""Words of captured texts, folded for comparison in the ways that matching allows and no others.

Quotation marks, dashes, ellipses and white space of different kinds are the same; letters, digits,
case and order are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.captures.folding import DASHES, DOUBLE_QUOTES, ELLIPSIS, SINGLE_QUOTES
from onrecord.captures.sentences import Stretch

_FOLDED = str.maketrans(
    {
        **dict.fromkeys(DOUBLE_QUOTES, '"'),
        **dict.fromkeys(SINGLE_QUOTES, "'"),
        **dict.fromkeys(DASHES, "-"),
        ELLIPSIS: "...",
    }
)
_WORD = re.compile(r"[^\W_]+(?:['’‘‛‐‑\-.,](?=[^\W_])[^\W_]+)*|\.\.\.|[^\w\s]|_")
#: Beyond this many pairs of words a comparison word by word would take too long to be of use.
_MAX_PAIRS = 1_000_000


@dataclass(frozen=True)
class Word:
    """One word or punctuation mark: its place, and what it is compared by."""

    start: int
    end: int
    folded: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not punctuation."""
        return self.folded[0].isalnum()


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words and punctuation marks of a stretch of text, in order."""
    limit = len(text) if end is None else end
    return tuple(
        Word(match.start(), match.end(), match[0].translate(_FOLDED))
        for match in _WORD.finditer(text, start, limit)
    )


def words_of(text: str, parts: Iterable[Stretch]) -> tuple[Word, ...]:
    """The words of several stretches, one after the other."""
    return tuple(word for part in parts for word in words(text, part.start, part.end))


@dataclass(frozen=True)
class Change:
    """A run of words of one text that stands in place of a run of the other; one may be empty.

    ``at_a`` and ``at_b`` are the offsets at which the runs begin, or would.
    """

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    at_a: int
    at_b: int


def changes(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[Change, ...]:
    """Where two runs of words differ, in order."""
    left = [word.folded for word in a]
    right = [word.folded for word in b]
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    stop_a, stop_b = len(left) - tail, len(right) - tail
    if head == stop_a and head == stop_b:
        return ()
    if (stop_a - head) * (stop_b - head) > _MAX_PAIRS:
        return (_change(a, b, head, stop_a, head, stop_b),)
    matcher = SequenceMatcher(None, left[head:stop_a], right[head:stop_b], autojunk=False)
    return tuple(
        _change(a, b, head + i1, head + i2, head + j1, head + j2)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def _change(a: tuple[Word, ...], b: tuple[Word, ...], i1: int, i2: int, j1: int, j2: int) -> Change:
    return Change(a[i1:i2], b[j1:j2], _offset(a, i1), _offset(b, j1))


def _offset(found: tuple[Word, ...], number: int) -> int:
    """Where the word of that number begins, or the last one ends."""
    if number < len(found):
        return found[number].start
    return found[-1].end if found else 0
