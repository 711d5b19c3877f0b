"""Folding: the few differences between two texts that are typography and nothing else.

Folded are runs of white space (non-breaking spaces among them), straight and curly quotation
marks, the hyphen and dash family, and the ellipsis. Nothing else is: not case, not digits, not
letters with or without accents, not invisible characters. Every fold keeps a map back, so that
offsets always count the code points of the text as it was captured.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

#: Double quotation marks, straight and curly, raised, low and reversed.
DOUBLE_QUOTES = '"“”„‟'
#: Single ones, which are also apostrophes.
SINGLE_QUOTES = "'‘’‚‛"
#: Hyphen-minus, hyphen, non-breaking hyphen, figure, en and em dash, horizontal bar, two- and
#: three-em dash, minus sign, small and full-width forms. The soft hyphen is none of them: it is
#: not printed, and "re-sign" is not "resign".
DASHES = "-‐‑‒–—―⸺⸻−﹘﹣－"
ELLIPSIS = "…"
#: Everything that Python and Unicode call white space.
SPACES = "".join(chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace())

_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys(DOUBLE_QUOTES, '"'),
        **dict.fromkeys(SINGLE_QUOTES, "'"),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(SPACES, " "),
    }
)
_SHORTENED = re.compile(r" {2,}|\.\.\.")


@dataclass(frozen=True)
class Folded:
    """A text with its typography folded, and where each piece of it came from."""

    original: str
    text: str
    #: From where on the distance between the two texts has changed: offsets in ``text``, and the
    #: offsets in ``original`` that they stand for. Both start with 0.
    places: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The offset in the original text of an offset in the folded one."""
        step = bisect_right(self.places, offset) - 1
        return self.origins[step] + offset - self.places[step]

    def unit(self, offset: int) -> str:
        """What stands in the original for the character at ``offset`` of the folded text."""
        return self.original[self.origin(offset) : self.origin(offset + 1)]

    @cached_property
    def is_as_written(self) -> bool:
        """Whether folding changed nothing."""
        return self.text == self.original


def fold(text: str) -> Folded:
    """The text folded; one pass, and the map holds only the places where the length changes."""
    alike = text.translate(_ONE_FOR_ONE)
    pieces: list[str] = []
    places, origins = [0], [0]
    done = length = 0
    for match in _SHORTENED.finditer(alike):
        pieces += (alike[done : match.start()], " " if match[0][0] == " " else ELLIPSIS)
        length += match.start() - done + 1
        done = match.end()
        places.append(length)
        origins.append(done)
    pieces.append(alike[done:])
    return Folded(text, "".join(pieces), tuple(places), tuple(origins))
