"""Captures that share an origin, with evidence for people and proposals for the analyst.

Nothing is ever applied: a proposal names the file, the field and the value, and the analyst
decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.chains import original
from onrecord.captures.attributions import Credits
from onrecord.captures.capture import Capture
from onrecord.captures.compared import outlet_names
from onrecord.captures.copies import (
    SENTENCE,
    THRESHOLD,
    Pair,
    Prepared,
    find_copies,
    prepared,
)
from onrecord.captures.furniture import ranges
from onrecord.captures.sentences import Stretch
from onrecord.captures.signs import Sign, signs
from onrecord.corpus import Corpus
from onrecord.progress import Progress, silent

#: So many shared sentences are shown; all are counted.
_SHOWN = 3


@dataclass(frozen=True)
class Proposal:
    """What the analyst may write: in which source, under which field, and why."""

    source: str
    field: str
    value: str
    why: str


@dataclass(frozen=True)
class SharedOrigin:
    """A pair with everything that is known of it."""

    a: str
    b: str
    score: float
    evidence: tuple[dict[str, Any], ...]
    declared: bool


@dataclass(frozen=True)
class Found:
    """All pairs, the surest first, and what follows from them for the sources."""

    pairs: tuple[SharedOrigin, ...]
    proposals: tuple[Proposal, ...]


def shared_origins(
    corpus: Corpus,
    captures: Iterable[Capture],
    threshold: float = THRESHOLD,
    progress: Progress = silent,
) -> Found:
    """Compare all captures; those without text are passed over."""
    credit = Credits(outlet_names(corpus))
    texts: list[Prepared] = []
    marks: list[tuple[Sign, ...]] = []
    for capture in captures:
        text = capture.text
        if text.strip():
            skip = ranges(text)
            texts.append(prepared(capture.source_id, text, skip))
            marks.append(signs(text, credit, skip))
    found = find_copies(texts, threshold, progress)
    pairs = tuple(
        SharedOrigin(
            texts[pair.a].id,
            texts[pair.b].id,
            pair.score,
            tuple(_evidence(texts, marks, pair)),
            _declared(corpus, texts[pair.a].id, texts[pair.b].id),
        )
        for pair in found
    )
    return Found(pairs, tuple(_proposals(corpus, texts, marks, found)))


# -- evidence --------------------------------------------------------------------------------


def _evidence(
    texts: Sequence[Prepared], marks: Sequence[tuple[Sign, ...]], pair: Pair
) -> Iterable[dict[str, Any]]:
    a, b = texts[pair.a], texts[pair.b]
    for number in (pair.a, pair.b):
        for sign in marks[number]:
            if sign.kind == "agency-tag":
                yield _sign(texts[number], sign)
    shared = [
        (a.parts[i].place, b.parts[j].place)
        for i, j in pair.measured.sentences
        if a.parts[i].key == b.parts[j].key and len(a.parts[i].key) >= SENTENCE
    ]
    if shared:
        yield {
            "kind": "shared-sentences",
            "count": len(shared),
            "examples": [_places(a, b, *places) for places in shared[:_SHOWN]],
        }
    if pair.measured.runs >= 0.01:
        yield {"kind": "shared-phrases", "share": round(pair.measured.runs, 3)}
    if pair.measured.told > 0:
        yield {
            "kind": "same-order",
            "share": round(pair.measured.told, 3),
            "sentences": len(pair.measured.sentences),
        }
    if pair.measured.quoted:
        places = [(a.quotations[i].place, b.quotations[j].place) for i, j in pair.measured.quoted]
        yield {
            "kind": "shared-quotations",
            "count": len(places),
            "examples": [_places(a, b, *place) for place in places[:_SHOWN]],
        }
    datelines = [
        {sign.names for sign in marks[number] if sign.kind == "dateline"}
        for number in (pair.a, pair.b)
    ]
    if datelines[0] & datelines[1]:
        yield {"kind": "dateline", "place": min(datelines[0] & datelines[1])}
    for number in (pair.a, pair.b):
        for sign in marks[number]:
            if sign.kind == "credit":
                yield _sign(texts[number], sign)
    if pair.through is not None:
        yield {"kind": "through", "source": texts[pair.through].id}


def _sign(text: Prepared, sign: Sign) -> dict[str, Any]:
    return {
        "kind": sign.kind,
        "source": text.id,
        "outlet": sign.outlet,
        "text": sign.place.of(text.text),
        "start": sign.place.start,
        "end": sign.place.end,
    }


def _places(a: Prepared, b: Prepared, in_a: Stretch, in_b: Stretch) -> dict[str, Any]:
    return {
        "text": in_a.of(a.text),
        "a": {"start": in_a.start, "end": in_a.end},
        "b": {"start": in_b.start, "end": in_b.end},
    }


# -- proposals -------------------------------------------------------------------------------


def _declared(corpus: Corpus, a: str, b: str) -> bool:
    """Whether the sources already say that they are one story."""
    if a not in corpus.sources or b not in corpus.sources:
        return False
    return original(corpus, a)[-1] == original(corpus, b)[-1]


def _proposals(
    corpus: Corpus,
    texts: Sequence[Prepared],
    marks: Sequence[tuple[Sign, ...]],
    pairs: Iterable[Pair],
) -> Iterable[Proposal]:
    """For each group of copies: the first version that all others copy, and the agency."""
    groups: dict[int, set[int]] = {}
    strength: dict[tuple[int, int], float] = {}
    for pair in pairs:
        strength[pair.a, pair.b] = pair.score
        together = groups.get(pair.a, {pair.a}) | groups.get(pair.b, {pair.b})
        for number in together:
            groups[number] = together
    for together in sorted({tuple(sorted(group)) for group in groups.values()}):
        root = min(together, key=lambda number: _precedence(corpus, texts, marks, number))
        wire = _agency(corpus, texts, marks, together)
        for number in together:
            yield from _for_source(corpus, texts, strength, number, root, wire)
    for number, text in enumerate(texts):
        wire = None if number in groups else _agency(corpus, texts, marks, (number,), tags=True)
        source = corpus.sources.get(text.id)
        if wire and source and not source.record.wire and source.record.outlet != wire[0]:
            yield Proposal(text.id, "wire", *wire)


def _precedence(
    corpus: Corpus, texts: Sequence[Prepared], marks: Sequence[tuple[Sign, ...]], number: int
) -> tuple[Any, ...]:
    """What speaks for being the first version: others already copy it, a tag, the date, length."""
    id_ = texts[number].id
    source = corpus.sources.get(id_)
    copied = any(item.record.copy_of == id_ for item in corpus.sources.values())
    tagged = any(sign.kind == "agency-tag" for sign in marks[number])
    date = source.record.published.order if source else ("9999",)
    is_copy = source is not None and source.record.copy_of is not None
    return (
        source is None,
        is_copy,
        not copied,
        not tagged,
        str(date),
        -len(texts[number].text),
        id_,
    )


def _agency(
    corpus: Corpus,
    texts: Sequence[Prepared],
    marks: Sequence[tuple[Sign, ...]],
    numbers: Iterable[int],
    *,
    tags: bool = False,
) -> tuple[str, str] | None:
    """The registered agency that the texts carry, and where it says so; a tag before a credit."""
    wires = {id_ for id_, item in corpus.outlets.items() if item.record.type == "wire"}
    kinds = ("agency-tag",) if tags else ("agency-tag", "credit")
    for kind in kinds:
        for number in numbers:
            for sign in marks[number]:
                if sign.kind == kind and sign.outlet in wires:
                    shown = sign.place.of(texts[number].text)
                    where = "in its dateline" if kind == "agency-tag" else "near its beginning"
                    return sign.outlet, f'"{shown}" stands {where} ({texts[number].id})'
    return None


def _for_source(
    corpus: Corpus,
    texts: Sequence[Prepared],
    strength: dict[tuple[int, int], float],
    number: int,
    root: int,
    wire: tuple[str, str] | None,
) -> Iterable[Proposal]:
    id_, first = texts[number].id, texts[root].id
    source = corpus.sources.get(id_)
    if source is None:
        return
    if number != root and first in corpus.sources and not _declared(corpus, id_, first):
        score = strength.get((min(number, root), max(number, root)))
        why = f"score {score:.2f}" if score is not None else "through other copies"
        if source.record.copy_of is None:
            yield Proposal(id_, "copy_of", first, why)
    if wire and source.record.wire is None and source.record.outlet != wire[0]:
        yield Proposal(id_, "wire", *wire)
