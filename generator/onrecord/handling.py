"""Handling levels: the corpus as it may be seen at one level of the Traffic Light Protocol.

What is above the level is taken out before anything is analysed or rendered, together with every
reference to it and whatever cannot stand without it, so that no later stage can leak it.
Source of the levels: FIRST, Traffic Light Protocol 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from onrecord.corpus import Corpus, Key
from onrecord.diagnostics import Diagnostic
from onrecord.model.base import Marked, Tlp
from onrecord.parse import Entity
from onrecord.withholding import extract_keys, mentions, without


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
    kept: dict[Key, Entity] = {}
    for entity in corpus.entities():
        key = Key(entity.kind, entity.id)
        if entity.record.handling.rank > level.rank or (
            entity.kind == "briefing" and entity.record.status == "draft" and not drafts
        ):
            withheld |= {key} | extract_keys(entity.id, entity.record)
        else:
            kept[key] = _open_parts(entity, level, withheld)
    result, gone = without(corpus, kept, withheld)
    return Released(result, gone, tuple(_given_away(corpus, result, gone)))


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
                withheld |= extract_keys(entity.id, record) - {
                    Key("extract", f"{entity.id}#{part.id}") for part in kept
                }
    return replace(entity, record=record.model_copy(update=changes)) if changes else entity


def _given_away(whole: Corpus, released: Corpus, withheld: frozenset[Key]) -> Iterable[Diagnostic]:
    for entity in released.entities():
        for token, target in mentions(whole, entity, withheld):
            yield Diagnostic(
                "withheld-reference",
                f'this text is open to readers from whom "{target}" is withheld',
                entity.prose.span(token.offset, len(token.raw)),
                help="mark this file with the same level, open what it refers to, "
                "or take the reference out",
            )
