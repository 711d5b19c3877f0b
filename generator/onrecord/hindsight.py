"""Hindsight taken out: the corpus as it could have stood at a moment in the past.

What was published, written or corrected later is not there, and nothing refers to it. A briefing
or note whose prose needs something later could not have stood so, and is left out; other prose,
which bears no date, loses only those references.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.corpus import Corpus, Key
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model.edtf import Edtf, Moment
from onrecord.parse import Entity
from onrecord.withholding import extract_keys, mentions, unreferenced, without


@dataclass(frozen=True)
class Stood:
    """The corpus of a moment, and warnings about what could not be shown as it was."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]


def stood(corpus: Corpus, moment: Edtf) -> Stood:
    """What the desk could have published at ``moment``, from what the corpus says of dates.

    A day or month without a time counts as known from its first moment: the question is what could
    have stood, not what must have.
    """
    gone: set[Key] = set()
    kept: dict[Key, Entity] = {}
    for entity in corpus.entities():
        key = Key(entity.kind, entity.id)
        if _later(_dated(entity.record), moment.latest):
            gone |= {key} | extract_keys(entity.id, entity.record)
        else:
            record = _then(entity.record, moment.latest)
            lock = entity.lock
            if entity.kind == "source" and record.retrieved != entity.record.retrieved:
                lock = None
            kept[key] = replace(entity, record=record, lock=lock)
    problems: list[Diagnostic] = []
    while True:
        result, out = without(corpus, kept, gone)
        early = [
            entity
            for entity in result.entities()
            if entity.kind in ("briefing", "note")
            and any(True for _ in mentions(corpus, entity, out))
        ]
        if not early:
            break
        for entity in early:
            key = Key(entity.kind, entity.id)
            gone.add(key)
            kept.pop(key, None)
            problems.append(_left_out(corpus, entity, out, moment))
    cleared = [unreferenced(corpus, entity, out) for entity in result.entities()]
    return Stood(result.of(cleared), tuple(problems))


def _dated(record: Any) -> Edtf | None:
    """The date from which a record exists, for the kinds that have one."""
    date = getattr(record, "published", None) or getattr(record, "date", None)
    return date if isinstance(date, Edtf) else None


def _later(date: Edtf | None, moment: Moment) -> bool:
    return date is not None and date.earliest > moment


def _then(record: Any, moment: Moment) -> Any:
    """A record without what was added to it later; a capture of a later day goes too."""
    changes: dict[str, Any] = {}
    for name in ("corrected", "retracted"):
        value = getattr(record, name, None)
        if value is not None and _later(value.date, moment):
            changes[name] = None
    if getattr(record, "changes", None):
        kept = tuple(item for item in record.changes if not _later(item.date, moment))
        if len(kept) < len(record.changes):
            changes["changes"] = kept
    for name in ("updated", "retrieved"):
        if _later(getattr(record, name, None), moment):
            changes[name] = None
    if getattr(record, "roles", None):
        roles = tuple(
            role.model_copy(update={"to": None}) if _later(role.to, moment) else role
            for role in record.roles
            if not _later(role.from_, moment)
        )
        if roles != record.roles:
            changes["roles"] = roles
    return record.model_copy(update=changes) if changes else record


def _left_out(corpus: Corpus, entity: Entity, gone: frozenset[Key], moment: Edtf) -> Diagnostic:
    token, target = next(iter(mentions(corpus, entity, gone)))
    return Diagnostic(
        "later-evidence",
        f'this {entity.kind} is left out: on {moment.text} it could not have cited "{target}"',
        entity.prose.span(token.offset, len(token.raw)),
        help="that is right where the text was extended later; an older edition is in the "
        "history of your files",
        severity=Severity.WARNING,
    )


def moments(text: str) -> Iterator[Edtf]:
    """``text`` as a moment, where it is a day or a time; nothing otherwise.

    Seconds may be left out, as ISO 8601 allows and EDTF does not.
    """
    for form in (text, text.replace("Z", ":00Z"), text + ":00"):
        try:
            found = Edtf.parse(form)
        except ValueError:
            continue
        if found.day:
            yield found
            return
