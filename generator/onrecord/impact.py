"""Corrections ripple: what on the site changes if something is corrected, retracted or removed.

Nothing is guessed: the site is set twice, as it is and as it would be, and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.analysis.claims import weigh
from onrecord.analysis.judgements import grounds
from onrecord.analysis.positions import held_positions
from onrecord.analysis.wording import sentence
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.model import Correction
from onrecord.model.edtf import Edtf
from onrecord.pages import all_specs
from onrecord.render.press import Edition, set_pages
from onrecord.withholding import extract_keys, unreferenced, without

#: What can happen to it; only sources are corrected or retracted.
HAPPENINGS = ("removed", "retracted", "corrected")


@dataclass(frozen=True)
class Impact:
    """What would change: ids of claims, positions, judgements and briefings, addresses of pages.

    A claim, position or judgement counts when its evidence changes, its counts, or what publishers
    have taken back of that evidence; a page when its text does, a briefing when its page does.
    """

    claims: tuple[str, ...]
    positions: tuple[str, ...]
    judgements: tuple[str, ...]
    briefings: tuple[str, ...]
    pages: tuple[str, ...]


def impact(corpus: Corpus, edition: Edition, key: Key, happening: str = "removed") -> Impact:
    """Compare the site with what it would be after ``happening`` to ``key``."""
    after = removed(corpus, key) if happening == "removed" else _marked(corpus, key, happening)
    pages_before, pages_after = _texts(corpus, edition), _texts(after, edition)
    changed = _differing(pages_before, pages_after)
    judgements = _differing(_judgements(corpus), _judgements(after))
    return Impact(
        _differing(_claims(corpus), _claims(after)),
        _differing(_positions(corpus), _positions(after)),
        judgements,
        tuple(
            briefing
            for briefing in corpus.briefings
            if f"/briefings/{briefing}/" in changed or briefing not in after.briefings
        ),
        changed,
    )


def removed(corpus: Corpus, key: Key) -> Corpus:
    """The corpus without something, as if an analyst had taken it and its references out.

    A copy of a source that has gone stays, as a story of its own.
    """
    gone = {key}
    kept = {}
    for entity in corpus.entities():
        own = Key(entity.kind, entity.id)
        if own == key:
            gone |= extract_keys(entity.id, entity.record)
        elif key.kind == "extract" and own == Key("source", key.id.partition("#")[0]):
            left = tuple(
                item for item in entity.record.extracts if item.id != key.id.partition("#")[2]
            )
            kept[own] = replace(entity, record=entity.record.model_copy(update={"extracts": left}))
        elif own.kind == "source" and Key("source", entity.record.copy_of or "") == key:
            kept[own] = replace(entity, record=entity.record.model_copy(update={"copy_of": None}))
        else:
            kept[own] = entity
    result, out = without(corpus, kept, gone)
    return result.of(unreferenced(corpus, entity, out) for entity in result.entities())


def _marked(corpus: Corpus, key: Key, happening: str) -> Corpus:
    """The corpus with a source marked as corrected or retracted on its day of publication."""
    if key.kind == "extract":
        key = Key("source", key.id.partition("#")[0])
    entities = []
    for entity in corpus.entities():
        if Key(entity.kind, entity.id) == key:
            day = Edtf.parse(entity.record.published.text)
            mark = Correction(date=day, what="what if")
            record = entity.record.model_copy(update={happening: mark})
            entities.append(replace(entity, record=record))
        else:
            entities.append(entity)
    return corpus.of(entities)


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(
        sorted(
            name
            for name in {*before, *after}
            if before.get(name, _MISSING) != after.get(name, _MISSING)
        )
    )


_MISSING = object()


def _texts(corpus: Corpus, edition: Edition) -> dict[str, str]:
    pages = set_pages(corpus, edition, all_specs(corpus, edition))
    return {page.address: page.text for page in pages}


def _claims(corpus: Corpus) -> dict[str, object]:
    found = {}
    for claim in corpus.claims.values():
        refs = (*claim.record.supported_by, *claim.record.disputed_by)
        marks = _marks(corpus.extracts[ref] for ref in refs)
        found[claim.id] = (weigh(corpus, claim.id), claim.record.supported_by, marks)
    return found


def _positions(corpus: Corpus) -> dict[str, object]:
    return {
        held.id: (sentence(corpus, held), _marks(item.quoted for item in held.statements))
        for held in held_positions(corpus).values()
    }


def _judgements(corpus: Corpus) -> dict[str, object]:
    return {
        f"{briefing.id}#{item.id}": (
            (found := grounds(corpus, briefing, item)).origins,
            item.evidence,
            _marks(found.evidence),
        )
        for briefing in corpus.briefings.values()
        for item in briefing.record.judgements
    }


def _marks(evidence: Iterable[Quoted]) -> tuple[object, ...]:
    """Each extract with what its publisher has taken back of its source."""
    return tuple(
        (item.ref, item.source.corrected is not None, item.source.retracted is not None)
        for item in evidence
    )
