"""Outlets that a passage credits, and to whom something was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.captures.suggest.cast import Known

_TOLD = re.compile(
    r"(?:\b(?:told|tells|tell|telling|assured|informed|emailed|interview with|interview to|"
    r"interviewed by|speaking to|spoke to|spoke with|speaking with|statement to|message to|"
    r"comments to|remarks to|email to|letter to|said to)\s+(?:the\s+|a\s+|\w+\s+magazine\s+)?)$",
    re.IGNORECASE,
)
#: Before a name of one or two letters, which could be anything else.
_PLATFORM = re.compile(r"(?:\b(?:on|via|over)\s+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Credit:
    """An outlet named in a passage; ``told`` where it is the one that was spoken to."""

    outlet: str
    start: int
    end: int
    told: bool


class Outlets:
    """The registered outlets, ready to be found in masked text."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_name = {
            name: outlet for outlet, names in sorted(known.outlets.items()) for name in names
        }
        listed = sorted(self._by_name, key=lambda name: (-len(name), name))
        self._pattern = (
            re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, listed)) + r")(?![\w])")
            if listed
            else None
        )

    def find(self, mask: str, start: int, end: int) -> Iterator[Credit]:
        """The outlets named between two offsets, in order."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(mask, start, end):
            outlet = self._by_name[match[0]]
            before = mask[max(start, match.start() - 40) : match.start()]
            if len(match[0]) <= 2 and not (_PLATFORM.search(before) or _TOLD.search(before)):
                continue
            yield Credit(outlet, match.start(), match.end(), bool(_TOLD.search(before)))

    def is_own(self, outlet: str) -> bool:
        """Whether the article is this outlet's own."""
        return outlet in self._known.own
