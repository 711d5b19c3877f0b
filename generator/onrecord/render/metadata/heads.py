"""The head of each kind of page: what it says to machines, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.analysis.coverage import Covered
from onrecord.analysis.dates import in_words
from onrecord.analysis.positions import Held
from onrecord.corpus import Corpus, Key
from onrecord.model.edtf import Edtf
from onrecord.parse import Entity
from onrecord.render.addresses import address
from onrecord.render.head import Card, Head
from onrecord.render.metadata import highwire, linked_data
from onrecord.render.press import Edition, Sheet

#: A sentence: up to its mark, before white space and anything but a small letter. A full stop after
#: a capital letter is taken for an abbreviation, so that "the U.S. Senate" ends none.
_SENTENCE = re.compile(r".+?(?:[。！？]|(?:[!?…]|(?<![A-Z])\.)[\"'”’)\]]*(?=\s+[^\sa-z]|$))")


def home(corpus: Corpus, edition: Edition) -> Head:
    """The head of the home page."""
    sheet = Sheet(corpus, edition, "/")
    description = edition.config.description or edition.language.say("head.site")
    return Head(
        description,
        structured=(linked_data.website(sheet, description),),
    )


def listing(corpus: Corpus, edition: Edition, page: str) -> Head:
    """The head of a page that lists things, called after its folder."""
    name = page.strip("/")
    title = edition.language.say(f"pages.{name}")
    description = edition.language.say(f"head.list.{name}", site=edition.config.name)
    sheet = Sheet(corpus, edition, page)
    return Head(
        description,
        structured=(linked_data.web_page(sheet, title, description, listing=True),),
    )


def source(corpus: Corpus, edition: Edition, entity: Entity) -> Head:
    """The head of a source's page: it can be cited from there."""
    sheet = _sheet(corpus, edition, "source", entity)
    record, language = entity.record, edition.language
    publisher = sheet.publisher(entity)
    date = in_words(record.published, language=language)
    return Head(
        language.say(
            "head.source" if record.extracts else "head.source-unquoted",
            title=language.quoted(record.title),
            publisher=publisher,
            date=date,
            **({"n": len(record.extracts)} if record.extracts else {}),
        ),
        gist=f"{publisher}, {in_words(record.published, short=True, language=language)}",
        genre="article",
        structured=(linked_data.source(sheet, entity),),
        citation=highwire.source(sheet, entity),
    )


def briefing(corpus: Corpus, edition: Edition, entity: Entity, scope: Covered) -> Head:
    """The head of a briefing: a report, with a card of its own."""
    sheet = _sheet(corpus, edition, "briefing", entity)
    record, language = entity.record, edition.language
    edited = record.updated or record.date
    return Head(
        record.summary,
        gist=first_sentence(record.summary),
        genre="article",
        structured=(linked_data.briefing(sheet, entity, scope),),
        citation=highwire.briefing(sheet, entity),
        published=_day(record.date),
        modified=_day(edited),
        card=Card(
            record.title,
            kicker=language.say("head.briefing"),
            date=in_words(edited, language=language),
            line=record.summary,
        ),
    )


def actor(corpus: Corpus, edition: Edition, entity: Entity, said: int) -> Head:
    """The head of an actor's page; ``said`` counts the quotations."""
    sheet = _sheet(corpus, edition, "actor", entity)
    name = entity.record.name
    language = edition.language
    return Head(
        language.say("head.actor", name=name, n=said)
        if said
        else language.say("head.actor-silent", name=name),
        gist=language.say(f"actor.kicker.{entity.record.type}"),
        genre="profile" if entity.record.type == "person" else "website",
        structured=(linked_data.actor(sheet, entity),),
    )


def issue(corpus: Corpus, edition: Edition, entity: Entity, held: Sequence[Held]) -> Head:
    """The head of an issue's page."""
    sheet = _sheet(corpus, edition, "issue", entity)
    record = entity.record
    description = edition.language.say("head.issue", question=record.question, n=len(held))
    return Head(
        description,
        gist=record.question,
        structured=(linked_data.web_page(sheet, record.title, description),),
    )


def position(corpus: Corpus, edition: Edition, held: Held, title: str) -> Head:
    """The head of a position's page."""
    key = Key("position", held.id)
    sheet = Sheet(corpus, edition, address(key))
    description = edition.language.say(
        "head.position",
        actor=corpus.actors[held.actor].record.name,
        issue=corpus.issues[held.issue].record.title,
        n=len(held.statements),
    )
    return Head(description, structured=(linked_data.web_page(sheet, title, description),))


def claim(corpus: Corpus, edition: Edition, entity: Entity) -> Head:
    """The head of a point of fact's page."""
    sheet = _sheet(corpus, edition, "claim", entity)
    return Head(
        edition.language.say("head.claim", text=entity.record.text),
        structured=(linked_data.claim(sheet, entity),),
    )


def outlet(corpus: Corpus, edition: Edition, entity: Entity) -> Head:
    """The head of an outlet's page."""
    sheet = _sheet(corpus, edition, "outlet", entity)
    return Head(
        edition.language.say("head.outlet", name=entity.record.name),
        structured=(linked_data.outlet(sheet, entity),),
    )


def note(corpus: Corpus, edition: Edition, entity: Entity) -> Head:
    """The head of a note's page."""
    sheet = _sheet(corpus, edition, "note", entity)
    record, language = entity.record, edition.language
    return Head(
        language.say(
            "head.note", title=record.title, date=in_words(record.date, language=language)
        ),
        genre="article",
        structured=(linked_data.note(sheet, entity),),
        published=_day(record.date),
        modified=_day(record.date),
    )


def comparison(sheet: Sheet, title: str, a: Entity, b: Entity) -> Head:
    """The head of a page that compares two versions of a story."""
    description = sheet.language.say("head.comparison", a=sheet.publisher(a), b=sheet.publisher(b))
    return Head(description, structured=(linked_data.web_page(sheet, title, description),))


def first_sentence(text: str) -> str:
    """The first sentence of some prose, on one line."""
    line = " ".join(text.split())
    found = _SENTENCE.match(line)
    return found[0] if found else line


def _sheet(corpus: Corpus, edition: Edition, kind: str, entity: Entity) -> Sheet:
    return Sheet(corpus, edition, address(Key(kind, entity.id)))


def _day(date: Edtf) -> str | None:
    """The day that a date means, where it means one."""
    return date.day
