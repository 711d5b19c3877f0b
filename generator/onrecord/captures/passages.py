"""How a browser finds a passage: by which of its words, and which words around it.

A text fragment (WICG, URL Fragment Text Directives) is matched without regard to case and accents,
whole words only, each term within one block of the page, and the first match is taken. So a link
names stretches that stand in the capture as they stand in the quotation, and words before or after
it only where the passage would else be mistaken or is very short.

All of it is chosen on the captured text, but what is chosen are stretches of the quotation: nothing
of the capture is kept apart from those few words before and after.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.captures.folding import fold
from onrecord.captures.matching import CapturedText, Match, whole
from onrecord.model.lock import CONTEXT

#: Beyond this a link gives the beginning and the end of a passage instead of all of it.
LONG = 300
#: A passage of so few words is given a little of what stands around it.
FEW = 3
#: How many words, with those around it, make a passage easy to tell.
ENOUGH = 5
#: With how many words a beginning or an end is tried first, and what a beginning has at least.
_EDGE = 4
_LEAST = 2

_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{1,2}|\S+"
)
_BEFORE = re.compile(r"\S+\s*$")
_AFTER = re.compile(r"\s*\S+")
_LINES = re.compile(r"\s*[\n\u2028\u2029]\s*")
#: Context never reaches over the end of a line, nor over what cannot be shown.
_LINE_END = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
#: Marks that stand inside one word where letters are on both sides.
_MIDDLE = frozenset("'’‘.:·")

Stretch = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """What a lock keeps for links: words around the quotation, and stretches of the quotation.

    ``link`` is None where the whole quotation is the term, one stretch where a part of it is, two
    for a beginning and an end, and empty where no words are fit.
    """

    prefix: str | None = None
    suffix: str | None = None
    link: tuple[Stretch, ...] | None = None


class _Seen(dict[int, str]):
    """Letters as a browser's search sees them: lower case, without accents; one for one."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFKD", chr(code))[:1].lower()[:1] or chr(code)
        self[code] = letter
        return letter


_SEEN = _Seen()


def seen(text: str) -> str:
    """The text as a browser's search sees it."""
    return fold(text).text.translate(_SEEN)


class SeenText:
    """A text that stands for the page a reader will open."""

    def __init__(self, captured: CapturedText) -> None:
        self.text = captured.folded.text.translate(_SEEN)

    def times(self, words: str, limit: int = 2) -> int:
        """How often ``words`` stand there whole, counted up to ``limit``."""
        wanted = seen(words)
        found = 0
        at = self.text.find(wanted) if wanted else -1
        while at >= 0 and found < limit:
            found += whole(self.text, at, at + len(wanted))
            at = self.text.find(wanted, at + 1)
        return found

    def first_run(self, before: str, begins: str, ends: str) -> str | None:
        """The text from the first ``begins`` (behind ``before``) to the first ``ends`` after it."""
        lead, head, tail = seen(before + begins), seen(begins), seen(ends)
        found = self.text.find(lead)
        if found < 0:
            return None
        start = found + len(lead) - len(head)
        end = self.text.find(tail, found + len(lead))
        return self.text[start : end + len(tail)] if end >= 0 else None


def passage(quote: str, match: Match, captured: CapturedText, page: SeenText) -> Passage:
    """The words by which a browser finds a matched quotation on ``page``."""
    text = captured.text[match.start : match.end]
    prefix, suffix = _context(captured.text, match, page)
    runs = [*_runs(quote, match, captured.text)]
    if not runs:
        return Passage(prefix, suffix, ())
    everything = (0, len(quote))
    if runs == [everything] and len(quote) <= LONG:
        return Passage(prefix, suffix)
    link = _edges(quote, runs, text, page, prefix or "")
    return Passage(prefix, suffix, None if link == (everything,) else link)


def words_in(text: str) -> int:
    """How many words a text has; where they are not spaced, two characters count as one."""
    return sum(1 for _ in _WORD.finditer(text))


# -- what stands around it -------------------------------------------------------------------------


def _context(text: str, match: Match, page: SeenText) -> tuple[str | None, str | None]:
    """The shortest prefix and suffix that tell a passage from others; mostly none."""
    quoted = text[match.start : match.end]
    if words_in(quoted) > FEW and page.times(quoted) <= 1:
        return None, None
    before = _LINE_END.split(text[max(0, match.start - 200) : match.start])[-1]
    after = _LINE_END.split(text[match.end : match.end + 200])[0]
    pairs = [(prefix, suffix) for prefix in _back(before) for suffix in _on(after)]
    longest = pairs[-1]
    pairs.sort(key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
    prefix, suffix = next(
        (
            pair
            for pair in pairs
            if page.times(f"{pair[0]}{quoted}{pair[1]}") <= 1
            and words_in(f"{pair[0]}{quoted}{pair[1]}") >= ENOUGH
        ),
        longest,
    )
    return prefix.lstrip() or None, suffix.rstrip() or None


def _back(before: str) -> list[str]:
    """Nothing, then word by word more of what stands before."""
    found = [""]
    while (match := _BEFORE.search(before)) and len(found[-1]) + len(match[0]) <= CONTEXT:
        before = before[: match.start()]
        found.append(match[0] + found[-1])
    return found


def _on(after: str) -> list[str]:
    """Nothing, then word by word more of what stands after."""
    found = [""]
    while (match := _AFTER.match(after)) and len(found[-1]) + len(match[0]) <= CONTEXT:
        after = after[match.end() :]
        found.append(found[-1] + match[0])
    return found


# -- the passage itself ----------------------------------------------------------------------------


def _runs(quote: str, match: Match, text: str) -> Iterator[Stretch]:
    """Stretches of the quotation that stand in one block of the capture just as they do in it."""
    for part in match.parts:
        breaks = [
            (start, end)
            for start, end in match.differs
            if part.quote_start <= start and end <= part.quote_end
        ]
        breaks += [
            (part.quote_start + found.start(), part.quote_start + found.end())
            for found in _LINES.finditer(quote[part.quote_start : part.quote_end])
        ]
        start, cut = part.quote_start, _inside_for_browsers(text, part.start)
        for stop, begin in sorted(breaks):
            yield from _whole_words(quote, start, stop, cut, _inside_for_browsers(quote, stop))
            if begin > start:
                start, cut = begin, _inside_for_browsers(quote, begin)
        yield from _whole_words(
            quote, start, part.quote_end, cut, _inside_for_browsers(text, part.end)
        )


def _inside_for_browsers(text: str, at: int) -> bool:
    """Whether a place is inside a word by Unicode's rules (UAX 29), as in "Ukraine|’s"."""
    if not 0 < at < len(text):
        return False
    if not whole(text, at, len(text)):
        return True
    around = text[max(0, at - 2) : at], text[at : at + 2]
    return any(
        mark in _MIDDLE and before.isalpha() and after.isalpha()
        for before, mark, after in (
            (around[0][-1:], around[1][:1], around[1][1:]),
            (around[0][:-1], around[0][-1:], around[1][:1]),
        )
    )


def _whole_words(
    quote: str, start: int, end: int, cut_start: bool, cut_end: bool
) -> Iterator[Stretch]:
    """The stretch without words cut at its edges and without white space around it, if any."""
    while start < end and (cut_start or quote[start].isspace()):
        cut_start = cut_start and not quote[start].isspace()
        start += 1
    while end > start and (cut_end or quote[end - 1].isspace()):
        cut_end = cut_end and not quote[end - 1].isspace()
        end -= 1
    if any(letter.isalnum() for letter in quote[start:end]):
        yield start, end


def _edges(
    quote: str, runs: list[Stretch], text: str, page: SeenText, prefix: str
) -> tuple[Stretch, ...]:
    """A beginning and an end that lead to the passage and to nothing else, as far as possible."""
    if len(runs) == 1 and _length(runs[0]) <= LONG:
        return (runs[0],)
    longest = max(runs, key=_length)
    wanted = seen(text)
    for first in runs:
        before = prefix if first[0] == 0 else ""
        for head in _words_from(quote, first):
            begun = quote[slice(*head)]
            if words_in(begun) < _LEAST or page.times(before + begun) != 1:
                continue
            for tail in _tails(quote, runs, head):
                run = page.first_run(before, begun, quote[slice(*tail)])
                closed = tail[1] == runs[-1][1]
                if run and (_bare(wanted).endswith(_bare(run)) if closed else run in wanted):
                    return head, tail
    if _length(longest) <= LONG:
        return (longest,)
    return (next(_words_from(quote, longest)),)


def _bare(text: str) -> str:
    """The text without the punctuation at its end."""
    end = len(text)
    while end and not text[end - 1].isalnum():
        end -= 1
    return text[:end]


def _tails(quote: str, runs: list[Stretch], head: Stretch) -> Iterator[Stretch]:
    """Ends that may close a passage: of the last run, else of the one before it, and so on."""
    for last in reversed(runs):
        for tail in _words_back(quote, last):
            if tail[0] >= head[1]:
                yield tail


def _length(run: Stretch) -> int:
    return run[1] - run[0]


def _words_from(quote: str, run: Stretch) -> Iterator[Stretch]:
    """The first words of a run: four, then one more each time."""
    ends = [run[0] + match.end() for match in _WORD.finditer(quote[slice(*run)])]
    for end in ends[_EDGE - 1 :] or ends[-1:]:
        yield run[0], end


def _words_back(quote: str, run: Stretch) -> Iterator[Stretch]:
    """The last words of a run: four, then one more each time."""
    begins = [run[0] + match.start() for match in _WORD.finditer(quote[slice(*run)])]
    for begin in begins[-_EDGE::-1] or begins[:1]:
        yield begin, run[1]
