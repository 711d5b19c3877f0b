"""Matching: where a quotation stands in a captured text, and what had to be overlooked for it.

The literal text comes first. Only where that is absent, typography is folded (see ``folding``), and
only then are ``[…]`` taken for a cut and ``[words]`` for an insertion. There is no measure of
likeness: a sentence with "not" added is absent, however similar.

A match never begins or ends inside a word or a number: "sign" is not quoted from "signal", nor
"000 troops" from "10,000 troops".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from onrecord.captures.folding import SINGLE_QUOTES, Folded, fold
from onrecord.model.lock import Status

_CUT = re.compile(r"\[ ?… ?\]")
_INSERTION = re.compile(r"\[[^\[\]]*\](?: ?\[[^\[\]]*\])*")
#: Characters that can differ although their folded forms are the same.
_FOLDABLE = re.compile("[\"'\\- …]")
#: Scripts in which words are not spaced, or grow endings that an extract may leave out.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u31ff\u3400-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"\w+(?:['’‐-]\w+)*")


@dataclass(frozen=True)
class Part:
    """A stretch of a quotation and the stretch of the captured text that it stands for.

    ``fragment`` counts the pieces between declared cuts.
    """

    quote_start: int
    quote_end: int
    start: int
    end: int
    fragment: int = 0


@dataclass(frozen=True)
class Match:
    """What became of the search: the status and, where it was found once, the place.

    ``differs`` are the stretches of the quotation
    whose typography is not that of the captured text, ``cuts`` how many words each cut leaves out.
    """

    status: Status
    parts: tuple[Part, ...] = ()
    differs: tuple[tuple[int, int], ...] = ()
    cuts: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        """Where the passage begins in the captured text."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1].end

    @property
    def fragments(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the captured text between the declared cuts."""
        found: dict[int, tuple[int, int]] = {}
        for part in self.parts:
            start, _ = found.get(part.fragment, (part.start, 0))
            found[part.fragment] = (start, part.end)
        return tuple(found.values())


ABSENT = Match(Status.ABSENT)


@dataclass(frozen=True)
class _Place:
    """Where a fragment stands in the folded text: its groups, those that are not there as -1."""

    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where its first group begins."""
        return next(start for start, _ in self.spans if start >= 0)

    @property
    def end(self) -> int:
        """Where its last group ends."""
        return max(end for _, end in self.spans)


class CapturedText:
    """A text to search, folded once however many quotations are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        """The text with its typography folded."""
        return fold(self.text)

    def match(self, quote: str, prefix: str | None = None, suffix: str | None = None) -> Match:
        """Look for a quotation, with the words before and after it where the analyst gives any."""
        literal = (
            (Part(0, len(quote), at, at + len(quote)),)
            for at in _places(self.text, quote)
            if whole(self.text, at, at + len(quote))
        )
        if found := self._decided(Status.EXACT, literal, quote, prefix, suffix):
            return found
        wanted = fold(quote)
        pattern = _Fragment(0, len(wanted.text), wanted.text, brackets=False)
        folded = (self._parts(wanted, pattern, place) for place in self._places(pattern))
        if found := self._decided(Status.FOLDED, folded, quote, prefix, suffix):
            return found
        if "[" not in quote:
            return ABSENT
        return self._elided(wanted, quote, prefix, suffix) or ABSENT

    # -- fragments -----------------------------------------------------------------------------

    def _elided(
        self, wanted: Folded, quote: str, prefix: str | None, suffix: str | None
    ) -> Match | None:
        """The quotation with cuts and insertions taken for what they declare."""
        fragments = [
            fragment
            for start, end in _between_cuts(wanted.text)
            if not (fragment := _Fragment(start, end, wanted.text)).is_empty
        ]
        if not fragments:
            return None
        known: dict[str, list[_Place]] = {}
        for fragment in fragments:
            if fragment.text not in known:
                known[fragment.text] = [*self._places(fragment)]
                if not known[fragment.text]:
                    return None
        found = [known[fragment.text] for fragment in fragments]
        found[0] = [place for place in found[0] if self._fits(*self._ends(place), prefix, None)]
        found[-1] = [place for place in found[-1] if self._fits(*self._ends(place), None, suffix)]
        windows = (
            tuple(
                part
                for number, (fragment, place) in enumerate(zip(fragments, window, strict=True))
                for part in self._parts(wanted, fragment, place, number)
            )
            for window in _windows(found)
        )
        return self._decided(Status.ELIDED, windows, quote, None, None)

    def _places(self, fragment: _Fragment) -> Iterator[_Place]:
        """Where a fragment stands in the folded text, cutting no word."""
        for place in fragment.places(self.folded.text):
            if whole(self.text, *self._ends(place)):
                yield place

    def _ends(self, place: _Place) -> tuple[int, int]:
        return self.folded.origin(place.start), self.folded.origin(place.end)

    def _parts(
        self, wanted: Folded, fragment: _Fragment, place: _Place, number: int = 0
    ) -> tuple[Part, ...]:
        """A place as the parts between its insertions, in offsets of both original texts."""
        return tuple(
            Part(
                wanted.origin(begin),
                wanted.origin(begin + end - start),
                self.folded.origin(start),
                self.folded.origin(end),
                number,
            )
            for begin, (start, end) in zip(fragment.begins, place.spans, strict=True)
            if start >= 0
        )

    # -- decisions -----------------------------------------------------------------------------

    def _decided(
        self,
        status: Status,
        found: Iterable[tuple[Part, ...]],
        quote: str,
        prefix: str | None,
        suffix: str | None,
    ) -> Match | None:
        """The one match, ``ambiguous`` where there are several, None where there is none."""
        fitting = (
            parts for parts in found if self._fits(parts[0].start, parts[-1].end, prefix, suffix)
        )
        first_two = [*islice(fitting, 2)]
        if not first_two:
            return None
        if len(first_two) > 1:
            return Match(Status.AMBIGUOUS)
        parts = first_two[0]
        differs = () if status is Status.EXACT else tuple(self._differences(quote, parts))
        cuts = tuple(
            len(_WORD.findall(self.text, before.end, after.start))
            for before, after in pairwise(parts)
            if after.fragment > before.fragment
        )
        return Match(status, parts, differs, cuts)

    def _differences(self, quote: str, parts: tuple[Part, ...]) -> Iterator[tuple[int, int]]:
        for part in parts:
            if quote[part.quote_start : part.quote_end] == self.text[part.start : part.end]:
                continue
            wanted = fold(quote[part.quote_start : part.quote_end])
            there = fold(self.text[part.start : part.end])
            for match in _FOLDABLE.finditer(wanted.text):
                at = match.start()
                if wanted.unit(at) != there.unit(at):
                    yield (
                        part.quote_start + wanted.origin(at),
                        part.quote_start + wanted.origin(at + 1),
                    )

    def _fits(self, start: int, end: int, prefix: str | None, suffix: str | None) -> bool:
        """Whether the words around a place are those that the analyst gives."""
        if prefix is not None:
            room = 2 * len(prefix) + 200
            before = fold(self.text[max(0, start - room) : start]).text
            if not _ends_with(before, fold(prefix).text):
                return False
        if suffix is not None:
            room = 2 * len(suffix) + 200
            after = fold(self.text[end : end + room]).text
            if not _ends_with(after[::-1], fold(suffix).text[::-1]):
                return False
        return True


class _Fragment:
    """A piece of a folded quotation without cuts, to be looked for as a whole.

    An insertion is either there, brackets and all, or stands for nothing: the text goes on around
    it, with white space where the quotation has any on both sides.
    """

    def __init__(self, start: int, end: int, quote: str, *, brackets: bool = True) -> None:
        text = quote[start:end]
        start += len(text) - len(text.lstrip(" "))
        text = text.strip(" ")
        self.text = text
        insertions = [*_INSERTION.finditer(text)] if brackets else []
        #: Offsets in the quotation at which each group of the pattern begins.
        self.begins: list[int] = []
        self.pattern: re.Pattern[str] | None = None
        self.is_empty = not text
        if not insertions:
            self.begins = [start]
            return
        pieces: list[str] = []
        done = 0
        self.is_empty = True
        for insertion in [*insertions, None]:
            edge = insertion.start() if insertion else len(text)
            piece = text[done:edge]
            inner = piece.strip(" ")
            if inner:
                self.is_empty = False
                self.begins.append(start + done + len(piece) - len(piece.lstrip(" ")))
                pieces.append(f"({re.escape(inner)})")
            if insertion:
                before = text[:edge].endswith(" ")
                after = text[insertion.end() :].startswith(" ")
                inside = edge > 0 and insertion.end() < len(text)
                self.begins.append(start + edge)
                pieces.append(_or_nothing(insertion[0], before, after, inside))
                done = insertion.end()
        self.pattern = re.compile("".join(pieces))

    def places(self, text: str) -> Iterator[_Place]:
        """Each place in a folded text, in the order of their beginnings."""
        if self.pattern is None:
            for at in _places(text, self.text):
                yield _Place(((at, at + len(self.text)),))
            return
        groups = range(1, len(self.begins) + 1)
        at = 0
        while match := self.pattern.search(text, at):
            at = match.start() + 1
            yield _Place(tuple(match.span(number) for number in groups))


def _or_nothing(insertion: str, before: bool, after: bool, inside: bool) -> str:
    """The pattern of an insertion: there with its brackets, or nothing at all."""
    there = f"{' ' if before else ''}({re.escape(insertion)}){' ' if after else ''}"
    if not inside:
        return f"(?:{there})?"
    if before and after:
        gap = " "
    elif before or after:
        gap = r" |(?<!\w)|(?!\w)"
    else:
        gap = ""
    return f"(?:{there}|{gap})"


def _between_cuts(quote: str) -> Iterator[tuple[int, int]]:
    done = 0
    for cut in _CUT.finditer(quote):
        yield done, cut.start()
        done = cut.end()
    yield done, len(quote)


def _windows(found: list[list[_Place]]) -> Iterator[tuple[_Place, ...]]:
    """The tightest ways to find all fragments in order, from the first one on.

    Going forward, each fragment is taken where it first follows the one before; going back from the
    end so reached, each where it last precedes the one after. No tighter way has the same end, and
    the next begins behind the beginning of this one.
    """
    starts = [[place.start for place in places] for places in found]
    begin = 0
    while True:
        at = begin
        for places, begins in zip(found, starts, strict=True):
            step = bisect_left(begins, at)
            if step == len(places):
                return
            at = places[step].end
        chosen = [places[step]]
        for earlier, begins in zip(found[-2::-1], starts[-2::-1], strict=True):
            step = bisect_left(begins, chosen[-1].start) - 1
            while earlier[step].end > chosen[-1].start:
                step -= 1
            chosen.append(earlier[step])
        yield tuple(reversed(chosen))
        begin = chosen[-1].start + 1


def _places(text: str, words: str) -> Iterator[int]:
    """Every offset at which ``words`` stand, overlapping ones included."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends between words, not inside a word or a number."""
    return not (_inside(text, start) or _inside(text, end) or _cuts_negation(text, end))


def _inside(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _joins(after):
        return not before.isspace()
    if _joins(before):
        return _of_word(after) and not _UNSPACED.match(after)
    if _of_word(before) and _of_word(after):
        return not (_UNSPACED.match(before) or _UNSPACED.match(after))
    if before == after == ".":
        return True
    if before in ".," and after.isdecimal():
        return at > 1 and text[at - 2].isdecimal()
    if after in ".," and before.isdecimal():
        return at + 1 < len(text) and text[at + 1].isdecimal()
    return False


def _of_word(letter: str) -> bool:
    """Whether a character is part of a word or number; a raised footnote figure is not."""
    return letter.isalpha() or letter.isdecimal()


def _joins(letter: str) -> bool:
    """Whether a character belongs to the one before it: accents, joiners, soft hyphens."""
    return not letter.isascii() and (
        letter in "\u00ad\u200c\u200d" or unicodedata.category(letter)[0] == "M"
    )


def _cuts_negation(text: str, end: int) -> bool:
    """Whether "n’t" was left behind: "can" is not quoted from "can’t"."""
    return (
        text[end - 1 : end] in ("n", "N")
        and text[end : end + 1] in tuple(SINGLE_QUOTES)
        and text[end + 1 : end + 2] in ("t", "T")
        and not text[end + 2 : end + 3].isalpha()
    )


def _ends_with(text: str, words: str) -> bool:
    """Whether ``text`` ends with ``words``, whole, whatever punctuation follows them."""
    bare = _trimmed(words)
    there = _trimmed(text) if bare else text.rstrip(" ")
    bare = bare or words.strip(" ")
    if not bare or not there.endswith(bare):
        return not bare
    left = len(there) - len(bare)
    return not (left and there[left - 1].isalnum() and bare[0].isalnum())


def _trimmed(text: str) -> str:
    """``text`` without what follows its last letter or digit."""
    end = len(text)
    while end and not text[end - 1].isalnum():
        end -= 1
    return text[:end].lstrip(" ")
