"""What answers on every kind of thing share: rows, entries, prose and who refers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from onrecord import languages
from onrecord.analysis.bodies import spoken_for
from onrecord.analysis.claims import weigh
from onrecord.analysis.dates import in_words
from onrecord.analysis.positions import Held, held_positions
from onrecord.analysis.wording import capped, sentence
from onrecord.build import Inspected
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.model.base import Record, Tlp, references
from onrecord.model.edtf import Edtf
from onrecord.parse import Entity
from onrecord.render.addresses import address
from onrecord.render.press import Edition, Sheet
from onrecord.show.analyses import counts
from onrecord.show.answer import Answer, Part

#: Prose whose lines are kept apart: lists, quotations, tables, headings, code.
_SET_OUT = re.compile(r"^(?:[ \t]*(?:[-*+>|#]|\d+[.)]|```|~~~)| {4}|\t)", re.MULTILINE)


class Shared:
    """One answer while it is put together, as far as all kinds are alike."""

    def __init__(self, corpus: Corpus, inspected: Inspected, key: Key) -> None:
        self.corpus = corpus
        self.key = key
        # Answers are English, whatever the site speaks.
        english = replace(inspected.config, catalogue=languages.DEFAULT)
        self.sheet = Sheet(corpus, Edition(english), "/")
        self.held = held_positions(corpus)
        self.voices = spoken_for(corpus)
        self.diagnostics = inspected.diagnostics

    def _entity_answer(
        self, own: Mapping[str, Any], *parts: Part, skip: tuple[str, ...] = ()
    ) -> Answer:
        """An entity's fields, what was computed of it, its prose and who refers to it."""
        entity = self.corpus.by_kind[self.key.kind][self.key.id]
        record: Any = entity.record
        name = self.sheet.name(self.key)
        data = {
            "ref": str(self.key),
            "name": name,
            "fields": fields_data(record),
            **own,
            "body": entity.prose.text.strip(),
            "tlp": record.handling.value,
            "file": entity.span.file,
            "line": entity.span.line,
            "address": address(self.key),
            "backlinks": self._backlinks(),
        }
        rows = [
            *self._rows(record, (), entity, skip=("name", "title", "tlp", *skip)),
            ("Handling", record.handling.value),
            ("File", f"{entity.span.file}:{entity.span.line}"),
            ("Page", address(self.key)),
        ]
        return self._put(name, data, Part(rows=tuple(rows)), *parts, self._body(entity))

    def _put(self, title: str, data: Mapping[str, Any], *parts: Part) -> Answer:
        links = data.get("backlinks", ())
        by_label: dict[str, list[str]] = {}
        for link in links:
            kind, _, id_ = link["ref"].partition(":")
            by_label.setdefault(link["label"], []).append(
                f"{link['ref']}  {self.sheet.name(Key(kind, id_))}"
            )
        used = Part(
            "Used in",
            entries=tuple(
                f"{label}\n" + "\n".join(refs) for label, refs in sorted(by_label.items())
            ),
        )
        kept = [part for part in (*parts, used) if part.rows or part.entries]
        return Answer(title, data, tuple(kept))

    def _backlinks(self) -> list[dict[str, str]]:
        return [
            {"ref": str(link.holder), "label": link.label}
            for link in self.corpus.backlinks(self.key)
        ]

    def _rows(
        self, record: Record, loc: tuple[str | int, ...], entity: Entity, skip: Iterable[str]
    ) -> Iterator[tuple[str, str]]:
        """The fields that say something, under their labels."""
        meant = {}
        for reference in references(entity.record):
            for key in self.corpus.candidates(reference.target, reference.ref.kinds)[:1]:
                meant[reference.loc, reference.target] = key
        for name, info in type(record).model_fields.items():
            value = getattr(record, name)
            if name not in skip and value not in (None, (), {}):
                yield info.title or name, self._worded(value, (*loc, name), meant)

    def _worded(self, value: Any, loc: tuple[str | int, ...], meant: Mapping[Any, Key]) -> str:
        """A field's value in words; a reference with the name of what it means."""
        if isinstance(value, Edtf):
            return in_words(value)
        if isinstance(value, BaseModel):
            return "; ".join(
                f"{info.alias or name}: {self._worded(inner, (*loc, name), meant)}"
                for name, info in type(value).model_fields.items()
                if (inner := getattr(value, name)) not in (None, (), {})
            )
        if isinstance(value, dict):
            return "\n".join(
                f"{key}: {self._worded(inner, (*loc, key), meant)}" for key, inner in value.items()
            )
        if isinstance(value, tuple):
            told = [self._worded(item, (*loc, place), meant) for place, item in enumerate(value)]
            long = any(
                isinstance(item, BaseModel) or len(words) > 40
                for item, words in zip(value, told, strict=True)
            )
            return ("\n" if long else ", ").join(told)
        key = meant.get((loc, value))
        if key is None:
            return str(value)
        return f"{value} ({self.sheet.name(key)})"

    def _body(self, entity: Entity | None) -> Part:
        text = entity.prose.text.strip() if entity else ""
        paragraphs = [
            part.strip("\n") if _SET_OUT.search(part) else " ".join(part.split())
            for part in text.split("\n\n")
        ]
        return Part("Prose", entries=tuple(part for part in paragraphs if part), prose=True)

    def _level(self, quoted: Quoted) -> Tlp:
        return quoted.source.extract_handling(quoted.extract)

    def _quotations(self, heading: str, found: Iterable[Quoted]) -> Part:
        newest_first = sorted(found, key=lambda item: item.ref)
        newest_first.sort(key=lambda item: item.date.order[:2], reverse=True)
        return Part(heading, entries=tuple(self._quotation(item) for item in newest_first))

    def _quotation(self, quoted: Quoted) -> str:
        level = self._level(quoted)
        mark = "" if level is Tlp.CLEAR else f"  [{level.value}]"
        return f"{quoted.ref}{mark}\n{self.sheet.label(quoted)}: “{quoted.extract.quote}”"

    def _keys(self, heading: str, kind: str, ids: Iterable[str]) -> Part:
        return Part(
            heading,
            entries=tuple(f"{id_}  {self.sheet.name(Key(kind, id_))}" for id_ in sorted(ids)),
        )

    def _claim_entry(self, claim: str) -> str:
        weighed = weigh(self.corpus, claim)
        return f"claim:{claim}  [{weighed.status}]\n{self.corpus.claims[claim].record.text}"

    def _position_data(self, held: Held) -> dict[str, Any]:
        return {
            "ref": f"position:{held.id}",
            "stance": held.stance,
            "since": held.since.text,
            "strength": held.strength,
            "statement": sentence(self.corpus, held),
            **counts(held.origins),
        }

    def _position_entry(self, held: Held, *, name: bool = False) -> str:
        of = self.sheet.name(Key("actor", held.actor) if name else Key("issue", held.issue))
        words = (
            f"{of} {capped(self.corpus, held)}" if name else (f"{of}: {capped(self.corpus, held)}")
        )
        entry = f"{words}; {self.sheet.basis(held)}"
        return entry if name else f"position:{held.id}\n{entry}"

    def _step_entry(self, step: Any) -> str:
        kind = "actor" if step.role == "speaker" else "outlet"
        named = self.sheet.name(Key(kind, step.id)) if step.id else ""
        told = (
            f"{step.described} ({named})" if step.described and named else (step.described or named)
        )
        return f"{step.role}: {told}"


def step_data(step: Any) -> dict[str, str | None]:
    """A step of a chain."""
    return {"role": step.role, "id": step.id, "described": step.described}


def fields_data(record: Record) -> dict[str, Any]:
    """A record's fields that say something, as the analyst calls them."""
    data = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {name: value for name, value in data.items() if value not in ([], {})}
