"""Computed gaps: what a briefing's evidence leaves open, each with the thing it concerns."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.analysis.claims import weigh
from onrecord.analysis.coverage import Covered
from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus, Key
from onrecord.model.edtf import Edtf, Moment


@dataclass(frozen=True)
class Gap:
    """One thing that is not known: what kind of gap, and what it concerns."""

    kind: str
    subjects: tuple[Key, ...]


#: Evidence older than this at the date of an edition is called stale: a season of politics.
STALE_AFTER = datetime.timedelta(days=90)


def computed_gaps(corpus: Corpus, scope: Covered, edition: Edtf) -> Iterator[Gap]:
    """The gaps, in a fixed order of kinds.

    Silence of actors who speak on other issues, positions on unnamed speakers only, positions whose
    newest evidence is stale by the ``edition``'s date, claims on one origin, sources without an
    address or a lasting copy.
    """
    held = held_positions(corpus)
    for issue in scope.issues:
        speaking = {actor for actor in scope.actors if (actor, issue) in held}
        silent = tuple(
            Key("actor", actor)
            for actor in scope.actors
            if actor not in speaking and any((actor, other) in held for other in scope.issues)
        )
        if silent:
            yield Gap("silent", (Key("issue", issue), *silent))
    for (actor, issue), position in held.items():
        if actor in scope.actors and issue in scope.issues and position.strength == "unnamed":
            yield Gap("unnamed-only", (Key("position", f"{actor}--{issue}"),))
    stale = tuple(
        Key("position", held_.id)
        for (actor, issue), held_ in held.items()
        if actor in scope.actors and issue in scope.issues and _stale(held_.latest.date, edition)
    )
    if stale:
        yield Gap("stale", stale)
    single = tuple(
        Key("claim", claim)
        for claim in scope.claims
        if weigh(corpus, claim).status == "single-origin"
    )
    if single:
        yield Gap("single-origin", single)
    for name, kind in (("url", "no-address"), ("archive_url", "no-archive")):
        lacking = tuple(
            Key("source", source)
            for source in scope.sources
            if getattr(corpus.sources[source].record, name) is None
        )
        if lacking:
            yield Gap(kind, lacking)


def _stale(evidence: Edtf, edition: Edtf) -> bool:
    """Whether even the latest moment that the evidence can mean is long before the edition."""
    return _day(evidence.latest) + STALE_AFTER < _day(edition.earliest)


def _day(moment: Moment) -> datetime.date:
    return datetime.date(min(9000, max(1, moment[0])), moment[1], moment[2])
