"""The analyses as plain data with stable names, from the same functions as the pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.analysis.changes import changes
from onrecord.analysis.coverage import Covered, matrix_actors
from onrecord.analysis.hypotheses import compete
from onrecord.analysis.judgements import retracted
from onrecord.analysis.origins import Origins
from onrecord.analysis.positions import Held, Statement, held_positions
from onrecord.analysis.summary import tally
from onrecord.corpus import Corpus, Quoted
from onrecord.diagnostics import Diagnostic
from onrecord.inputs.composed import Listing, Mapping, Node
from onrecord.model import Hypotheses
from onrecord.parse import Entity
from onrecord.parse.places import follow


def refs(found: Iterable[Quoted]) -> list[str]:
    """The references of extracts."""
    return [item.ref for item in found]


def span(found: Origins) -> dict[str, int]:
    """The range of origins."""
    return {"min": found.low, "max": found.high}


def counts(found: Origins) -> dict[str, Any]:
    """Articles and origins."""
    return {"articles": found.articles, "origins": span(found)}


def changes_data(corpus: Corpus, held: Iterable[Held]) -> list[dict[str, Any]]:
    """Each change of stance of some positions, told apart."""
    return [
        {
            "position": f"position:{position.id}",
            "kind": change.kind,
            "from": change.before.stance,
            "to": change.after.stance,
            "date": change.after.date.text,
            "before": change.before.quoted.ref,
            "after": change.after.quoted.ref,
            "ordered": change.is_ordered,
        }
        for position in held
        for change in changes(corpus, position)
    ]


def voices_data(found: Iterable[Statement]) -> list[dict[str, str]]:
    """What people said for a body."""
    return [
        {
            "actor": item.actor,
            "stance": item.stance,
            "strength": item.strength,
            "date": item.date.text,
            "evidence": item.quoted.ref,
        }
        for item in found
    ]


def taken_back(evidence: Iterable[Quoted]) -> dict[str, list[str]]:
    """The extracts whose publisher has retracted or corrected their source."""
    found = tuple(evidence)
    return {
        "retracted": refs(retracted(found)),
        "corrected": refs(item for item in found if item.source.corrected is not None),
    }


def capture_data(corpus: Corpus, quoted: Quoted) -> dict[str, str | None] | None:
    """The last link of a chain: our own capture; None where none was kept."""
    lock = corpus.locks.get(quoted.source_id)
    if lock is None:
        return None
    retrieved = quoted.source.retrieved
    return {"retrieved": retrieved.text if retrieved else None, "sha256": lock.capture.sha256}


def summary_data(corpus: Corpus, scope: Covered) -> dict[str, Any]:
    """The numbers behind the source summary statement."""
    found = tally(corpus, scope)
    return {
        "sources": found.sources,
        "quotations": found.quotations,
        "forms": dict(sorted(found.forms.items())),
        "wires": dict(sorted(found.wires.items())),
        "languages": dict(sorted(found.languages.items())),
        "ratings": {
            letter or "none": number
            for letter, number in sorted(found.letters.items(), key=lambda item: item[0] or "~")
        },
        "verified": found.verified,
        "without_address": found.no_address,
        "without_archive": found.no_archive,
        "corrected": found.corrected,
        "retracted": found.retracted,
    }


def matrix_data(corpus: Corpus, scope: Covered) -> list[dict[str, Any]]:
    """Voice and silence: each actor of a briefing's matrix on each of its issues."""
    held = held_positions(corpus)
    rows = []
    for actor in matrix_actors(corpus, scope):
        for issue in scope.issues:
            found = held.get((actor, issue))
            rows.append(
                {
                    "ref": f"position:{actor}--{issue}",
                    "stance": found.stance if found else None,
                    "strength": found.strength if found else "none",
                    "quotations": len(found.statements) if found else 0,
                }
            )
    return rows


def competition_data(corpus: Corpus, question: Hypotheses | None) -> dict[str, Any] | None:
    """How competing hypotheses stand against the evidence."""
    if question is None:
        return None
    found = compete(corpus, question)
    return {
        "question": question.question,
        "ranking": [
            {
                "id": item.id,
                "text": item.text,
                "weighted": item.weighted,
                "unweighted": item.plain,
            }
            for item in found.ranking
        ],
        "least_contradicted": [item.id for item in found.best],
        "evidence": [
            {
                "ref": str(item.key),
                "weight": item.weight,
                "discrimination": item.discrimination,
                "decides": item.decides,
            }
            for item in found.items
        ],
        "discriminating": [str(item.key) for item in found.telling],
        "deciding": [str(item.key) for item in found.items if item.decides],
    }


def lint(diagnostics: Iterable[Diagnostic], briefing: Entity, number: int) -> list[Diagnostic]:
    """What ``check`` says of one judgement of a briefing."""
    node = follow(briefing.node, ("judgements", number))
    lines = [] if node is None else list(_lines(node))
    return [
        item
        for item in diagnostics
        if lines
        and item.span.file == briefing.span.file
        and min(lines) <= item.span.line <= max(lines)
    ]


def _lines(node: Node) -> Iterable[int]:
    """The lines on which something of a node begins."""
    yield node.span.line
    inner: Iterable[Node] = ()
    if isinstance(node, Listing):
        inner = node.items
    elif isinstance(node, Mapping):
        inner = (part for pair in node.pairs for part in pair)
    for part in inner:
        yield from _lines(part)
