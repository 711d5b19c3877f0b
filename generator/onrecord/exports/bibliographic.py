"""What the bibliographic formats share: a source as an item of a bibliography. No format itself.

Bylines are kept whole. Which part of a name is the family's cannot be known from a byline ("Reuters
Staff", "Li Wei"), so none is turned round or cut up; formats are told that it is one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.analysis.dates import in_words
from onrecord.corpus import Corpus, Key
from onrecord.languages import Language
from onrecord.markdown.escape import rebuilt_address
from onrecord.model import Source
from onrecord.model.edtf import Edtf
from onrecord.render.addresses import address
from onrecord.render.citing import remarks
from onrecord.render.press import Edition


@dataclass(frozen=True)
class Item:
    """A source with the names that its ids stand for.

    ``is_news`` tells an article of a news outlet. ``url``, ``archive_url`` and ``page`` are
    addresses that can be followed: the original, a lasting copy, and its page on this site where
    the site knows its own address. ``remarks`` are sentences for a note: what was taken back or
    corrected first, then whose story it is.
    """

    id: str
    record: Source
    publisher: str | None
    is_news: bool
    url: str | None
    archive_url: str | None
    page: str | None
    remarks: tuple[str, ...]


def items(corpus: Corpus, edition: Edition) -> Iterator[Item]:
    """The sources in the order of their ids."""
    for source in corpus.sources.values():
        record: Source = source.record
        outlet = corpus.outlets[record.outlet].record if record.outlet else None
        yield Item(
            source.id,
            record,
            outlet.name if outlet else None,
            # Where the outlet is not known, it is an agency's story.
            record.type == "article" and (outlet is None or outlet.is_news),
            web(record.url),
            web(record.archive_url),
            page_of(edition, Key("source", source.id)),
            tuple(remarks(corpus, record)),
        )


def counted_sources(corpus: Corpus, language: Language) -> str:
    """``12 sources``."""
    return language.say("count.sources", n=len(corpus.sources))


def web(url: str | None) -> str | None:
    """An address in the characters that an address can have."""
    return rebuilt_address(url) if url else None


def page_of(edition: Edition, key: Key) -> str | None:
    """The full address of something on this site, where the site knows its own."""
    return edition.config.url + address(key).lstrip("/") if edition.config.url else None


def published_in_words(date: Edtf) -> str:
    """A remark for formats that cannot say all of a date of publication as a date."""
    return f"Date of publication: {in_words(date)}."


# -- dates -----------------------------------------------------------------------------------------

_PART = re.compile(r"(\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(T.*)?[?~%]?")


@dataclass(frozen=True)
class Parts:
    """A date as numbers: year, month and day as far as they are known, of one date or of two.

    ``season`` is 1 for spring up to 4 for winter, where that is all that is known beside the year.
    ``is_whole`` tells whether these numbers say everything that the date says.
    """

    dates: tuple[tuple[int, ...], ...]
    season: int | None
    is_doubtful: bool
    is_whole: bool


def parts(date: Edtf) -> Parts | None:
    """The numbers of a date; None where it has none: an open end, a decade."""
    is_interval = "/" in date.text and "T" not in date.text
    texts = date.text.split("/") if is_interval else [date.text]
    found, seasons, whole = [], [], True
    for text in texts:
        match = _PART.fullmatch(text)
        if match is None:
            return None
        year, month, day, time = match.groups()
        numbers = [int(year)]
        if month and 21 <= int(month.replace("XX", "0")) <= 24:
            seasons.append(int(month) - 20)
        elif month and month != "XX":
            numbers.append(int(month))
            if day and day != "XX":
                numbers.append(int(day))
        found.append(tuple(numbers))
        whole = whole and not time and "X" not in text and text[-1] not in "?~%"
    if is_interval and seasons:
        return None
    return Parts(
        tuple(found), seasons[0] if seasons else None, date.text[-1] in "?~%" or any(
            text[-1] in "?~%" for text in texts
        ), whole,
    )  # fmt: skip
