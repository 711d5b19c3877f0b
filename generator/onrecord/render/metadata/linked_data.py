"""Things of this site in the terms of schema.org, as JSON-LD nodes.

Addresses are absolute where the site knows its own, and relative to the page where it does not;
JSON-LD resolves both. A point of fact is a ``Claim`` and never a ``ClaimReview``, which would rate
its truth. A ``Quotation`` has a creator only where somebody is named whose words they are: an
unnamed speaker is described and is no creator, and a paraphrase is its publisher's words, about
the speaker.

Source of types and properties: schema.org, version 29.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from onrecord.analysis.chains import original
from onrecord.analysis.coverage import Covered
from onrecord.analysis.dates import in_words, machine
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.markdown.escape import rebuilt_address
from onrecord.model.edtf import Edtf
from onrecord.parse import Entity
from onrecord.render.addresses import address, relative
from onrecord.render.head import Node
from onrecord.render.press import Edition, Sheet

_ACTORS = {"person": "Person", "government": "GovernmentOrganization"}
_SOURCES = {
    "article": "NewsArticle",
    "interview": "NewsArticle",
    "post": "SocialMediaPosting",
    "document": "DigitalDocument",
    "video": "VideoObject",
}


def iri(edition: Edition, target: str, page: str) -> str:
    """The address of a page or anchor of this site, as a machine at ``page`` resolves it.

    Pages that people write are called after their files, so what an address cannot hold is
    percent-encoded (RFC 3986, section 3.3).
    """
    base = edition.config.url
    way = target.lstrip("/") if base else relative(target, page)
    return base + quote(way, safe="/#!$&'()*+,;=:@")


def filled(**properties: Any) -> dict[str, Any]:
    """A node without the properties that have no value; ``_`` stands for ``@`` in front."""
    return {
        name.replace("_", "@", 1) if name.startswith("_") else name: value
        for name, value in properties.items()
        if value not in (None, "", [], {})
    }


def source(sheet: Sheet, entity: Entity) -> Node:
    """The published item that a source page is about, with what is quoted from it."""
    record = entity.record
    state = "Retracted" if record.retracted else None
    notes = [item.what for item in (record.corrected, record.retracted) if item]
    return {
        **_work(sheet, entity),
        **filled(
            author=[_byline(sheet.corpus, name) for name in record.authors],
            publisher=_outlet(sheet, record.outlet),
            inLanguage=record.language,
            genre=None if record.type in _SOURCES else record.type,
            isBasedOn=_basis(sheet, entity),
            archivedAt=_web(record.archive_url),
            correction=notes,
            creativeWorkStatus=state,
            mainEntityOfPage=_here(sheet, Key("source", entity.id)),
            hasPart=[quotation(sheet, item) for item in sheet.corpus.extracts_of(entity.id)],
        ),
    }


def quotation(sheet: Sheet, quoted: Quoted) -> Node:
    """An extract: its words letter for letter, whose they are, and where they stand."""
    extract = quoted.extract
    direct, voice = extract.is_direct, extract.voice
    speaker = _person(sheet, extract.speaker) if extract.speaker else None
    if speaker is None and voice == "unnamed":
        body = _person(sheet, extract.of) if extract.of else None
        speaker = filled(_type="Person", description=extract.speaker_described, affiliation=body)
    if voice == "named" and direct:
        creator = speaker
    elif voice == "unnamed" and direct:
        creator = None
    else:
        creator = _outlet(sheet, quoted.source.wire or quoted.source.outlet)
    about = [_person(sheet, actor) for actor in extract.about]
    if speaker and not direct:
        about = [speaker, *about]
    return filled(
        _type="Quotation",
        _id=_here(sheet, Key("extract", quoted.ref)),
        text=extract.quote,
        spokenByCharacter=speaker if direct else None,
        creator=creator,
        dateCreated=machine(extract.said) if extract.said else None,
        about=about,
        isPartOf={"@id": _here(sheet, Key("source", quoted.source_id))},
        citation=_cited(sheet, quoted),
    )


def briefing(sheet: Sheet, entity: Entity, scope: Covered) -> Node:
    """A briefing, with the issues it covers and the sources on which it rests."""
    record = entity.record
    last = max(
        [date for date in (record.updated, *(item.date for item in record.changes)) if date],
        key=lambda date: date.order,
        default=None,
    )
    desk = publisher(sheet)
    return filled(
        _type="Report",
        _id=_here(sheet, Key("briefing", entity.id)),
        url=_here(sheet, Key("briefing", entity.id)),
        headline=record.title,
        abstract=record.summary,
        datePublished=machine(record.date),
        dateModified=machine(last) if last else None,
        author=[_analyst(sheet, name) for name in record.authors] or desk,
        publisher=desk,
        inLanguage=sheet.edition.config.language,
        about=[
            filled(_type="Thing", _id=_here(sheet, Key("issue", id_)), name=_named(sheet, id_))
            for id_ in scope.issues
        ],
        citation=[_work(sheet, sheet.corpus.sources[id_]) for id_ in scope.sources],
    )


def claim(sheet: Sheet, entity: Entity) -> Node:
    """A point of fact: what says so, and what of it was published first."""
    corpus = sheet.corpus
    ids = dict.fromkeys(ref.partition("#")[0] for ref in entity.record.supported_by)
    found = [corpus.sources[id_] for id_ in ids if id_ in corpus.sources]
    first = min(found, key=lambda item: _precedence(corpus, item), default=None)
    return filled(
        _type="Claim",
        _id=_here(sheet, Key("claim", entity.id)),
        url=_here(sheet, Key("claim", entity.id)),
        text=entity.record.text,
        appearance=[_work(sheet, item) for item in found],
        firstAppearance={"@id": _here(sheet, Key("source", first.id))} if first else None,
    )


def actor(sheet: Sheet, entity: Entity) -> Node:
    """A person or body, with the names and the identifier by which others know it."""
    record = entity.record
    person = record.type == "person"
    posts = [role for role in record.roles if role.to is None]
    part_of = _person(sheet, record.part_of) if record.part_of else None
    bodies = [_person(sheet, role.organization) for role in posts if role.organization]
    data = f"https://www.wikidata.org/entity/{record.wikidata}" if record.wikidata else None
    return filled(
        _type=_ACTORS.get(record.type, "Organization"),
        _id=_here(sheet, Key("actor", entity.id)),
        name=record.name,
        alternateName=list(record.aliases),
        jobTitle=[role.title for role in posts] if person else None,
        worksFor=bodies if person else None,
        affiliation=part_of if person else None,
        parentOrganization=None if person else part_of,
        url=_web(record.url),
        sameAs=data,
        mainEntityOfPage=_here(sheet, Key("actor", entity.id)),
    )


def outlet(sheet: Sheet, entity: Entity) -> Node:
    """A publisher."""
    record = entity.record
    return {
        **_outlet_node(sheet, entity),
        **filled(
            alternateName=list(record.aliases),
            mainEntityOfPage=_here(sheet, Key("outlet", entity.id)),
        ),
    }


def note(sheet: Sheet, entity: Entity) -> Node:
    """An analysts' note."""
    record = entity.record
    desk = publisher(sheet)
    return filled(
        _type="Article",
        _id=_here(sheet, Key("note", entity.id)),
        url=_here(sheet, Key("note", entity.id)),
        headline=record.title,
        datePublished=machine(record.date),
        author=[_analyst(sheet, name) for name in record.authors] or desk,
        publisher=desk,
        inLanguage=sheet.edition.config.language,
    )


def website(sheet: Sheet, description: str) -> Node:
    """The site itself."""
    config = sheet.edition.config
    return filled(
        _type="WebSite",
        _id=iri(sheet.edition, "/", sheet.page),
        url=iri(sheet.edition, "/", sheet.page),
        name=config.name,
        description=description,
        inLanguage=config.language,
        publisher=publisher(sheet),
    )


def publisher(sheet: Sheet) -> Node:
    """The desk that publishes the site, under the site's name."""
    config = sheet.edition.config
    return filled(_type="Organization", name=config.name, url=config.url)


def web_page(sheet: Sheet, title: str, description: str, *, listing: bool = False) -> Node:
    """A page that is about no one thing of these."""
    here = iri(sheet.edition, sheet.page, sheet.page)
    return filled(
        _type="CollectionPage" if listing else "WebPage",
        _id=here,
        url=here,
        name=title,
        description=description,
        inLanguage=sheet.edition.config.language,
    )


def breadcrumbs(edition: Edition, page: str, trail: list[tuple[str, str]]) -> Node:
    """The way from the home page to ``page``: addresses and titles, the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": title,
                "item": iri(edition, where, page),
            }
            for number, (where, title) in enumerate(trail, 1)
        ],
    }


def _here(sheet: Sheet, key: Key) -> str:
    return iri(sheet.edition, address(key), sheet.page)


def _named(sheet: Sheet, issue: str) -> str:
    return sheet.name(Key("issue", issue))


def _web(url: str | None) -> str | None:
    return rebuilt_address(url) if url else None


def _work(sheet: Sheet, entity: Entity) -> dict[str, Any]:
    """A published item in a few words: what it is, what it is called, when and where."""
    record = entity.record
    return filled(
        _type=_SOURCES.get(record.type, "CreativeWork"),
        _id=_here(sheet, Key("source", entity.id)),
        headline=record.title,
        datePublished=machine(record.published),
        url=_web(record.url),
    )


def _basis(sheet: Sheet, entity: Entity) -> Node | None:
    """What an item republishes: the version at hand, or else the story of the agency it names."""
    record, sources = entity.record, sheet.corpus.sources
    if record.copy_of in sources:
        return _work(sheet, sources[record.copy_of])
    if record.wire and record.wire != record.outlet:
        return filled(_type="NewsArticle", publisher=_outlet(sheet, record.wire))
    return None


def _outlet(sheet: Sheet, id_: str | None) -> Node | None:
    entity = sheet.corpus.outlets.get(id_ or "")
    return _outlet_node(sheet, entity) if entity else None


def _outlet_node(sheet: Sheet, entity: Entity) -> dict[str, Any]:
    record = entity.record
    return filled(
        _type="NewsMediaOrganization" if record.is_news else "Organization",
        _id=_here(sheet, Key("outlet", entity.id)),
        name=record.name,
        url=_web(record.url),
    )


def _person(sheet: Sheet, id_: str) -> Node | None:
    entity = sheet.corpus.actors.get(id_)
    if entity is None:
        return None
    return filled(
        _type=_ACTORS.get(entity.record.type, "Organization"),
        _id=_here(sheet, Key("actor", id_)),
        name=entity.record.name,
    )


def _byline(corpus: Corpus, name: str) -> Node:
    """An author: an organization where the byline is an outlet's name, else a person."""
    for outlet_ in corpus.outlets.values():
        if name in (outlet_.record.name, *outlet_.record.aliases):
            return {"@type": "Organization", "name": name}
    return {"@type": "Person", "name": name}


def _analyst(sheet: Sheet, name: str) -> Node:
    """An author of the desk's own: the desk itself where the name begins with the site's."""
    desk = name.casefold().startswith(sheet.edition.config.name.casefold())
    return {"@type": "Organization" if desk else "Person", "name": name}


def _cited(sheet: Sheet, quoted: Quoted) -> str:
    """A passage in one line: publisher, title, date, and its address in the original."""
    title = sheet.language.quoted(quoted.source.title)
    date = in_words(quoted.source.published, language=sheet.language)
    parts = (f"{sheet.publisher(quoted.entity)}, {title}, {date}", sheet.passage(quoted))
    return ": ".join(part for part in parts if part)


def _precedence(corpus: Corpus, entity: Entity) -> tuple[Any, ...]:
    """By date; of one date the original comes before its copies."""
    published: Edtf = entity.record.published
    copies = len(original(corpus, entity.id))
    return (published.open_start, *published.order[:2], copies, entity.id)
