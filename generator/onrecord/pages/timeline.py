"""``/timeline/``: everything dated, by day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.corpus import Corpus, Quoted
from onrecord.model.edtf import Edtf
from onrecord.parse import Entity
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


@dataclass(frozen=True)
class Day:
    """What happened and what was said at one date; dates of other precision stand by themselves."""

    date: Edtf
    anchor: str
    events: tuple[Entity, ...]
    statements: tuple[Quoted, ...]


def days(events: Iterable[Entity], statements: Iterable[Quoted]) -> tuple[Day, ...]:
    """Events and statements by date, oldest first; statements of a day keep the order of ids."""
    by_date: dict[str, tuple[Edtf, list[Entity], list[Quoted]]] = {}
    for event in events:
        date = event.record.date
        text = date.day or date.text
        by_date.setdefault(text, (Edtf.parse(text), [], []))[1].append(event)
    for quoted in statements:
        text = quoted.date.text
        by_date.setdefault(text, (quoted.date, [], []))[2].append(quoted)
    return tuple(
        Day(date, _anchor(text), tuple(happened), tuple(sorted(said, key=lambda q: q.ref)))
        for text, (date, happened, said) in sorted(
            by_date.items(), key=lambda item: item[1][0].order
        )
    )


def _anchor(text: str) -> str:
    """A date as part of an anchor: ``?``, ``~`` and ``/`` are spelt out."""
    for mark, word in (
        ("?", "-uncertain"),
        ("~", "-about"),
        ("%", "-uncertain-about"),
        ("/", "-to-"),
        ("..", "open"),
    ):
        text = text.replace(mark, word)
    return re.sub(r"[^0-9A-Za-z-]", "-", text)


@dataclass(frozen=True)
class About:
    """Whom and what an entry concerns: ids of actors and of issues, each once and sorted."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]


def about_statement(quoted: Quoted) -> About:
    """Who says it, for whom, of whom, and on which issues."""
    extract = quoted.extract
    actors = {extract.speaker, extract.of, *extract.about, *(s[0] for s in extract.stances)}
    return About(
        tuple(sorted(actor for actor in actors if actor)),
        tuple(sorted({issue for _, issue, _ in extract.stances})),
    )


def about_event(corpus: Corpus, event: Entity) -> About:
    """Who took part, and the issues on which what is told of it takes a stance."""
    told = [about_statement(corpus.extracts[ref]) for ref in event.record.evidence]
    return About(
        tuple(sorted(set(event.record.actors))),
        tuple(sorted({issue for item in told for issue in item.issues})),
    )


@dataclass(frozen=True)
class Jump:
    """A year within the timeline, with its months where these are few enough to list.

    ``anchor`` is that of its first day; a month is its number and the anchor of its first day.
    """

    year: int
    anchor: str
    months: tuple[tuple[int, str], ...]


#: A timeline with more months than these is entered by year alone.
MOST_MONTHS = 36


def jumps(found: Iterable[Day]) -> tuple[Jump, ...]:
    """Ways into a long timeline, by the first moment that each date may mean."""
    years: dict[int, dict[int, str]] = {}
    for day in found:
        if day.date.open_start:
            continue
        year, month = day.date.earliest[:2]
        years.setdefault(year, {}).setdefault(month, day.anchor)
    few = sum(map(len, years.values())) <= MOST_MONTHS
    return tuple(
        Jump(year, next(iter(months.values())), tuple(months.items()) if few else ())
        for year, months in sorted(years.items())
    )


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The one page."""
    found = days(corpus.events.values(), corpus.extracts.values())
    about = {("event", event.id): about_event(corpus, event) for event in corpus.events.values()}
    about |= {("extract", ref): about_statement(item) for ref, item in corpus.extracts.items()}
    actors = {id_: corpus.actors[id_].record.name for item in about.values() for id_ in item.actors}
    issues = {
        id_: corpus.issues[id_].record.title for item in about.values() for id_ in item.issues
    }
    yield Spec(
        "/timeline/",
        edition.language.say("pages.timeline"),
        "timeline.md.j2",
        {
            "days": found,
            "about": about,
            "actors": _by_name(actors),
            "issues": _by_name(issues),
            "jumps": jumps(found),
        },
        in_search=False,
        head=heads.listing(corpus, edition, "/timeline/"),
    )


def _by_name(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda item: (item[1].casefold(), item[0]))
