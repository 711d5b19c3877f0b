"""Sources as RIS, the tagged format of EndNote, Mendeley, Zotero and library catalogues.

One line a field: a tag, two spaces, a hyphen, a space, the value. A value can hold no line break,
so white space is a single space. Source: RIS format specification (Research Information Systems,
as published with Reference Manager), with the types and tags of its 2011 edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from onrecord.analysis.dates import in_words
from onrecord.corpus import Corpus
from onrecord.exports.bibliographic import Item, counted_sources, items, parts
from onrecord.model.edtf import Edtf
from onrecord.render.press import Edition

NAME = "ris"
FILE = "sources.ris"
EXAMPLE = "ris2xml sources.ris > sources.xml"
MEDIA_TYPE = "application/x-research-info-systems"

_TYPES = {"interview": "NEWS", "post": "BLOG", "video": "VIDEO", "document": "GEN"}

holds = counted_sources


def render(corpus: Corpus, edition: Edition) -> str:
    """One record a source, in the order of ids, with an empty line between."""
    records = [
        "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in _lines(item)) + "ER  - \n"
        for item in items(corpus, edition)
    ]
    return "\n".join(records)


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    record = item.record
    online = "ELEC" if item.url else "GEN"
    yield "TY", _TYPES.get(record.type, "NEWS" if item.is_news else online)
    yield "ID", item.id
    yield "TI", record.title
    for name in record.authors:
        yield "AU", name
    if item.publisher:
        yield "T2", item.publisher
        yield "PB", item.publisher
    known = parts(record.published)
    years = {single[0] for single in known.dates} if known else set()
    if len(years) == 1:
        yield "PY", f"{years.pop():04}"
    yield "DA", date_field(record.published)
    if record.retrieved:
        yield "Y2", date_field(record.retrieved)
    if item.url:
        # A semicolon would separate two addresses.
        yield "UR", item.url.replace(";", "%3B")
    yield "LA", record.language
    if record.type != "article":
        yield "M3", record.type
    for remark in item.remarks:
        yield "N1", remark
    if item.archive_url:
        yield "N1", f"Archived: {item.archive_url}"
    if item.page:
        yield "N1", f"Record: {item.page}"


def date_field(date: Edtf) -> str:
    """``YYYY/MM/DD/words``: the numbers that are certain, and words for all that they leave out."""
    known = parts(date)
    if known is None:
        return f"///{in_words(date)}"
    certain = known.dates[0][: _agreeing(known.dates)]
    numbers = [f"{number:0{2 if place else 4}}" for place, number in enumerate(certain)]
    says_all = known.is_whole and len(known.dates) == 1 and not known.season
    return "/".join([*numbers, *[""] * (3 - len(numbers)), "" if says_all else in_words(date)])


def _agreeing(dates: tuple[tuple[int, ...], ...]) -> int:
    """How many numbers, from the year on, are the same in the first date and the last."""
    pairs = zip(dates[0], dates[-1], strict=False)
    return len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])
