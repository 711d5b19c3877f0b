"""``/timeline/``: everything dated, by day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The one page."""
    found = days(corpus.events.values(), corpus.extracts.values())
    yield Spec(
        "/timeline/",
        "Timeline",
        "timeline.md.j2",
        {"days": found},
        in_search=False,
        head=heads.listing(corpus, edition, "/timeline/", "Timeline"),
    )
