"""Computed gaps: what a briefing's evidence leaves open, each with the thing it concerns."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.analysis.bodies import spoken_for
from onrecord.analysis.claims import weigh
from onrecord.analysis.coverage import Covered
from onrecord.analysis.positions import held_positions
from onrecord.analysis.verification import state
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.model.edtf import Edtf, Moment

Kind = Literal[
    "silent", "unheard", "unnamed-only", "stale", "single-origin", "no-address", "no-archive",
    "not-verified",
]  # fmt: skip


@dataclass(frozen=True)
class Gap:
    """One thing that is not known: what kind of gap, and what it concerns.

    The first subject of ``silent`` is the issue, the others are actors.
    """

    kind: Kind
    subjects: tuple[Key, ...]


#: Evidence older than this at the date of an edition is called stale: a season of politics.
STALE_AFTER = datetime.timedelta(days=90)


def computed_gaps(corpus: Corpus, scope: Covered, edition: Edtf) -> Iterator[Gap]:
    """The gaps, in a fixed order of kinds.

    Silence on one issue of actors who are heard on others, actors who are heard on none, positions
    on unnamed speakers only, positions whose newest evidence is stale by the ``edition``'s date,
    claims on one origin, sources without an address or a lasting copy, sources whose quotations
    were not all found in a capture. A body is heard where its people speak for it.
    """
    held = held_positions(corpus)
    voices = spoken_for(corpus)
    heard = {
        issue: {
            actor for actor in scope.actors if (actor, issue) in held or (actor, issue) in voices
        }
        for issue in scope.issues
    }
    anywhere = set().union(*heard.values())
    for issue in scope.issues:
        silent = [actor for actor in scope.actors if actor in anywhere - heard[issue]]
        if silent:
            yield Gap("silent", (Key("issue", issue), *(Key("actor", actor) for actor in silent)))
    positions = [
        held[actor, issue]
        for actor in scope.actors
        for issue in scope.issues
        if (actor, issue) in held
    ]
    concerned: dict[Kind, list[Key]] = {
        "unheard": [
            Key("actor", actor) for actor in scope.actors if scope.issues and actor not in anywhere
        ],
        "unnamed-only": [
            Key("position", position.id) for position in positions if position.strength == "unnamed"
        ],
        "stale": [
            Key("position", position.id)
            for position in positions
            if _stale(position.latest.date, edition)
        ],
        "single-origin": [
            Key("claim", claim)
            for claim in scope.claims
            if weigh(corpus, claim).status == "single-origin"
        ],
        "no-address": _sources(scope, lambda source: corpus.sources[source].record.url is None),
        "no-archive": _sources(
            scope, lambda source: corpus.sources[source].record.archive_url is None
        ),
        "not-verified": _sources(
            scope,
            lambda source: any(
                not state(corpus, quoted.ref).is_verified for quoted in corpus.extracts_of(source)
            ),
        ),
    }
    for kind, subjects in concerned.items():
        if subjects:
            yield Gap(kind, tuple(subjects))


def behind(corpus: Corpus, gap: Gap) -> list[Quoted]:
    """The extracts by which a gap is known: those of the positions or claims that it concerns, or
    those that were not verified. None where the gap is that there is nothing."""
    held = {position.id: position for position in held_positions(corpus).values()}
    found: list[Quoted] = []
    for key in gap.subjects:
        if key.kind == "position" and key.id in held:
            found += [statement.quoted for statement in held[key.id].current]
        elif key.kind == "claim":
            found += corpus.behind(str(key))
        elif gap.kind == "not-verified":
            quotations = corpus.extracts_of(key.id)
            found += [quoted for quoted in quotations if not state(corpus, quoted.ref).is_verified]
    return list({quoted.ref: quoted for quoted in found}.values())


def _sources(scope: Covered, lacks: Callable[[str], bool]) -> list[Key]:
    return [Key("source", source) for source in scope.sources if lacks(source)]


def _stale(evidence: Edtf, edition: Edtf) -> bool:
    """Whether even the latest moment that the evidence can mean is long before the edition."""
    return _day(evidence.latest) + STALE_AFTER < _day(edition.earliest)


def _day(moment: Moment) -> datetime.date:
    return datetime.date(min(9000, max(1, moment[0])), moment[1], moment[2])
