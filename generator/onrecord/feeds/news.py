"""What there is to tell, newest first, and whom it concerns.

Followers of an actor or issue get every quotation that concerns it; those of a briefing or of the
whole site get a source with its quotations as one entry, since a source can have dozens.

An entry is dated by its content: evidence by when its source was published or, where that is known
and later, retrieved; a change of position by the evidence that shows it; an edition, a retraction
or a note by its own date. A date of some length counts from its first moment, one of which only the
end is known by its last, so that no entry is newer than it can be; entries say the date in words,
with its doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.analysis.changes import Change, changes
from onrecord.analysis.coverage import Covered, covered
from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.languages import Language
from onrecord.model.edtf import Edtf, Moment
from onrecord.parse import Entity
from onrecord.render.addresses import address

#: How many entries a feed has: the newest ones. Readers keep what they have fetched.
LENGTH = 30

Kind = Literal["edition", "position", "correction", "evidence", "quotation", "note"]


@dataclass(frozen=True)
class News:
    """One thing to tell.

    ``address`` names it for ever, ``page`` is where readers find it; ``about`` are the pages whose
    followers hear of it. What it tells is in the field of its kind: ``quoted`` for a quotation,
    ``entity`` for a source, briefing or note, ``change`` for a position; ``words`` for an edition
    or correction.
    """

    kind: Kind
    address: str
    page: str
    date: Edtf
    updated: Moment
    about: frozenset[str]
    quoted: Quoted | None = None
    entity: Entity | None = None
    change: Change | None = None
    words: str = ""


def instant(date: Edtf) -> Moment:
    """The moment for which a date counts: its first, or its last where that alone is known."""
    return date.latest if date.open_start else date.earliest


def all_news(corpus: Corpus, language: Language) -> Mapping[str, list[News]]:
    """What the followers of each page hear, newest first, no more than a feed has."""
    scopes = {id_: covered(corpus, item) for id_, item in corpus.briefings.items()}
    found = [
        *_editions(corpus, scopes, language),
        *_positions(corpus, scopes),
        *_corrections(corpus, scopes),
        *_evidence(corpus, scopes),
        *_quotations(corpus),
        *_notes(corpus),
    ]
    # Of one moment those of one kind stay together, each in the order of the record.
    found.sort(key=lambda item: item.updated, reverse=True)
    by_page: dict[str, list[News]] = {}
    for item in found:
        for page in item.about:
            told = by_page.setdefault(page, [])
            if len(told) < LENGTH:
                told.append(item)
    return by_page


def _pages(**ids: Iterable[str]) -> frozenset[str]:
    """The pages of some actors, issues and briefings."""
    return frozenset(address(Key(kind, id_)) for kind, found in ids.items() for id_ in found)


def known_since(source: Entity) -> Edtf:
    """When a source came to the desk, or was published where that is later or all that is known."""
    record = source.record
    if record.retrieved and instant(record.retrieved) > instant(record.published):
        return record.retrieved
    return record.published


# -- briefings -------------------------------------------------------------------------------------


def _editions(corpus: Corpus, scopes: Mapping[str, Covered], language: Language) -> Iterator[News]:
    for briefing in corpus.briefings.values():
        record, scope = briefing.record, scopes[briefing.id]
        told = [(change.date, change.what) for change in record.changes]
        if not told:
            told = [(record.date, language.say("feed.first-published"))]
        if record.updated and instant(record.updated) > max(instant(date) for date, _ in told):
            told.append((record.updated, language.say("feed.updated")))
        page = address(Key("briefing", briefing.id))
        about = _pages(actor=scope.actors, issue=scope.issues, briefing=[briefing.id]) | {"/"}
        same: Counter[str] = Counter()
        editions = []
        for date, words in told:
            same[date.text] += 1
            name = date.text if same[date.text] == 1 else f"{date.text}.{same[date.text]}"
            editions.append(
                News(
                    "edition", f"{page}#edition.{name}", page, date, instant(date), about,
                    entity=briefing, words=words,
                )
            )  # fmt: skip
        yield from reversed(editions)


def _covering(scopes: Mapping[str, Covered], source: str) -> Iterator[str]:
    return (id_ for id_, scope in scopes.items() if source in scope.sources)


# -- positions -------------------------------------------------------------------------------------

#: Kinds of change that say something of the actor, and not of the evidence alone.
_MOVES = ("changed", "firmer", "softer")


def _positions(corpus: Corpus, scopes: Mapping[str, Covered]) -> Iterator[News]:
    for held in held_positions(corpus).values():
        page = f"/positions/{held.id}/"
        briefings = [
            id_
            for id_, scope in scopes.items()
            if held.actor in scope.actors and held.issue in scope.issues
        ]
        about = _pages(actor=[held.actor], issue=[held.issue], briefing=briefings) | {"/"}
        for change in changes(corpus, held) if len(held.history) > 1 else ():
            if change.kind in _MOVES:
                quoted = change.after.quoted
                yield News(
                    "position", f"{page}#change.{quoted.ref.replace('#', '.')}", page,
                    change.after.date, instant(known_since(quoted.entity)), about, change=change,
                )  # fmt: skip


# -- evidence --------------------------------------------------------------------------------------


def _concerned(quoted: Quoted) -> frozenset[str]:
    """The pages of the actors and issues that an extract concerns."""
    extract = quoted.extract
    actors = {actor for actor, _, _ in extract.stances} | {*extract.about}
    actors |= {actor for actor in (extract.speaker, extract.of) if actor}
    return _pages(actor=actors, issue={issue for _, issue, _ in extract.stances})


def _quotations(corpus: Corpus) -> Iterator[News]:
    for source in corpus.sources.values():
        since = known_since(source)
        for quoted in corpus.extracts_of(source.id):
            place = address(Key("extract", quoted.ref))
            yield News(
                "quotation", place, place, quoted.date, instant(since), _concerned(quoted),
                quoted=quoted,
            )  # fmt: skip


def _evidence(corpus: Corpus, scopes: Mapping[str, Covered]) -> Iterator[News]:
    for source in corpus.sources.values():
        if source.record.extracts:
            since, page = known_since(source), address(Key("source", source.id))
            about = _pages(briefing=_covering(scopes, source.id)) | {"/"}
            yield News(
                "evidence", page, page, source.record.published, instant(since), about,
                entity=source,
            )  # fmt: skip


def _corrections(corpus: Corpus, scopes: Mapping[str, Covered]) -> Iterator[News]:
    for source in corpus.sources.values():
        page = address(Key("source", source.id))
        about = _pages(briefing=_covering(scopes, source.id)) | {"/"}
        about = about.union(*(_concerned(quoted) for quoted in corpus.extracts_of(source.id)))
        for name in ("retracted", "corrected"):
            if found := getattr(source.record, name):
                yield News(
                    "correction", f"{page}#source.{name}", page, found.date, instant(found.date),
                    about, entity=source, words=name,
                )  # fmt: skip


def _notes(corpus: Corpus) -> Iterator[News]:
    for note in corpus.notes.values():
        page = address(Key("note", note.id))
        about = {"/"}
        for target in note.record.about:
            for key in corpus.candidates(target, ("actor", "issue", "briefing"))[:1]:
                about.add(address(key))
        yield News(
            "note", page, page, note.record.date, instant(note.record.date), frozenset(about),
            entity=note,
        )  # fmt: skip
