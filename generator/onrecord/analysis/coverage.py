"""Coverage: what a briefing is about, as declared or as its folder and prose show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus, Key
from onrecord.model.base import references
from onrecord.parse import Entity


@dataclass(frozen=True)
class Covered:
    """The ids that a briefing covers, each tuple sorted."""

    issues: tuple[str, ...]
    actors: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    events: tuple[str, ...]


def covered(corpus: Corpus, briefing: Entity) -> Covered:
    """What the briefing declares; where it declares nothing, whatever lies in its folder or is
    cited or linked by it, and what follows from that: the issues and speakers of its sources'
    extracts, the claims on its issues that those extracts bear on, the events they attest."""
    record = briefing.record
    folder = briefing.span.file.rsplit("/", 1)[0] + "/"
    near: dict[str, set[str]] = {
        kind: set() for kind in ("issue", "actor", "source", "claim", "event")
    }
    for key in _below(corpus).get(folder, ()):
        if key.kind in near:
            near[key.kind].add(key.id)
    for key in _named(corpus, briefing):
        if key.kind == "extract":
            near["source"].add(key.id.partition("#")[0])
        elif key.kind in near:
            near[key.kind].add(key.id)
    for claim in near["claim"]:
        entity = corpus.claims[claim].record
        near["source"].update(
            ref.partition("#")[0] for ref in (*entity.supported_by, *entity.disputed_by)
        )
    sources = set(record.sources) if record.sources is not None else near["source"]
    extracts = [quoted for source in sources for quoted in corpus.extracts_of(source)]
    shown = [stance for quoted in extracts for stance in quoted.extract.stances]
    attested = {key for quoted in extracts for key in _resting(corpus).get(quoted.ref, ())}
    issues = (
        set(record.issues)
        if record.issues is not None
        else near["issue"] | {issue for _, issue, _ in shown}
    )
    actors = (
        set(record.actors)
        if record.actors is not None
        else near["actor"] | {actor for actor, issue, _ in shown if issue in issues}
    )
    claims = (
        set(record.claims)
        if record.claims is not None
        else near["claim"]
        | {
            key.id
            for key in attested
            if key.kind == "claim" and corpus.claims[key.id].record.issue in (None, *issues)
        }
    )
    events = (
        set(record.events)
        if record.events is not None
        else near["event"] | {key.id for key in attested if key.kind == "event"}
    )
    return Covered(*(tuple(sorted(found)) for found in (issues, actors, sources, claims, events)))


@lru_cache(maxsize=8)
def _below(corpus: Corpus) -> Mapping[str, tuple[Key, ...]]:
    """What lies in each folder, at any depth."""
    found: dict[str, list[Key]] = {}
    for entity in corpus.entities():
        folder = entity.span.file
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            found.setdefault(folder + "/", []).append(Key(entity.kind, entity.id))
    return {folder: tuple(keys) for folder, keys in found.items()}


@lru_cache(maxsize=8)
def _resting(corpus: Corpus) -> Mapping[str, tuple[Key, ...]]:
    """The claims and events that name each extract."""
    found: dict[str, list[Key]] = {}
    for claim in corpus.claims.values():
        for ref in (*claim.record.supported_by, *claim.record.disputed_by):
            found.setdefault(ref, []).append(Key("claim", claim.id))
    for event in corpus.events.values():
        for ref in event.record.evidence:
            found.setdefault(ref, []).append(Key("event", event.id))
    return {ref: tuple(keys) for ref, keys in found.items()}


def _named(corpus: Corpus, briefing: Entity) -> list[Key]:
    """What the briefing's prose and judgements refer to."""
    found = list(corpus.mentioned(briefing))
    for reference in references(briefing.record):
        if reference.loc[0] in ("judgements", "hypotheses"):
            found += corpus.candidates(reference.target, reference.ref.kinds)[:1]
    return found


def matrix_actors(corpus: Corpus, scope: Covered) -> tuple[str, ...]:
    """The covered actors that hold a position on a covered issue, the most vocal first."""
    held = held_positions(corpus)
    counts = {
        actor: sum(
            len(held[actor, issue].statements) for issue in scope.issues if (actor, issue) in held
        )
        for actor in scope.actors
    }
    return tuple(sorted((a for a in counts if counts[a]), key=lambda a: (-counts[a], a)))
