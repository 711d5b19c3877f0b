"""Handling levels: the corpus as it may be seen at one level of the Traffic Light Protocol.

What is above the level is taken out before anything is analysed or rendered, together with every
reference to it and whatever cannot stand without it, so that no later stage can leak it.
Source of the levels: FIRST, Traffic Light Protocol 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from onrecord.corpus import LINKED_KINDS, Corpus, Key
from onrecord.diagnostics import Diagnostic
from onrecord.markdown.prose import Citation, Embed, Link
from onrecord.model import Extract, Source
from onrecord.model.base import Marked, Ref, Tlp, pruned
from onrecord.parse import Entity


@dataclass(frozen=True)
class Released:
    """The corpus of one level, what was withheld, and references that would give it away."""

    corpus: Corpus
    withheld: frozenset[Key]
    diagnostics: tuple[Diagnostic, ...]


def release(corpus: Corpus, level: Tlp, *, drafts: bool = False) -> Released:
    """What a site built for ``level`` may contain.

    Draft briefings are left out unless ``drafts``. Prose cannot be pruned without changing what it
    says: a reference in released prose to something withheld is an error.
    """
    withheld: set[Key] = set()
    entities: dict[Key, Entity] = {Key(item.kind, item.id): item for item in corpus.entities()}

    for key, entity in list(entities.items()):
        if entity.record.handling.rank > level.rank or (
            entity.kind == "briefing" and entity.record.status == "draft" and not drafts
        ):
            withheld.add(key)
            withheld.update(
                Key("extract", f"{entity.id}#{extract.id}")
                for extract in getattr(entity.record, "extracts", ())
            )
            del entities[key]
        else:
            entities[key] = _open_parts(entity, level, withheld)

    def gone(target: str, ref: Ref) -> bool:
        found = corpus.candidates(target, ref.kinds)
        return bool(found) and found[0] in withheld

    changed = bool(withheld)
    while changed:
        changed = False
        for key, entity in list(entities.items()):
            record = _rested(entity.record, pruned(entity.record, gone))
            if record is None or _position_gone(corpus, key, withheld):
                withheld.add(key)
                del entities[key]
                record = None
            if record is not entity.record:
                changed = True
                lost = _extract_keys(entity.id, entity.record) - _extract_keys(entity.id, record)
                withheld |= lost
                if record is not None:
                    entities[key] = replace(entity, record=record)
    result = Corpus(entities.values(), _redirects(corpus, withheld))
    return Released(result, frozenset(withheld), tuple(_given_away(corpus, result, withheld)))


def _open_parts(entity: Entity, level: Tlp, withheld: set[Key]) -> Entity:
    """The entity without its own extracts and judgements above the level."""
    record = entity.record
    changes: dict[str, Any] = {}
    for name in ("extracts", "judgements"):
        parts: tuple[Marked, ...] = getattr(record, name, ())
        kept = tuple(part for part in parts if part.handling.rank <= level.rank)
        if len(kept) < len(parts):
            changes[name] = kept
            if name == "extracts":
                withheld |= _extract_keys(entity.id, record) - {
                    Key("extract", f"{entity.id}#{part.id}") for part in kept
                }
    return replace(entity, record=record.model_copy(update=changes)) if changes else entity


def _extract_keys(source_id: str, record: Any) -> set[Key]:
    extracts: tuple[Extract, ...] = record.extracts if isinstance(record, Source) else ()
    return {Key("extract", f"{source_id}#{extract.id}") for extract in extracts}


def _rested(before: Any, after: Any) -> Any:
    """``after``, or None where all the evidence that ``before`` rested on has gone.

    A statement whose evidence is withheld would otherwise stand there without any.
    """
    if after is None:
        return None
    for names in (("supported_by", "disputed_by"), ("evidence",)):
        had = [item for name in names for item in getattr(before, name, ())]
        left = [item for name in names for item in getattr(after, name, ())]
        if had and not left:
            return None
    changes: dict[str, Any] = {}
    if getattr(before, "judgements", None):
        evidence = {item.id: item.evidence for item in before.judgements}
        kept = tuple(item for item in after.judgements if item.evidence or not evidence[item.id])
        if len(kept) < len(after.judgements):
            changes["judgements"] = kept
    hypotheses = getattr(after, "hypotheses", None)
    if hypotheses is not None and before.hypotheses.evidence and not hypotheses.evidence:
        changes["hypotheses"] = None
    return after.model_copy(update=changes) if changes else after


def _position_gone(corpus: Corpus, key: Key, withheld: set[Key]) -> bool:
    """Whether prose on a position has lost its actor or its issue."""
    if key.kind != "position":
        return False
    parts = corpus.position_parts(key.id)
    return parts is not None and (
        Key("actor", parts[0]) in withheld or Key("issue", parts[1]) in withheld
    )


def _redirects(corpus: Corpus, withheld: set[Key]) -> Iterable[Any]:
    """The redirects that do not name a withheld page."""
    kinds = {
        "actors": "actor",
        "issues": "issue",
        "outlets": "outlet",
        "sources": "source",
        "briefings": "briefing",
        "claims": "claim",
        "notes": "note",
    }
    for redirect in corpus.redirects:
        folder, _, target = redirect.new.partition("/")
        if Key(kinds.get(folder, folder), target) not in withheld:
            yield redirect


def _given_away(whole: Corpus, released: Corpus, withheld: set[Key]) -> Iterable[Diagnostic]:
    for entity in released.entities():
        for token in released.tokens(entity):
            match token:
                case Link():
                    targets = [(token.target, LINKED_KINDS)]
                case Citation():
                    targets = [(name, ("extract", "source")) for name, _ in token.targets]
                case Embed():
                    targets = [(token.target, ("extract",))]
                case _:
                    continue
            for target, kinds in targets:
                for key in whole.candidates(target, kinds)[:1]:
                    if key in withheld:
                        yield Diagnostic(
                            "withheld-reference",
                            f'this text is open to readers from whom "{target}" is withheld',
                            entity.prose.span(token.offset, len(token.raw)),
                            help="mark this file with the same level, open what it refers to, "
                            "or take the reference out",
                        )
