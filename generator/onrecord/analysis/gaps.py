"""Computed gaps: what a briefing's evidence leaves open, each with the thing it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.analysis.claims import weigh
from onrecord.analysis.coverage import Covered
from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus, Key


@dataclass(frozen=True)
class Gap:
    """One thing that is not known: what kind of gap, and what it concerns."""

    kind: str
    subjects: tuple[Key, ...]


def computed_gaps(corpus: Corpus, scope: Covered) -> Iterator[Gap]:
    """The gaps, in a fixed order of kinds.

    Silence of declared actors, positions on unnamed speakers only, claims on one origin, sources
    without an address.
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
    single = tuple(
        Key("claim", claim)
        for claim in scope.claims
        if weigh(corpus, claim).status == "single-origin"
    )
    if single:
        yield Gap("single-origin", single)
    for name, kind in (("url", "no-address"),):
        lacking = tuple(
            Key("source", source)
            for source in scope.sources
            if getattr(corpus.sources[source].record, name) is None
        )
        if lacking:
            yield Gap(kind, lacking)
