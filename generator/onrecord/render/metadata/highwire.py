"""Meta tags from which reference managers cite a page, as (name, content).

Names are Highwire Press's, with two more where those say too little: they know journals and
reports, but no newspapers. What counts was read in Zotero's translators "Embedded Metadata" and
"RDF" (June 2026): the tags have to stand in the head, with one for each author;
``citation_journal_title`` would make every item a journal article; ``z:itemType`` names another
type; the site's name (``og:site_name``) counts as the publication unless PRISM gives one.
"""

from __future__ import annotations

from onrecord.analysis.dates import machine
from onrecord.corpus import Key
from onrecord.markdown.escape import rebuilt_address
from onrecord.model.edtf import Edtf
from onrecord.parse import Entity
from onrecord.render.addresses import address
from onrecord.render.press import Sheet

Tags = tuple[tuple[str, str], ...]

#: Kinds of source by Zotero's item types; news that an outlet of another kind published is a page.
_TYPES = {
    "statement": "document",
    "post": "forumPost",
    "document": "document",
    "transcript": "document",
    "video": "videoRecording",
}


def source(sheet: Sheet, entity: Entity) -> Tags:
    """The published item itself, at its own address: what a reader of the page wants to cite."""
    record = entity.record
    outlet = sheet.corpus.outlets.get(record.outlet or record.wire or "")
    news = outlet is None or outlet.record.is_news
    place = (
        rebuilt_address(record.url)
        if record.url
        else full_address(sheet, address(Key("source", entity.id)))
    )
    return _given(
        ("z:itemType", _TYPES.get(record.type, "newspaperArticle" if news else "webpage")),
        ("citation_title", record.title),
        *(("citation_author", name) for name in record.authors),
        ("citation_publication_date", day(record.published)),
        # An agency wrote the story, but did not publish it where the outlet is not known. As the
        # publication it stands all the same: without one, Zotero takes this site for it.
        ("prism.publicationName", outlet.record.name if outlet else ""),
        ("citation_publisher", outlet.record.name if outlet and record.outlet else ""),
        ("citation_language", record.language),
        ("citation_public_url", place),
    )


def briefing(sheet: Sheet, entity: Entity) -> Tags:
    """A briefing, as a report of the desk, in the edition at hand."""
    record = entity.record
    return _given(
        ("citation_title", record.title),
        *(("citation_author", name) for name in record.authors),
        ("citation_publication_date", day(record.updated or record.date)),
        ("citation_technical_report_institution", sheet.edition.config.name),
        ("citation_publisher", sheet.edition.config.name),
        ("citation_language", sheet.edition.config.language),
        ("citation_abstract", record.summary),
        ("citation_public_url", full_address(sheet, address(Key("briefing", entity.id)))),
    )


def full_address(sheet: Sheet, target: str) -> str:
    """The whole address of a page of this site; empty where the site does not know its own."""
    base = sheet.edition.config.url
    return base + target.lstrip("/") if base else ""


def day(date: Edtf) -> str:
    """A date as YYYY-MM-DD, or shorter where less is known; empty where neither form has it."""
    return (machine(date) or "")[:10]


def _given(*tags: tuple[str, str]) -> Tags:
    return tuple((name, content) for name, content in tags if content)
