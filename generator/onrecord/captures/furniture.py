"""Page furniture: what stands in a captured text and is not the article.

Related links, "SEE ALSO" blocks, newsletter boxes, lists of the most read, tags, share lines,
invitations to comment, photo captions. A capture is evidence and keeps all of it: ``furniture``
only says where it stands, so that whatever looks for quotations or compares articles can pass it
over. Verification does not: a quotation is looked for in the whole text.

The cost of a mistake is not even. Furniture taken for the article is noise that an analyst sees;
a paragraph of the article taken for furniture is evidence that nobody sees. So a line goes only on
a sign that it carries itself, or because it hangs on a heading that does; and a line that holds two
whole sentences and a quotation never goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.captures.furniture_signs import (
    BY_WORDING,
    CAPTION,
    COMMENTS,
    LISTING,
    NEWSLETTER,
    NOTICE,
    RELATED,
    SHARING,
    TAGS,
    WHOLE_LINES,
    WORDING,
)


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a text, in code points, ``end`` not included, and why it is furniture."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class _Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str
    after_blank: bool


def furniture(text: str) -> tuple[Span, ...]:
    """The furniture of a captured text: stretches of whole lines, in order, none overlapping."""
    lines = _lines(text)
    reasons: list[str | None] = [None] * len(lines)
    for number, line in enumerate(lines):
        reasons[number] = _by_itself(line.text)
    for number, line in enumerate(lines):
        heading = _heading(line.text)
        # The first line may be the article's own title: "The Latest: …".
        if (
            heading is None
            or not (heading.whole or number)
            or reasons[number] in (RELATED, LISTING)
        ):
            continue
        reasons[number] = heading.reason
        if heading.whole:
            for hanging in _hanging(lines, number, heading):
                reasons[hanging] = heading.reason
    for number in _titles_at_the_end(lines, reasons):
        reasons[number] = LISTING
    for number, line in enumerate(lines):
        if reasons[number] and _tells(line.text):
            reasons[number] = None
    return tuple(_joined(lines, reasons))


def ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The furniture as bare pairs of start and end."""
    return tuple((span.start, span.end) for span in furniture(text))


def article_only(text: str) -> str:
    """The text without its furniture: for reading and counting, not for offsets."""
    kept, last = [], 0
    for start, end in ranges(text):
        kept.append(text[last:start])
        last = end
    return re.sub(r"\n{3,}", "\n\n", "".join([*kept, text[last:]]))


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    for match in re.finditer(r"[^\n\r]*\S[^\n\r]*", text):
        bare = match[0].strip()
        start = match.start() + match[0].index(bare)
        gap = not found or text.count("\n", found[-1].end, start) > 1
        found.append(_Line(start, start + len(bare), bare, gap))
    return found


def _joined(lines: list[_Line], reasons: list[str | None]) -> Iterator[Span]:
    """Lines that follow each other for one reason are one stretch."""
    open_: Span | None = None
    for line, reason in zip(lines, reasons, strict=True):
        if open_ and reason == open_.reason:
            open_ = Span(open_.start, line.end, reason)
            continue
        if open_:
            yield open_
        open_ = Span(line.start, line.end, reason) if reason else None
    if open_:
        yield open_


# -- what a line looks like ------------------------------------------------------------------------

_ENDED = re.compile(r"[.!?…:;,。！？।؟][\"'”’»“)\]）」』]*$|[.!?][\"'”’»)\]]*\s*\[\d+\]$|[”»」』]$")
#: A sentence that ends inside a line: its mark, then a space or the end; never "U.S." or "Gen.".
_SENTENCE = re.compile(r"(?<=[\w\"'”’»)%])(?:[.!?…][\"'”’»)\]]*(?=\s|$)|[。！？][”」』]*)")
_SHORT_FORM = re.compile(
    r"(?:^|[\s(“\"‘'«])(?:[^\W\d_]|[^\W\d_]\.[^\W\d_]|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|Sgt|St|"
    r"Jr|Sr|No|vs|Inc|Ltd|Co|Corp|Jan|Feb|Aug|Sept|Oct|Nov|Dec|р|ім|вул|рр|тис|млн|Nr|bzw|ca)$"
)
_QUOTED = re.compile(r"“[^”\"]+[”\"]|\"[^\"]+[\"”]|«[^»]+»|„[^“”\"]+[“”\"]|「[^」]+」|『[^』]+』")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_BULLET = re.compile(r"^(?:[-–—•·▪►▶>*»]|\d{1,2}[.)])\s+(?=\S)")


_GLUE = re.compile(r"[a-zа-яіїєґà-ÿ)][.!?][\"'”’»]?[\"'“‘«]?[A-ZА-ЯІЇЄҐÀ-Þ]")
#: No line of furniture is longer; bounds every search in a line as well.
_LONG = 3000


def _ended(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _ENDED.search(line[-40:]) is not None


def _sentences(line: str) -> int:
    """How many sentences end in this line, short forms such as "Gen." not counted."""
    return sum(
        1
        for found in _SENTENCE.finditer(line)
        if not (
            found[0] == "." and _SHORT_FORM.search(line[max(0, found.start() - 12) : found.start()])
        )
        or found.end() == len(line)
    )


def _tells(line: str) -> bool:
    """Whether a line is beyond doubt part of an article: two sentences or more, and a quotation.

    A line whose last sentence has no end is not beyond doubt: lists of articles run a teaser and
    the next title together.
    """
    if len(line) > _LONG:
        return True
    return _ended(line) and _sentences(line) >= 2 and _QUOTED.search(line) is not None


def _prose(line: str) -> bool:
    """Whether a line reads like a paragraph: it ends as sentences do, and not Like a Title."""
    if not _ended(line):
        return False
    words = _WORD.findall(line)
    if line[-1] in ":;,":
        return True
    return len(words) >= 4 and not _set_like_a_title(line)


def _set_like_a_title(line: str) -> bool:
    """Whether Nearly All Longer Words Begin With a Capital, as in English titles."""
    longer = [word for word in _WORD.findall(line) if len(word) > 3]
    if len(longer) < 3:
        return False
    return sum(word[0].isupper() for word in longer) >= 0.75 * len(longer)


def _title(line: str) -> bool:
    """Whether a line can be the title of another article."""
    return len(line) <= 300 and not _prose(line) and (_ended(line) or _sentences(line) < 2)


# -- headings of furniture -------------------------------------------------------------------------


@dataclass(frozen=True)
class _Heading:
    """A heading found: what it announces, whether the line holds nothing else, and how far it goes.

    Under a ``listing`` whole teasers may follow; under other headings only titles do.
    """

    reason: str
    whole: bool
    listing: bool


#: What may stand between two headings in one line.
_BETWEEN = re.compile(r"[\s:：|/•·,;#*_▼▾›»–—-]*")


def _heading(line: str) -> _Heading | None:
    """The heading that a line is, or begins with.

    A line may run several together ("Tags: Keywords:Related Articles"); the last one counts. One
    that begins with a heading and goes on is furniture if a colon stands between.
    """
    if len(line) > _LONG:
        return None
    text = line.replace("’", "'").replace("`", "'")
    reason, place, colon = "", len(_BETWEEN.match(text)[0]), False
    while found := WORDING.match(text, place):
        after = text[found.end() : found.end() + 1]
        if after.isalnum() and not _run_on(found[0], after):
            break
        gap = _BETWEEN.match(text, found.end())
        reason = BY_WORDING[found[0].casefold()]
        colon = ":" in gap[0] or "：" in gap[0]
        place = gap.end()
        if place >= len(text):
            return _Heading(reason, True, reason == LISTING)
    if not reason or not colon or reason in (COMMENTS, NOTICE):
        return None
    rest = line[place:]
    if reason == TAGS:
        fits = not _prose(rest) or _listed(rest)
    elif reason == SHARING:
        fits = len(rest) <= 80 and not _prose(rest)
    elif reason == NEWSLETTER:
        fits = False
    else:
        fits = _title(rest)
    return _Heading(reason, False, False) if fits else None


def _run_on(word: str, after: str) -> bool:
    """Whether two headings stand against each other: "KeywordsRelated"."""
    return (word[-1].islower() and after.isupper()) or word[-1] > "\u2e80"


def _listed(rest: str) -> bool:
    """Whether a text is short items between commas."""
    items = [item.strip() for item in re.split(r"[,;|#•·、，]", rest) if item.strip()]
    return len(items) > 1 and all(len(item.split()) <= 5 for item in items)


def _hanging(lines: list[_Line], number: int, heading: _Heading) -> Iterator[int]:
    """The lines after a heading that belong to it."""
    if heading.reason in (COMMENTS, NOTICE, NEWSLETTER):
        return
    if heading.reason in (TAGS, SHARING):
        yield from _short_items(lines, number + 1)
        return
    if heading.listing:
        yield from _listing(lines, number + 1)
        return
    last = number + 1 + _MOST_RELATED
    for place in range(number + 1, min(last, len(lines))):
        line = lines[place]
        bare = _BULLET.sub("", line.text, count=1)
        first = place == number + 1
        # After the first group of titles an empty line ends the block, but for bulleted lists: the
        # article's own subheadings look like titles, too.
        apart = line.after_blank and not first and bare == line.text
        if apart and not (_two_titles_on(lines, place) and lines[number + 1].after_blank):
            return
        if not _title(bare) or _heading(line.text):
            return
        yield place


#: No "see also" block and no list of articles has more lines than this.
_MOST_RELATED = 12
_MOST_LISTED = 400


def _two_titles_on(lines: list[_Line], place: int) -> bool:
    """Whether at least two titles in a row begin here: a subheading stands alone."""
    pair = lines[place : place + 2]
    return len(pair) == 2 and all(_title(line.text) and not _ended(line.text) for line in pair)


def _short_items(lines: list[_Line], place: int) -> Iterator[int]:
    """Tags or names of networks, one a line, up to the first empty line or longer one."""
    for number in range(place, len(lines)):
        line = lines[number]
        if (
            len(line.text) > 40
            or len(line.text.split()) > 4
            or _ended(line.text)
            or (line.after_blank and number > place)
        ):
            return
        yield number


def _listing(lines: list[_Line], place: int) -> Iterator[int]:
    """Titles as far as they go; with a teaser each only where such pairs fill the text to its end.

    Teasers read like paragraphs of an article. Before they are taken, there must be two pairs at
    least, no two paragraphs in a row, and nothing after them.
    """
    titles: list[int] = []
    teasers: list[int] = []
    for number in range(place, min(len(lines), place + _MOST_LISTED)):
        text = lines[number].text
        if _tells(text):
            break
        if _title(_BULLET.sub("", text, count=1)) or _run_together(text):
            titles.append(number)
        elif titles and titles[-1] == number - 1:
            teasers.append(number)
        else:
            break
    else:
        if not teasers or len(teasers) > 1:
            yield from sorted([*titles, *teasers])
            return
    yield from (number for number in titles if not teasers or number < teasers[0])


def _run_together(line: str) -> bool:
    """Whether a teaser and the next title stand in one line without a space between."""
    return len(line) <= _LONG and not _ended(line) and _GLUE.search(line) is not None


# -- lines that carry their own sign ---------------------------------------------------------------


def _by_itself(line: str) -> str | None:
    """The reason for which a line is furniture whatever stands around it."""
    if len(line) > 600:
        return None
    text = _BULLET.sub("", line, count=1).replace("’", "'")
    for reason, pattern in WHOLE_LINES:
        if pattern.fullmatch(text):
            if reason != CAPTION and _QUOTED.search(text):
                return None
            return reason
    return None


def _titles_at_the_end(lines: list[_Line], reasons: list[str | None]) -> Iterator[int]:
    """Four or more lines Set Like Titles behind the last paragraph, without a heading."""
    run: list[int] = []
    for number in range(len(lines) - 1, -1, -1):
        if reasons[number]:
            continue
        text = _BULLET.sub("", lines[number].text, count=1)
        if _ended(text) or not _set_like_a_title(text):
            break
        run.append(number)
    if len(run) >= 4 and len(run) < len(lines):
        yield from run
