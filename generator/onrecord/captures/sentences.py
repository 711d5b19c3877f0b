"""Sentences and quotations of a text, by offset: nothing is copied, changed or lost.

The rules are those of printed news: a full stop ends a sentence unless it belongs to a title, an
initial or an acronym; closing quotation marks go with the sentence they close; a sentence that
goes on in lower case after a question mark is still the same sentence. A line is a paragraph,
except in a text whose lines were broken at a fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, order=True)
class Stretch:
    """A stretch of a text: ``text[start:end]``, counted in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def meets(self, other: Stretch) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


OPENING = "“„«‟"
CLOSING = "”»"
STRAIGHT = '"＂'
_CLOSERS = "\"'”’»›)\\]＂」』"
_ENDS = re.compile(
    rf"[.!?…‽؟।]+[{_CLOSERS}]*(?=\s|$|[“„«])|[。！？｡]+[{_CLOSERS}]*|[.!?…]+[{_CLOSERS}]+(?=\S)"
)
#: Abbreviations that stand before what they belong to, and so never end a sentence.
_TITLES = frozenset(
    "mr mrs ms mx dr prof gen sen rep gov lt col sgt maj capt cpl adm cmdr brig hon rev fr st ste "
    "pres amb atty supt messrs mt ft vs no nos vol fig art sec dept est approx ca cf e.g i.e bzw "
    "z.b m mm mme mlle sr sra dra ing jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
#: Those that are also words when written small: "He said no."
_ALSO_WORDS = frozenset(("no", "nos", "fig", "art", "mar", "m", "dec", "sun", "gen", "ing"))
#: Abbreviations that may end one: then the next word shows it.
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|inc|co|corp|ltd|bros|jr|etc|al|a\.m|p\.m", re.I)
_INITIAL = re.compile(r"[A-ZÀ-ÞА-ЯЄІЇҐΑ-Ω]")
_STARTERS = frozenset(
    "the a an he she it they we you his her its their our this that these those there here in on "
    "at by for from with as but and or yet so if when while after before since although though "
    "because until once asked what who how why not no most many some both one two officials "
    "under during meanwhile however later earlier still".split()
)
_BEFORE = re.compile(r"[^\s“„«\"'‘(\[—–]+$")
_WORD = re.compile(r"[^\W\d_]+")


def paragraphs(text: str) -> tuple[Stretch, ...]:
    """The paragraphs in order, without the white space around them."""
    breaks = r"\n[ \t\r\f\v]*\n\s*" if _hard_wrapped(text) else r"\s*\n\s*"
    return tuple(_trimmed(text, _between(text, re.finditer(breaks, text))))


def _hard_wrapped(text: str) -> bool:
    """Whether lines were broken at a fixed width: then only an empty line ends a paragraph."""
    lines = [line.rstrip() for line in text.split("\n")]
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    if len(pairs) < 3 or max(len(line) for line in lines) > 120:
        return False
    going_on = sum(a[-1] not in ".!?…:\"'”’»)" and len(a) > 40 for a, _ in pairs)
    return going_on * 2 > len(pairs)


def _between(text: str, breaks: Iterable[re.Match[str]]) -> Iterator[Stretch]:
    start = 0
    for found in breaks:
        yield Stretch(start, found.start())
        start = found.end()
    yield Stretch(start, len(text))


def _trimmed(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    for item in stretches:
        words = item.of(text)
        start = item.start + len(words) - len(words.lstrip())
        end = item.start + len(words.rstrip())
        if start < end:
            yield Stretch(start, end)


def sentences(text: str, skip: Iterable[tuple[int, int]] = ()) -> tuple[Stretch, ...]:
    """The sentences in order; what ``skip`` names (page furniture) is in none of them."""
    found: list[Stretch] = []
    gaps = sorted(Stretch(start, end) for start, end in skip if start < end)
    for paragraph in paragraphs(text):
        parts = [paragraph]
        for gap in gaps:
            if gap.meets(paragraph):
                parts = [piece for part in parts for piece in _without(part, gap)]
        for part in parts:
            found += _trimmed(text, _in_paragraph(text, part))
    return tuple(found)


def _without(part: Stretch, gap: Stretch) -> list[Stretch]:
    if not part.meets(gap):
        return [part]
    pieces = [Stretch(part.start, gap.start), Stretch(gap.end, part.end)]
    return [piece for piece in pieces if piece.start < piece.end]


def _in_paragraph(text: str, part: Stretch) -> Iterator[Stretch]:
    start = part.start
    for end in _ENDS.finditer(text, part.start, part.end):
        if end.end() < part.end and _ends_here(text, start, end, part.end):
            yield Stretch(start, end.end())
            start = end.end()
    yield Stretch(start, part.end)


def _ends_here(text: str, start: int, end: re.Match[str], limit: int) -> bool:
    """Whether a sentence that began at ``start`` ends with the punctuation found."""
    mark = end[0]
    if mark[0] in "。！？｡":
        return True
    rest = text[end.end() : min(limit, end.end() + 80)]
    following = rest.lstrip().lstrip("\"'“”‘«„([—–- ")
    if not following:
        return False
    if not rest[0].isspace() and rest[0] not in "“„«":
        # A closing mark with the next word run on: two paragraphs whose break was lost.
        return mark[-1] in "”»" and following[0].isupper()
    if following[0].islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = _BEFORE.search(text, start, end.start())
    word = before[0] if before else ""
    if word.casefold() in _TITLES and word not in _ALSO_WORDS:
        return False
    if _INITIAL.fullmatch(word) or _ACRONYM.fullmatch(word):
        if len(mark) > 1:
            return True
        first = _WORD.match(following)
        return first is not None and first[0].casefold() in _STARTERS
    return True


def quotations(text: str) -> tuple[Stretch, ...]:
    """What stands within double quotation marks, without the marks, in order.

    Marks may be of unlike kinds (“…"). A quotation that runs over paragraphs is one stretch for
    each of them, as each opens with a mark of its own; one that is never closed ends with its
    paragraph. Within a paragraph without double marks, single ones count where they can only be
    quotation marks: ‘…,’ and ‘….’.
    """
    found: list[Stretch] = []
    for paragraph in paragraphs(text):
        inside = list(_double(text, paragraph))
        found += inside or _single(text, paragraph)
    return tuple(item for item in found if item.of(text).strip())


_MARK = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")


def _double(text: str, part: Stretch) -> Iterator[Stretch]:
    opened: int | None = None
    for mark in _MARK.finditer(text, part.start, part.end):
        if opened is None:
            if mark[0] not in CLOSING:
                opened = mark.end()
        elif mark[0] in CLOSING or mark[0] in STRAIGHT or text[opened - 1] in "„‟":
            yield Stretch(opened, mark.start())
            opened = None
        else:
            # A second opening mark: the first was never closed.
            yield Stretch(opened, mark.start())
            opened = mark.end()
    if opened is not None and opened < part.end:
        yield Stretch(opened, part.end)


_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=\w)((?:[^‘\n]|(?<=\w)['’](?=\w))*?[,.?!…])[’'](?!\w)"
    r"|(?<![\w’'])‘(?=\w)([^‘’\n]+)’(?!\w)"
)


def _single(text: str, part: Stretch) -> Iterator[Stretch]:
    for match in _SINGLE.finditer(text, part.start, part.end):
        group = 1 if match[1] is not None else 2
        yield Stretch(match.start(group), match.end(group))
