"""Judgements: what stands behind each, and what has happened to that since it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.analysis.origins import Origins, origins
from onrecord.corpus import Corpus, Quoted
from onrecord.model import Judgement
from onrecord.parse import Entity


@dataclass(frozen=True)
class Grounds:
    """The extracts behind a judgement, how much they count for, and which call it in question.

    ``retracted`` are those whose source was retracted; ``newer`` is what was said or published
    after the briefing's edition, on either side of a claim that the judgement rests on.
    """

    evidence: tuple[Quoted, ...]
    origins: Origins
    retracted: tuple[Quoted, ...]
    newer: tuple[Quoted, ...]


def grounds(corpus: Corpus, briefing: Entity, judgement: Judgement) -> Grounds:
    """What a judgement of a briefing rests on; a claim stands for the extracts that support it."""
    evidence = _behind(corpus, judgement)
    edition = briefing.record.updated or briefing.record.date
    return Grounds(
        evidence,
        origins(corpus, evidence),
        retracted(evidence),
        tuple(
            quoted
            for quoted in _behind(corpus, judgement, both_sides=True)
            if quoted.date.earliest > edition.latest
        ),
    )


def retracted(evidence: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """Those of some extracts whose source was retracted."""
    return tuple(quoted for quoted in evidence if quoted.source.retracted is not None)


def _behind(
    corpus: Corpus, judgement: Judgement, *, both_sides: bool = False
) -> tuple[Quoted, ...]:
    """The extracts behind a judgement, each once, in the order of its evidence."""
    found = {
        quoted.ref: quoted
        for ref in judgement.evidence
        for quoted in corpus.behind(ref, both_sides=both_sides)
    }
    return tuple(found.values())
