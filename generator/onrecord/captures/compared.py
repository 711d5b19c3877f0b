"""Two captures compared, together with what this desk rests on them.

The full result is for the analyst alone: it holds sentences of both captures. ``recorded`` keeps
of it what may be committed and published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.compared import quotation_hash
from onrecord.captures.attributions import AttributionDiffers
from onrecord.captures.capture import Capture
from onrecord.captures.furniture import ranges
from onrecord.captures.matching import CapturedText, Part
from onrecord.captures.sentences import Stretch
from onrecord.captures.versions import (
    Comparison,
    PassageDiffers,
    QuotationDiffers,
    compare,
    passage_differs,
)
from onrecord.captures.words import Change, Word, words
from onrecord.corpus import Corpus, Quoted
from onrecord.model.comparison import (
    QUALIFIERS,
    AttributionChange,
    AttributionKind,
    PassageChange,
    Sentences,
    Version,
)
from onrecord.model.comparison import (
    Comparison as Record,
)


@dataclass(frozen=True)
class Affected:
    """An extract whose passage differs in the other version.

    ``parts`` is where its quotation stands in its own capture, as ``verify`` finds it.
    """

    quoted: Quoted
    in_b: bool
    parts: tuple[Part, ...]
    differs: PassageDiffers
    quotations: tuple[QuotationDiffers, ...]
    attributions: tuple[AttributionDiffers, ...]


@dataclass(frozen=True)
class Compared:
    """The comparison of two captures, and the extracts that stand where they differ.

    ``unplaced`` are extracts that were not found, or not found once, in their own capture.
    """

    corpus: Corpus
    a: Capture
    b: Capture
    found: Comparison
    affected: tuple[Affected, ...]
    unplaced: tuple[str, ...]


def compare_captures(corpus: Corpus, a: Capture, b: Capture) -> Compared:
    """Compare two captures without their page furniture."""
    found = compare(
        a.text,
        b.text,
        skip_a=ranges(a.text),
        skip_b=ranges(b.text),
        outlets=outlet_names(corpus),
    )
    unplaced: list[str] = []
    affected = [
        *_affected(corpus, a, found, unplaced, in_b=False),
        *_affected(corpus, b, found, unplaced, in_b=True),
    ]
    return Compared(corpus, a, b, found, tuple(affected), tuple(unplaced))


def outlet_names(corpus: Corpus) -> dict[str, str]:
    """The names and aliases of registered outlets → their ids; single letters are no names."""
    names: dict[str, str] = {}
    for outlet in corpus.outlets.values():
        for name in (outlet.record.name, *outlet.record.aliases):
            if len(name) > 1:
                names.setdefault(name, outlet.id)
                names.setdefault(name.removeprefix("The "), outlet.id)
    return names


def _affected(
    corpus: Corpus, capture: Capture, found: Comparison, unplaced: list[str], *, in_b: bool
) -> Iterable[Affected]:
    source = corpus.sources.get(capture.source_id)
    if source is None:
        return
    captured = CapturedText(capture.text)
    for extract in source.record.extracts:
        quoted = corpus.extracts[f"{source.id}#{extract.id}"]
        match = captured.match(extract.quote, extract.prefix, extract.suffix)
        parts = tuple(Stretch(part.start, part.end) for part in match.parts)
        if not parts:
            unplaced.append(quoted.ref)
            continue
        differs = passage_differs(found, parts, in_b=in_b)
        if differs is None:
            continue
        around = _sentences_around(found, parts, in_b=in_b)
        yield Affected(
            quoted,
            in_b,
            match.parts,
            differs,
            tuple(x for x in found.quotations if _meets(x.b if in_b else x.a, parts)),
            tuple(x for x in found.attributions if _meets(x.b if in_b else x.a, around)),
        )


def _meets(place: Stretch | None, parts: Iterable[Stretch]) -> bool:
    return place is not None and any(place.meets(part) for part in parts)


def _sentences_around(
    found: Comparison, parts: tuple[Stretch, ...], *, in_b: bool
) -> tuple[Stretch, ...]:
    groups = [pair.b if in_b else pair.a for pair in found.reworded]
    groups += [(item,) for item in (found.added if in_b else found.cut)]
    return tuple(
        item for group in groups if any(_meets(own, parts) for own in group) for item in group
    )


# -- as plain data ---------------------------------------------------------------------------


def as_data(compared: Compared) -> dict[str, Any]:
    """Everything found, as plain data for JSON; offsets are code points of the captures' texts."""
    a, b, found = compared.a.text, compared.b.text, compared.found
    return {
        "a": {"source": compared.a.source_id, "sha256": compared.a.sha256},
        "b": {"source": compared.b.source_id, "sha256": compared.b.sha256},
        "sentences": sentence_counts(found),
        "added": [_place(b, item) for item in found.added],
        "cut": [_place(a, item) for item in found.cut],
        "reworded": [
            {
                "a": _group(a, pair.a),
                "b": _group(b, pair.b),
                "moved": pair.moved,
                "words": [_words(a, b, change) for change in pair.changes],
            }
            for pair in found.reworded
        ],
        "moved": [
            {"a": _group(a, pair.a), "b": _group(b, pair.b)} for pair in found.same if pair.moved
        ],
        "quotations": [
            {
                "kind": item.kind,
                "a": _place(a, item.a),
                "b": _place(b, item.b),
                "words": [_words(a, b, change) for change in item.changes],
            }
            for item in found.quotations
        ],
        "attributions": [
            {
                "kind": item.kind,
                "before": item.before,
                "after": item.after,
                "outlet": item.outlet,
                "times": item.times,
                "a": _place(a, item.a),
                "b": _place(b, item.b),
            }
            for item in found.attributions
        ],
        "extracts": [
            {
                "ref": item.quoted.ref,
                "change": item.differs.kind,
                "changed": [
                    {"start": part.start, "end": part.end} for part in item.differs.changed
                ],
                "quotations": sorted({other.kind for other in item.quotations}),
                "attributions": sorted({other.kind for other in item.attributions}),
            }
            for item in compared.affected
        ],
        "unplaced": list(compared.unplaced),
        "positions": [
            {"id": id_, "stance": stance, "extracts": refs}
            for (id_, stance), refs in positions_resting(compared.affected).items()
        ],
        "claims": [
            {"id": id_, **refs}
            for id_, refs in claims_resting(compared.corpus, compared.affected).items()
        ],
    }


def _place(text: str, part: Stretch | None) -> dict[str, Any] | None:
    if part is None:
        return None
    return {"start": part.start, "end": part.end, "text": part.of(text)}


def _group(text: str, parts: tuple[Stretch, ...]) -> dict[str, Any]:
    start, end = parts[0].start, parts[-1].end
    return {"start": start, "end": end, "text": text[start:end]}


def _words(a: str, b: str, change: Change) -> dict[str, str]:
    return {"a": run_text(a, change.a), "b": run_text(b, change.b)}


def run_text(text: str, run: tuple[Word, ...]) -> str:
    """A run of words as it stands in the text."""
    return text[run[0].start : run[-1].end] if run else ""


def sentence_counts(found: Comparison) -> dict[str, int]:
    """How many sentences there are of each kind; a moved one is also the same or reworded."""
    return {
        "same": len(found.same),
        "reworded": len(found.reworded),
        "moved": len(found.moved),
        "cut": len(found.cut),
        "added": len(found.added),
    }


def positions_resting(affected: Iterable[Affected]) -> dict[tuple[str, str], list[str]]:
    """The positions (id and stance) that rest on passages that differ, with the extracts."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in affected:
        for actor, issue, stance in item.quoted.extract.stances:
            found.setdefault((f"{actor}--{issue}", stance), []).append(item.quoted.ref)
    return dict(sorted(found.items()))


def claims_resting(corpus: Corpus, affected: Iterable[Affected]) -> dict[str, dict[str, list[str]]]:
    """The claims that rest on passages that differ, with the extracts on either side."""
    refs = {item.quoted.ref for item in affected}
    found = {}
    for claim in corpus.claims.values():
        supporting = [ref for ref in claim.record.supported_by if ref in refs]
        disputing = [ref for ref in claim.record.disputed_by if ref in refs]
        if supporting or disputing:
            found[claim.id] = {"supported_by": supporting, "disputed_by": disputing}
    return found


# -- as recorded -----------------------------------------------------------------------------


def recorded(compared: Compared) -> Record:
    """What may be committed: numbers, kinds and places in quotations, no text of the captures."""
    found = compared.found
    quotations = Counter(item.kind for item in found.quotations)
    return Record(
        a=Version(source=compared.a.source_id, sha256=compared.a.sha256),
        b=Version(source=compared.b.source_id, sha256=compared.b.sha256),
        sentences=Sentences(**sentence_counts(found)),
        quotations={kind: quotations[kind] for kind in sorted(quotations)},
        attributions=_counted(found.attributions),
        passages=tuple(
            PassageChange(
                ref=item.quoted.ref,
                sha256=quotation_hash(item.quoted.extract.quote),
                kind=item.differs.kind,
                changed=_places_in_quotation(compared, item),
                quotation=next((other.kind for other in item.quotations), None),
                attributions=_counted(item.attributions),
            )
            for item in compared.affected
        ),
    )


def _counted(found: Iterable[AttributionDiffers]) -> tuple[AttributionChange, ...]:
    counts: Counter[tuple[AttributionKind, str, str]] = Counter()
    for item in found:
        word = (item.before or item.after or "").casefold()
        named = word if item.kind.startswith("qualifier") and word in QUALIFIERS else ""
        counts[item.kind, named, item.outlet or ""] += item.times
    return tuple(
        AttributionChange(kind=kind, times=times, word=word or None, outlet=outlet or None)
        for (kind, word, outlet), times in sorted(counts.items())
    )


def _places_in_quotation(compared: Compared, item: Affected) -> tuple[tuple[int, int], ...]:
    """The changed places as offsets in the extract's own quotation."""
    text = (compared.b if item.in_b else compared.a).text
    quote = item.quoted.extract.quote
    pairs: list[tuple[Word, Word]] = []
    for part in item.parts:
        own = words(quote, part.quote_start, part.quote_end)
        theirs = words(text, part.start, part.end)
        if len(own) == len(theirs):
            pairs += zip(own, theirs, strict=True)
    places = []
    for place in item.differs.changed:
        if place.start == place.end:
            after = [own.start for own, there in pairs if there.start >= place.start]
            places += [(at, at) for at in after[:1]]
            continue
        hit = [own for own, there in pairs if place.meets(Stretch(there.start, there.end))]
        places += [(hit[0].start, hit[-1].end)] if hit else []
    return tuple(places)
