"""Actors, outlets and sources as FollowTheMoney entities, one a line.

FollowTheMoney is the data model of OpenSanctions and of Aleph. A government or body is a
``PublicBody``, a source an ``Article``; who speaks or is spoken of in a source is a ``Mention`` in
it. Posts held are titles of a person and memberships in a body. What FollowTheMoney calls a
``Position`` is such a post and never a stance, and nothing there can say a stance: those are in the
corpus file. Dates there cannot be in doubt, so that a date in doubt stands in the notes, in words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.analysis.dates import in_words
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.exports.bibliographic import items, page_of, parts, published_in_words, web
from onrecord.languages import Language
from onrecord.model import Actor, Outlet
from onrecord.model.edtf import Edtf
from onrecord.render.press import Edition

NAME = "followthemoney"
FILE = "entities.ftm.json"
EXAMPLE = "ftm validate -i entities.ftm.json"
MEDIA_TYPE = "application/json+ftm"

_ACTORS = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "government": "PublicBody",
    "body": "PublicBody",
}
#: Two letters to three, for the languages that FollowTheMoney knows (its ``language`` type).
#: Source: ISO 639-1 and 639-3; both written forms of Norwegian count as Norwegian.
_ISO_639 = dict(
    entry.split("=")
    for entry in """
    af=afr am=amh ar=ara az=aze be=bel bg=bul bn=ben bs=bos ca=cat cs=ces da=dan de=deu el=ell
    en=eng es=spa et=est fa=fas fi=fin fr=fra ga=gle he=heb hi=hin hr=hrv hu=hun hy=hye id=ind
    is=isl it=ita ja=jpn ka=kat kk=kaz km=khm kn=kan ko=kor ky=kir lb=ltz lo=lao lt=lit lv=lav
    mk=mkd mn=mon ms=msa mt=mlt my=mya nb=nor ne=nep nl=nld nn=nor no=nor pl=pol ps=pus pt=por
    ro=ron ru=rus si=sin sk=slk sl=slv sq=sqi sr=srp sv=swe sw=swa ta=tam te=tel tg=tgk th=tha
    tk=tuk tl=tgl tr=tur uk=ukr ur=urd uz=uzb vi=vie zh=zho
    """.split()
)
Entity = dict[str, Any]


def holds(corpus: Corpus, language: Language) -> str:
    """``4 actors, 2 outlets, 8 articles``."""
    return language.comma.join(
        (
            language.say("count.actors", n=len(corpus.actors)),
            language.say("count.outlets", n=len(corpus.outlets)),
            language.say("count.articles", n=len(corpus.sources)),
        )
    )


def render(corpus: Corpus, edition: Edition) -> str:
    """The entities: actors, outlets, articles, then what connects them."""
    found = (
        *_actors(corpus, edition),
        *_outlets(corpus, edition),
        *_articles(corpus, edition),
        *_mentions(corpus),
        *_memberships(corpus),
    )
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in found)


def _entity(id_: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """An entity with the properties that have values; each value once."""
    filled = {
        name: list(dict.fromkeys(value for value in values if value))
        for name, values in properties.items()
    }
    return {
        "id": id_,
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
    }


def _actors(corpus: Corpus, edition: Edition) -> Iterator[Entity]:
    for actor in corpus.actors.values():
        record: Actor = actor.record
        is_person = record.type == "person"
        more = {"position": [role.title for role in record.roles]} if is_person else {}
        if record.part_of and not is_person:
            more["parent"] = [f"{record.part_of}.actor"]
        yield _entity(
            f"{actor.id}.actor",
            _ACTORS[record.type],
            name=[record.name],
            alias=record.aliases,
            weakAlias=record.weak_aliases,
            country=[_country(record.country)],
            website=[web(record.url)],
            wikidataId=[record.wikidata],
            sourceUrl=[page_of(edition, Key("actor", actor.id))],
            **more,
        )


def _outlets(corpus: Corpus, edition: Edition) -> Iterator[Entity]:
    for outlet in corpus.outlets.values():
        record: Outlet = outlet.record
        yield _entity(
            f"{outlet.id}.outlet",
            "PublicBody" if record.type == "government" else "Organization",
            name=[record.name],
            alias=record.aliases,
            country=[_country(record.country)],
            website=[web(record.url)],
            sourceUrl=[page_of(edition, Key("outlet", outlet.id))],
        )


def _articles(corpus: Corpus, edition: Edition) -> Iterator[Entity]:
    for item in items(corpus, edition):
        record = item.record
        published, retrieved = _date(record.published), None
        notes = [*item.remarks]
        if published is None:
            notes.append(published_in_words(record.published))
        if record.retrieved:
            retrieved = _date(record.retrieved)
            if retrieved is None:
                notes.append(f"Retrieved {in_words(record.retrieved)}.")
        if item.archive_url:
            notes.append(f"Archived: {item.archive_url}")
        if item.page:
            notes.append(f"Record: {item.page}")
        yield _entity(
            f"{item.id}.source",
            "Article",
            title=[record.title],
            author=record.authors,
            publisher=[item.publisher],
            publishedAt=[published],
            retrievedAt=[retrieved],
            language=[_language(record.language)],
            sourceUrl=[item.url],
            notes=notes,
        )


def _mentions(corpus: Corpus) -> Iterator[Entity]:
    for source in corpus.sources.values():
        named = dict.fromkeys(
            actor for quoted in corpus.extracts_of(source.id) for actor in concerned(quoted)
        )
        for actor in sorted(named):
            record: Actor = corpus.actors[actor].record
            yield _entity(
                f"{source.id}.{actor}.mention",
                "Mention",
                document=[f"{source.id}.source"],
                name=[record.name],
                resolved=[f"{actor}.actor"],
                detectedSchema=[_ACTORS[record.type]],
            )


def concerned(quoted: Quoted) -> Iterator[str]:
    """The actors that an extract concerns: its speaker or body, whose stance it shows, whom it is
    about."""
    extract = quoted.extract
    for actor in (extract.speaker, extract.of):
        if actor:
            yield actor
    for actor, _, _ in extract.stances:
        yield actor
    yield from extract.about


def _memberships(corpus: Corpus) -> Iterator[Entity]:
    """Posts in a body, and people who belong to one: the ends of a membership are its parts."""
    for actor in corpus.actors.values():
        record: Actor = actor.record
        found = [(role.organization, role.title, role.from_, role.to) for role in record.roles]
        if record.type == "person":
            found.append((record.part_of, None, None, None))
        for number, (body, title, start, end) in enumerate(found, start=1):
            if body is None or corpus.actors[body].record.type == "person":
                continue
            doubtful = [
                f"{name} {in_words(date)}."
                for name, date in (("From", start), ("To", end))
                if date and _date(date) is None
            ]
            yield _entity(
                f"{actor.id}.{number}.membership",
                "Membership",
                member=[f"{actor.id}.actor"],
                organization=[f"{body}.actor"],
                role=[title],
                startDate=[_date(start) if start else None],
                endDate=[_date(end) if end else None],
                description=doubtful,
            )


def _date(date: Edtf) -> str | None:
    """A year, month or day, where the date is one, without doubt; a time counts as its day."""
    known = parts(date)
    if known is None or known.is_doubtful or len(known.dates) > 1 or known.season:
        return None
    return "-".join(f"{number:0{2 if place else 4}}" for place, number in enumerate(known.dates[0]))


def _country(code: str | None) -> str | None:
    return code.lower() if code else None


def _language(tag: str) -> str | None:
    """The three letters for the language of a tag, where FollowTheMoney knows it."""
    return _ISO_639.get(tag.partition("-")[0].lower())
