"""Sentences with their phrases, by rule and without a model.

All work is done on a masked text: as long as the article, but with each quotation replaced by a
place-holder, so that every offset is one of the article and no quoted word is mistaken for the
article's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.layout import Range
from onrecord.captures.suggest.phrases import Chunk, chunks_of
from onrecord.captures.suggest.quotations import Piece
from onrecord.captures.suggest.tokens import FILLER, HOLDER, Token, tokens_of

#: A sentence of more tokens is none: it is cut, so that reading it takes no more than its share.
_LONGEST = 200


@dataclass(frozen=True)
class Sentence:
    """A sentence of the masked text with its tokens and phrases."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...] = field(default=())

    @cached_property
    def _by_first(self) -> dict[int, Chunk]:
        return {chunk.first: chunk for chunk in self.chunks}

    @cached_property
    def _by_last(self) -> dict[int, Chunk]:
        return {chunk.last: chunk for chunk in self.chunks}

    @cached_property
    def _over(self) -> dict[int, Chunk]:
        return {at: chunk for chunk in self.chunks for at in range(chunk.first, chunk.last)}

    def chunk_at(self, token: int) -> Chunk | None:
        """The phrase that starts at a token."""
        return self._by_first.get(token)

    def chunk_before(self, token: int) -> Chunk | None:
        """The phrase that ends right before a token."""
        return self._by_last.get(token)

    def chunk_over(self, token: int) -> Chunk | None:
        """The phrase that a token belongs to."""
        return self._over.get(token)


def masked(text: str, pieces: Iterable[Piece]) -> str:
    """The text with its outermost quotations masked; of the same length."""
    found = list(re.sub(f"[{HOLDER}{FILLER}]", "?", text).replace("\n", " "))
    for piece in pieces:
        start, end = piece.outer
        found[start:end] = [HOLDER] + [FILLER] * (end - start - 1)
    return "".join(found)


def sentences(text: str, mask: str, parts: Iterable[Range]) -> list[Sentence]:
    """The sentences of every paragraph, in order."""
    found = []
    listed = [(number, tokens_of(mask, start, end)) for number, (start, end) in enumerate(parts)]
    inner = {
        token.bare
        for _, tokens in listed
        for before, token in pairwise(tokens)
        if token.is_capital and before.is_word and before.text[0].islower()
    }
    for number, plain in listed:
        tokens = [replace(token, known=token.is_capital and token.bare in inner) for token in plain]
        first = 0
        for index in range(len(tokens)):
            full = index - first >= _LONGEST
            if index + 1 == len(tokens) or full or _ends(text, tokens, index):
                piece = tuple(tokens[first : index + 1])
                found.append(
                    Sentence(piece[0].start, piece[-1].end, number, piece, tuple(chunks_of(piece)))
                )
                first = index + 1
    return found


def _ends(text: str, tokens: list[Token], index: int) -> bool:
    """Whether a sentence ends with a token."""
    token, following = tokens[index], tokens[index + 1]
    if following.start == token.end:
        return False
    starts = following.is_capital or following.is_quote or following.text[0].isdigit()
    if token.text in (".", "!", "?", "…"):
        return starts or following.text in "(["
    if token.text.endswith(".") and token.is_word:
        low = token.low.rstrip(".")
        if low in ("inc", "corp", "co", "ltd", "etc", "jr", "sr", "a.m", "p.m", "d.c"):
            return following.low in w.DETERMINERS | w.PRONOUNS and following.is_capital
        return False
    if token.is_quote:
        inside = text[token.start : token.end].rstrip("”\"’'»“‹›« \u00a0\u202f")
        last = inside[-1:] or " "
        if last == ".":
            return starts
        if last in "!?…—–":
            return starts and (_introduced(tokens, index) or not _attributes(tokens, index + 1))
        return following.is_quote
    return False


def _introduced(tokens: list[Token], index: int) -> bool:
    """Whether a quotation follows its own verb of saying: 'shouted back, "…!"'."""
    if not index or tokens[index - 1].text not in ",:":
        return False
    return any(token.low in w.CUES for token in tokens[max(0, index - 5) : index - 1])


def _attributes(tokens: list[Token], index: int) -> bool:
    """Whether an attribution ("Smith asked", "said Smith") starts at a token."""
    for offset in range(0, 9):
        if index + offset >= len(tokens):
            return False
        token = tokens[index + offset]
        if token.is_quote or token.text in ".;:!?":
            return False
        base = w.CUES.get(token.low)
        if base and base not in w.WEAK_CUES | w.JUDGING and (offset or not token.is_capital):
            return True
        if offset and token.low in w.AUXILIARIES | w.CONJUNCTIONS | w.VERBS - {"was"}:
            return False
    return False
