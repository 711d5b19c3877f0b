"""Tokens: the words and marks of a masked text, in which each quotation is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.captures.suggest import words as w

#: The first character of a quotation in the masked text, and all its others.
HOLDER, FILLER = "\ue000", "\ue001"

_TOKEN = re.compile(
    rf"{HOLDER}{FILLER}*|(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:[’'.&/-](?=\w)[^\W_]+)*(?:[’'](?!\w))?\.?|\S"
)


@dataclass(frozen=True)
class Token:
    """A word, a mark or a whole quotation of the masked text.

    ``known`` tells of a capitalised word that is capitalised in mid-sentence somewhere too.
    """

    text: str
    start: int
    end: int
    known: bool = False

    @cached_property
    def low(self) -> str:
        """In lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def is_quote(self) -> bool:
        """Whether it stands for a quotation."""
        return self.text[0] == HOLDER

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it ends like a possessive."""
        return self.low.endswith(("'s", "s'")) and self.low not in CONTRACTED

    @cached_property
    def bare(self) -> str:
        """In lower case without possessive ending or final dot."""
        return re.sub(r"(?:'s|')$", "", self.low).rstrip(".")


CONTRACTED = frozenset(
    "that's he's she's it's there's here's what's who's let's how's where's when's this's".split()
)


def tokens_of(mask: str, start: int, end: int) -> list[Token]:
    """The tokens of a part of the masked text; a dot that ends a sentence is one of its own."""
    found = []
    for match in _TOKEN.finditer(mask, start, end):
        text = match[0]
        if text.endswith(".") and len(text) > 1 and not text[0] == HOLDER:
            word = text[:-1].lower()
            keeps = (
                word in w.ABBREVIATIONS
                or "." in word
                or (len(word) == 1 and text[0].isupper() and text[0] != "I")
            )
            if not keeps:
                found.append(Token(text[:-1], match.start(), match.end() - 1))
                found.append(Token(".", match.end() - 1, match.end()))
                continue
        found.append(Token(text, match.start(), match.end()))
    return found
