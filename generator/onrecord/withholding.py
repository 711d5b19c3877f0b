"""Taking things out of a corpus so that nothing left behind refers to them.

Handling levels, a date in the past and the question what would change without a source all need
the same: what goes, every reference to it, and whatever cannot stand without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.corpus import LINKED_KINDS, Corpus, Key
from onrecord.markdown.prose import Citation, Embed, Link, Token
from onrecord.model import Extract, Source
from onrecord.model.base import Ref, pruned
from onrecord.parse import Entity


def without(
    corpus: Corpus, kept: Mapping[Key, Entity], gone: Iterable[Key]
) -> tuple[Corpus, frozenset[Key]]:
    """The corpus of what is ``kept`` once ``gone`` has been taken out, and all that went with it.

    ``kept`` may hold entities that have already lost parts of their own; ``gone`` names those
    parts and the entities that are not kept. An item of a list falls away, an optional field
    becomes empty, and what needs something that has gone, or rested on nothing else, goes too.
    """
    out = set(gone)
    entities = dict(kept)

    def is_gone(target: str, ref: Ref) -> bool:
        found = corpus.candidates(target, ref.kinds)
        return bool(found) and found[0] in out

    changed = bool(out)
    while changed:
        changed = False
        for key, entity in list(entities.items()):
            record = _rested(entity.record, pruned(entity.record, is_gone))
            if record is None or _position_gone(corpus, key, out):
                out.add(key)
                del entities[key]
                record = None
            if record is not entity.record:
                changed = True
                out |= extract_keys(entity.id, entity.record) - extract_keys(entity.id, record)
                if record is not None:
                    entities[key] = replace(entity, record=record)
    result = Corpus(entities.values(), corpus.redirects, comparisons=corpus.comparisons)
    return result, frozenset(out)


def mentions(corpus: Corpus, entity: Entity, gone: frozenset[Key]) -> Iterable[tuple[Token, str]]:
    """The references in an entity's prose to something that has gone, with the text of each."""
    for token in corpus.tokens(entity):
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
            if any(key in gone for key in corpus.candidates(target, kinds)[:1]):
                yield token, target


def extract_keys(source_id: str, record: Any) -> set[Key]:
    """The keys of a source's extracts; of anything else none."""
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


def unreferenced(corpus: Corpus, entity: Entity, gone: frozenset[Key]) -> Entity:
    """The entity with its prose's references to what has gone taken out.

    A link leaves its words, a citation its other references, an embed nothing: as an analyst would
    do by hand.
    """
    if not any(True for _ in mentions(corpus, entity, gone)):
        return entity

    def lost(target: str, kinds: tuple[str, ...]) -> bool:
        return any(key in gone for key in corpus.candidates(target, kinds)[:1])

    parts: list[str] = []
    for token in corpus.tokens(entity):
        match token:
            case Link() if lost(token.target, LINKED_KINDS):
                parts.append(token.label or token.target)
            case Citation():
                left = [name for name, _ in token.targets if not lost(name, ("extract", "source"))]
                if len(left) == len(token.targets):
                    parts.append(token.raw)
                elif left:
                    parts.append("[" + "; ".join(f"@{name}" for name in left) + "]")
                elif parts:
                    parts[-1] = parts[-1].rstrip(" ")
            case Embed() if lost(token.target, ("extract",)):
                continue
            case _:
                parts.append(token.raw)
    return replace(entity, prose=replace(entity.prose, text="".join(parts)))
