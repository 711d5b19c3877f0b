"""Sources as BibTeX, with the fields of BibLaTeX that say more.

The text is UTF-8. Titles stand in braces of their own, so that no style changes their capitals;
names too, so that none is cut up. Sources: BibTeX (O. Patashnik, BibTeXing, 1988), the BibLaTeX
manual on ``date`` (EDTF levels 0 and 1) and ``url`` (verbatim).
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.exports.bibliographic import Item, counted_sources, items, parts, published_in_words
from onrecord.render.press import Edition
from onrecord.render.tex import tex

NAME = "bibtex"
FILE = "sources.bib"
EXAMPLE = r"\addbibresource{sources.bib} … \autocite{KEY}"
MEDIA_TYPE = "application/x-bibtex"

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

holds = counted_sources


def render(corpus: Corpus, edition: Edition) -> str:
    """One entry a source, in the order of ids."""
    return "\n".join(_entry(item) for item in items(corpus, edition))


def _entry(item: Item) -> str:
    kind = "article" if item.is_news and item.publisher else "misc"
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(item, kind))
    return f"@{kind}{{{item.id},\n{fields}}}\n"


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    record = item.record
    yield "title", _whole(record.title)
    if record.authors:
        yield "author", "{" + " and ".join(f"{{{tex(name)}}}" for name in record.authors) + "}"
    if item.publisher:
        yield "journal" if kind == "article" else "howpublished", _whole(item.publisher)
    if record.type != "article":
        yield "type", f"{{{record.type}}}"
    yield "date", f"{{{record.published.text}}}"
    known = parts(record.published)
    if known:
        years = {single[0] for single in known.dates}
        months = {single[:2] for single in known.dates}
        if len(years) == 1:
            yield "year", f"{{{known.dates[0][0]:04}}}"
            if len(months) == 1 and len(known.dates[0]) > 1:
                yield "month", _MONTHS[known.dates[0][1] - 1]
    if item.url:
        yield "url", f"{{{item.url}}}"
    if record.retrieved:
        yield "urldate", f"{{{record.retrieved.text}}}"
    yield "language", f"{{{record.language}}}"
    remarks = [*item.remarks]
    if known is None or not known.is_whole:
        remarks.append(published_in_words(record.published))
    if remarks:
        yield "note", f"{{{tex(' '.join(remarks))}}}"
    # No style prints these: they are for whoever keeps the file.
    if item.archive_url:
        yield "archiveurl", f"{{{item.archive_url}}}"
    if item.page:
        yield "recordurl", f"{{{item.page}}}"


def _whole(text: str) -> str:
    return f"{{{{{tex(text)}}}}}"
