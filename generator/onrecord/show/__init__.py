"""Showing: all that is known of one thing, as text for a terminal or as plain data for JSON.

Every number and every sentence comes from the functions that also feed the pages, so that the two
can never disagree.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from onrecord.analysis.bodies import silent_on, spoken_for
from onrecord.analysis.chains import chain, original, publishers
from onrecord.analysis.changes import changes
from onrecord.analysis.claims import weigh
from onrecord.analysis.coverage import covered
from onrecord.analysis.dates import in_words, newest
from onrecord.analysis.gaps import computed_gaps
from onrecord.analysis.hypotheses import compete
from onrecord.analysis.judgements import grounds
from onrecord.analysis.origins import origins
from onrecord.analysis.positions import Held, Statement, held_positions
from onrecord.analysis.summary import summary_statement
from onrecord.analysis.verification import state
from onrecord.analysis.wording import capped, capped_by, sentence
from onrecord.build import Inspected
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.diagnostics import nearest
from onrecord.model import KINDS, Hypotheses, Judgement
from onrecord.model.base import Record, Ref, Tlp, pruned, references
from onrecord.model.edtf import Edtf
from onrecord.pages.briefing import teaser
from onrecord.parse import Entity
from onrecord.render.addresses import address
from onrecord.render.press import Edition, Sheet
from onrecord.show.analyses import (
    capture_data,
    changes_data,
    competition_data,
    counts,
    lint,
    matrix_data,
    refs,
    span,
    summary_data,
    taken_back,
    voices_data,
)

#: The widest line of the text form.
WIDTH = 88
#: Prose whose lines are kept apart: lists, quotations, tables, headings, code.
_SET_OUT = re.compile(r"^(?:[ \t]*(?:[-*+>|#]|\d+[.)]|```|~~~)| {4}|\t)", re.MULTILINE)
#: What can be asked for by ``kind:id``.
SHOWN_KINDS = (*KINDS, "extract", "judgement")


@dataclass(frozen=True)
class Unknown:
    """A reference that names nothing, or more than one thing: in a diagnostic's words."""

    code: str
    message: str
    help: str


@dataclass(frozen=True)
class Part:
    """A part of the text form: rows of label and value, or a list of entries, under a heading.

    An entry is one text, which is wrapped; a line break in it starts a new, indented line. With
    ``prose`` the entries are paragraphs.
    """

    heading: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    entries: tuple[str, ...] = ()
    prose: bool = False


@dataclass(frozen=True)
class Answer:
    """What is known of one thing: as data with stable names, and as parts of a text."""

    title: str
    data: Mapping[str, Any]
    parts: tuple[Part, ...] = field(default=())


def show(inspected: Inspected, ref: str) -> Answer | Unknown:
    """All that is known of what ``ref`` names in the corpus at hand.

    ``ref`` is ``kind:id``, an id alone where that is unambiguous, ``source#extract``,
    ``position:actor--issue`` or ``judgement:briefing#id``. Where the content has errors, whatever
    they touch is left out.
    """
    corpus = inspected.corpus
    if inspected.failed:
        corpus = _sound(corpus)
    found = find(corpus, ref.strip())
    if isinstance(found, Unknown):
        return found
    return _Teller(corpus, inspected, found).answer()


def verified(corpus: Corpus, quoted: Quoted) -> str:
    """Whether a quotation was compared with its capture, and how it matched."""
    return state(corpus, quoted.ref).status.value


# -- what is meant ---------------------------------------------------------------------------


def find(corpus: Corpus, ref: str) -> Key | Unknown:
    """The one thing that a reference names."""
    kind, colon, rest = ref.partition(":")
    if colon and kind not in SHOWN_KINDS:
        close = nearest(kind, SHOWN_KINDS)
        return Unknown(
            "unknown-kind",
            f'"{kind}" is not a kind of thing',
            (f'did you mean "{close}:{rest}"? ' if close else "")
            + "kinds are: "
            + ", ".join(SHOWN_KINDS),
        )
    if not colon:
        kind, rest = ("extract", ref) if "#" in ref else ("", ref)
    names = _names(corpus)
    matches = [Key(of, rest) for of in SHOWN_KINDS if kind in ("", of) and rest in names[of]]
    if not matches and kind in ("", "extract"):
        matches = [Key("extract", name) for name in names["extract"] if name.endswith(f"#{rest}")]
    if len(matches) == 1:
        return matches[0]
    if matches:
        return Unknown(
            "ambiguous-reference",
            f'"{ref}" can mean more than one thing',
            "say which: " + ", ".join(str(key) for key in matches),
        )
    known = [name for of in SHOWN_KINDS if kind in ("", of) for name in names[of]]
    close = nearest(rest, known)
    others = [str(Key(of, rest)) for of in SHOWN_KINDS if rest in names[of]]
    prefix = f"{kind}:" if colon else ""
    return Unknown(
        f"unknown-{kind}" if kind else "unknown-id",
        f'no {kind} is called "{rest}"' if kind else f'nothing is called "{rest}"',
        f"did you mean {others[0]}?"
        if others
        else f"did you mean {prefix}{close}?"
        if close
        else "name it kind:id, source#extract or position:actor--issue",
    )


def _names(corpus: Corpus) -> dict[str, Any]:
    """The ids that exist, by kind; a position exists where its actor and its issue do."""
    names: dict[str, Any] = dict(corpus.by_kind)
    held = {position.id for position in held_positions(corpus).values()}
    names["position"] = _Pairs(corpus, sorted(held | set(corpus.positions)))
    names["extract"] = corpus.extracts
    names["judgement"] = [
        f"{briefing.id}#{judgement.id}"
        for briefing in corpus.briefings.values()
        for judgement in briefing.record.judgements
    ]
    return names


class _Pairs:
    """Names of positions: known ones to suggest, and any pair of an actor and an issue to find."""

    def __init__(self, corpus: Corpus, known: Iterable[str]) -> None:
        self.corpus = corpus
        self.known = tuple(known)

    def __contains__(self, name: object) -> bool:
        return name in self.known or self.corpus.position_parts(str(name)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)


def _sound(corpus: Corpus) -> Corpus:
    """The corpus without what its errors touch: references that lead nowhere, unknown stances."""
    while True:
        here = corpus

        def gone(target: str, ref: Ref, here: Corpus = here) -> bool:
            return not here.candidates(target, ref.kinds)

        kept = []
        changed = False
        for entity in here.entities():
            record = pruned(entity.record, gone)
            if record is not None and entity.kind == "source":
                record = _known_stances(here, record)
            if record is None or (
                entity.kind == "position" and here.position_parts(entity.id) is None
            ):
                changed = True
                continue
            changed = changed or record is not entity.record
            kept.append(replace(entity, record=record))
        if not changed:
            return here
        corpus = here.of(kept)


def _known_stances(corpus: Corpus, source: Any) -> Any:
    """A source's record without positions whose stance its issue does not have."""

    def known(issue: str, stance: str) -> bool:
        return issue in corpus.issues and stance in corpus.issues[issue].record.stances

    extracts = []
    for extract in source.extracts:
        shown = extract.positions
        left = (
            {issue: stance for issue, stance in shown.items() if known(issue, stance)}
            if isinstance(shown, dict)
            else tuple(item for item in shown if known(item.issue, item.stance))
        )
        same = len(left) == len(shown)
        extracts.append(extract if same else extract.model_copy(update={"positions": left}))
    same = all(new is old for new, old in zip(extracts, source.extracts, strict=True))
    return source if same else source.model_copy(update={"extracts": tuple(extracts)})


# -- the answer ------------------------------------------------------------------------------


class _Teller:
    """One answer while it is put together."""

    def __init__(self, corpus: Corpus, inspected: Inspected, key: Key) -> None:
        self.corpus = corpus
        self.key = key
        self.sheet = Sheet(corpus, Edition(inspected.config), "/")
        self.held = held_positions(corpus)
        self.voices = spoken_for(corpus)
        self.diagnostics = inspected.diagnostics

    def answer(self) -> Answer:
        """The whole answer; each kind adds what is its own."""
        tell: Callable[[], Answer] = getattr(self, f"_{self.key.kind}")
        return tell()

    # -- kinds -------------------------------------------------------------------------------

    def _actor(self) -> Answer:
        id_ = self.key.id
        extracts = self.corpus.extracts.values()
        said = [item for item in extracts if item.extract.speaker == id_]
        unnamed = [item for item in extracts if item.extract.of == id_ and not item.extract.speaker]
        about = [item for item in extracts if id_ in item.extract.about]
        positions = [held for held in self.held.values() if held.actor == id_]
        last = newest(item.date for item in (*said, *unnamed))
        voices = {issue: found for (body, issue), found in self.voices.items() if body == id_}
        return self._entity_answer(
            {
                "positions": [self._position_data(held) for held in positions],
                "changes": changes_data(self.corpus, positions),
                "voices": {issue: voices_data(found) for issue, found in voices.items()},
                "extracts": refs(said),
                "unnamed": refs(unnamed),
                "about": refs(about),
                "last_evidence": last.text if last else None,
            },
            Part("Positions", entries=tuple(self._position_entry(held) for held in positions)),
            self._moves(positions),
            *(
                self._voices(f"Through its people: {self.sheet.name(Key('issue', issue))}", found)
                for issue, found in voices.items()
            ),
            self._quotations("On record", said),
            self._quotations("Unnamed voices", unnamed),
            self._quotations("Mentioned", about),
        )

    def _issue(self) -> Answer:
        id_ = self.key.id
        held = [position for position in self.held.values() if position.issue == id_]
        record = self.corpus.issues[id_].record
        claims = [claim.id for claim in self.corpus.claims.values() if claim.record.issue == id_]
        entries = [
            f"{stance}: {record.stances[stance].label} ({record.stances[stance].side})\n"
            + "\n".join(
                self._position_entry(item, name=True) for item in held if item.stance == stance
            )
            for stance in record.stances
        ]
        return self._entity_answer(
            {
                "positions": [self._position_data(item) for item in held],
                "changes": changes_data(self.corpus, held),
                "silent": [f"actor:{actor}" for actor in silent_on(self.corpus, id_)],
                "claims": [f"claim:{claim}" for claim in claims],
            },
            Part("Who stands where", entries=tuple(entry.rstrip("\n") for entry in entries)),
            self._moves(held),
            self._keys("Not heard on this", "actor", silent_on(self.corpus, id_)),
            Part("Points of fact", entries=tuple(self._claim_entry(claim) for claim in claims)),
            skip=("stances",),
        )

    def _outlet(self) -> Answer:
        id_ = self.key.id
        sources = self.corpus.sources.values()
        published = [item.id for item in sources if item.record.outlet == id_]
        wires = [
            item.id for item in sources if item.record.wire == id_ and item.record.outlet != id_
        ]
        relayed = [item for item in self.corpus.extracts.values() if id_ in item.extract.via]
        family = self.corpus.outlets[id_].record.family
        relatives = [
            other.id
            for other in self.corpus.outlets.values()
            if family and other.record.family == family and other.id != id_
        ]
        return self._entity_answer(
            {
                "published": [f"source:{item}" for item in published],
                "wires": [f"source:{item}" for item in wires],
                "relayed": refs(relayed),
                "same_family": [f"outlet:{item}" for item in relatives],
            },
            self._keys("Published", "source", published),
            self._keys("Wire stories published by others", "source", wires),
            self._quotations("Credited by", relayed),
            self._keys("Same family", "outlet", relatives),
        )

    def _source(self) -> Answer:
        id_ = self.key.id
        entity = self.corpus.sources[id_]
        extracts = [self.corpus.extracts[f"{id_}#{item.id}"] for item in entity.record.extracts]
        root = original(self.corpus, id_)[-1]
        same = [
            other
            for other in self.corpus.sources
            if other != id_ and original(self.corpus, other)[-1] == root
        ]
        counted = origins(self.corpus, extracts)
        steps = publishers(self.corpus, id_)
        return self._entity_answer(
            {
                "publishers": [_step(step) for step in steps],
                "same_story": [f"source:{other}" for other in same],
                "extracts": refs(extracts),
                "origins": span(counted),
                "rating": self.sheet.source_letter(entity),
            },
            Part("Came through", entries=tuple(self._step_entry(step) for step in steps)),
            self._keys("Same story", "source", same),
            self._quotations("Extracts", extracts),
            skip=("extracts",),
        )

    def _claim(self) -> Answer:
        weighed = weigh(self.corpus, self.key.id)
        record = self.corpus.claims[self.key.id].record
        sides = (
            ("Supported by", record.supported_by, weighed.supported),
            ("Disputed by", record.disputed_by, weighed.disputed),
        )
        return self._entity_answer(
            {
                **counts(weighed.supported),
                "status": weighed.status,
                "supported_by": list(record.supported_by),
                "disputed_by": list(record.disputed_by),
                "disputed": counts(weighed.disputed),
                **taken_back(
                    self.corpus.extracts[ref] for ref in (*record.supported_by, *record.disputed_by)
                ),
            },
            Part(rows=(("Status", weighed.status),)),
            *(
                self._quotations(
                    f"{heading}: {self.sheet.counts(found)}",
                    [self.corpus.extracts[ref] for ref in refs],
                )
                for heading, refs, found in sides
            ),
            skip=("text", "supported_by", "disputed_by"),
        )

    def _event(self) -> Answer:
        record = self.corpus.events[self.key.id].record
        evidence = [self.corpus.extracts[ref] for ref in record.evidence]
        counted = origins(self.corpus, evidence)
        return self._entity_answer(
            counts(counted),
            self._quotations(f"Attested by: {self.sheet.counts(counted)}", evidence),
            skip=("evidence",),
        )

    def _briefing(self) -> Answer:
        entity = self.corpus.briefings[self.key.id]
        scope = covered(self.corpus, entity)
        told = teaser(self.corpus, entity)
        summary = summary_statement(self.corpus, scope)
        edition = entity.record.updated or entity.record.date
        gaps = list(computed_gaps(self.corpus, scope, edition))
        judgements = entity.record.judgements
        reach = {
            kind: list(getattr(scope, kind))
            for kind in ("issues", "actors", "sources", "claims", "events")
        }
        return self._entity_answer(
            {
                "covers": reach,
                "quotations": told.quotations,
                **counts(told.origins),
                "last_evidence": told.last_evidence.text if told.last_evidence else None,
                "source_summary": list(summary),
                "source_counts": summary_data(self.corpus, scope),
                "positions": matrix_data(self.corpus, scope),
                "claims": {claim: weigh(self.corpus, claim).status for claim in scope.claims},
                "hypotheses": competition_data(self.corpus, entity.record.hypotheses),
                "judgements": [f"judgement:{self.key.id}#{item.id}" for item in judgements],
                "computed_gaps": [
                    {"kind": gap.kind, "subjects": [str(key) for key in gap.subjects]}
                    for gap in gaps
                ],
            },
            Part("Key judgements", entries=tuple(_judged(item) for item in judgements)),
            Part(
                "Covers",
                rows=tuple(
                    (kind.capitalize(), ", ".join(ids)) for kind, ids in reach.items() if ids
                ),
            ),
            Part(
                "Sources, summarised", entries=(" ".join(summary),) if summary else (), prose=True
            ),
            Part(
                "Competing hypotheses",
                entries=tuple(self._hypotheses(entity.record.hypotheses)),
            ),
            Part(
                "Gaps found",
                entries=tuple(
                    f"{gap.kind}: " + ", ".join(str(key) for key in gap.subjects) for gap in gaps
                ),
            ),
            skip=("judgements", "hypotheses", *(reach)),
        )

    def _note(self) -> Answer:
        return self._entity_answer({})

    def _position(self) -> Answer:
        pair = self.corpus.position_parts(self.key.id)
        held = next((item for item in self.held.values() if item.id == self.key.id), None)
        if held is not None:
            pair = (held.actor, held.issue)
        assert pair is not None, "found before"
        level = max(
            (self._level(item.quoted) for item in held.statements) if held else (Tlp.CLEAR,),
            key=lambda level: level.rank,
        )
        prose = self.corpus.positions.get(self.key.id)
        if prose is not None:
            level = max(level, prose.record.handling, key=lambda item: item.rank)
        data: dict[str, Any] = {
            "ref": str(self.key),
            "actor": pair[0],
            "issue": pair[1],
            "stance": held.stance if held else None,
            "since": held.since.text if held else None,
            "strength": held.strength if held else "none",
            "statement": sentence(self.corpus, held) if held else None,
            **(counts(held.origins) if held else {"articles": 0, "origins": {"min": 0, "max": 0}}),
            "history": [
                {
                    "stance": change.stance,
                    "date": change.date.text,
                    "evidence": [item.quoted.ref for item in change.statements],
                }
                for change in (held.history if held else ())
            ],
            "changes": changes_data(self.corpus, [held] if held else []),
            "voices": voices_data(self.voices.get(pair, ())),
            **taken_back(item.quoted for item in (held.statements if held else ())),
            "tlp": level.value,
            "body": prose.prose.text.strip() if prose else "",
            "address": address(self.key) if held else None,
            "backlinks": self._backlinks(),
        }
        rows = [
            ("Statement", data["statement"] or "No evidence of what it is."),
            ("Stance", data["stance"] or ""),
            ("Since", in_words(held.since) if held else ""),
            ("Strength", data["strength"]),
            ("Counts", self.sheet.counts(held.origins) if held else ""),
            ("Handling", level.value),
            ("File", prose.span.file if prose else ""),
            ("Page", data["address"] or ""),
        ]
        history = [
            self._quotations(
                f"{self.corpus.issues[pair[1]].record.stances[change.stance].label}, "
                f"since {in_words(change.date)}",
                [item.quoted for item in change.statements],
            )
            for change in (held.history if held else ())
        ]
        return self._put(
            self.sheet.name(self.key) if self.corpus.position_parts(self.key.id) else self.key.id,
            data,
            Part(rows=tuple(row for row in rows if row[1])),
            *history,
            self._moves([held] if held else []),
            self._voices("Through its people", self.voices.get(pair, ())),
            self._body(prose),
        )

    def _extract(self) -> Answer:
        quoted = self.corpus.extracts[self.key.id]
        extract = quoted.extract
        steps = chain(self.corpus, quoted)
        found = verified(self.corpus, quoted)
        data = {
            "ref": str(self.key),
            "quote": extract.quote,
            "chain": [_step(step) for step in steps],
            "verified": found,
            "capture": capture_data(self.corpus, quoted),
            "source": quoted.source_id,
            "voice": extract.voice,
            "direct": extract.is_direct,
            "date": quoted.date.text,
            "fields": _fields(extract),
            "positions": [
                {"ref": f"position:{actor}--{issue}", "stance": stance}
                for actor, issue, stance in extract.stances
            ],
            "rating": self.sheet.letter(quoted),
            "tlp": self._level(quoted).value,
            "file": quoted.entity.span.file,
            "line": quoted.entity.at(("extracts", quoted.number, "id")).line,
            "address": address(self.key),
            "backlinks": self._backlinks(),
        }
        rows = [
            ("Quotation", f"“{extract.quote}”"),
            *self._rows(
                extract, ("extracts", quoted.number), quoted.entity, skip=("id", "quote", "tlp")
            ),
            ("Verified", found),
            ("Handling", data["tlp"]),
            ("File", f"{data['file']}:{data['line']}"),
            ("Page", data["address"]),
        ]
        return self._put(
            self.sheet.name(self.key),
            data,
            Part(rows=tuple(rows)),
            Part("Came through", entries=tuple(self._step_entry(step) for step in steps)),
        )

    def _judgement(self) -> Answer:
        briefing_id, _, judgement_id = self.key.id.partition("#")
        briefing = self.corpus.briefings[briefing_id]
        number, judgement = next(
            (number, item)
            for number, item in enumerate(briefing.record.judgements)
            if item.id == judgement_id
        )
        keys = self.sheet.evidence(judgement.evidence)
        found = grounds(self.corpus, briefing, judgement)
        problems = lint(self.diagnostics, briefing, number)
        level = max(briefing.record.handling, judgement.handling, key=lambda item: item.rank)
        place = briefing.at(("judgements", number, "id"))
        data = {
            "ref": str(self.key),
            "briefing": briefing_id,
            "text": judgement.text,
            "likelihood": judgement.likelihood,
            "confidence": judgement.confidence,
            **counts(found.origins),
            "evidence": [str(key) for key in keys],
            "extracts": refs(found.evidence),
            **taken_back(found.evidence),
            "newer": refs(found.newer),
            "lint": [
                {"code": item.code, "severity": str(item.severity), "message": item.message}
                for item in problems
            ],
            "fields": _fields(judgement),
            "tlp": level.value,
            "file": place.file,
            "line": place.line,
            "address": address(Key("briefing", briefing_id)),
        }
        rows = [
            *self._rows(
                judgement, ("judgements", number), briefing, skip=("id", "evidence", "tlp")
            ),
            ("Rests on", self.sheet.counts(found.origins)),
            ("Handling", level.value),
            ("File", f"{place.file}:{place.line}"),
            ("Page", data["address"]),
        ]
        return self._put(
            f"{self.sheet.name(Key('briefing', briefing_id))}: {judgement_id}",
            data,
            Part(rows=tuple(rows)),
            Part("To mend", entries=tuple(f"{item.code}: {item.message}" for item in problems)),
            self._quotations("Newer than this judgement", found.newer),
            Part(
                "Evidence",
                entries=tuple(
                    self._quotation(self.corpus.extracts[key.id])
                    if key.kind == "extract"
                    else self._claim_entry(key.id)
                    for key in keys
                ),
            ),
        )

    # -- analyses ----------------------------------------------------------------------------

    def _moves(self, held: Iterable[Held]) -> Part:
        return Part(
            "Changes",
            entries=tuple(
                f"{in_words(change.after.date)}, {self.sheet.name(Key('position', position.id))}: "
                f"{change.words}\n"
                + ("first " if change.is_ordered else "both ")
                + f"{capped_by(self.corpus, change.earlier.statements)}\n"
                + ("later " if change.is_ordered else "and ")
                + capped_by(self.corpus, change.later.statements)
                for position in held
                for change in changes(self.corpus, position)
            ),
        )

    def _voices(self, heading: str, found: Iterable[Statement]) -> Part:
        return self._quotations(heading, [item.quoted for item in found])

    def _hypotheses(self, question: Hypotheses | None) -> Iterator[str]:
        if question is None:
            return
        found = compete(self.corpus, question)
        yield question.question
        for item in found.ranking:
            yield (
                f"{item.id}: {item.text}\nagainst it: {item.weighted:.2f} weighted by rating, "
                f"{item.plain} plainly counted"
            )
        deciding = [str(item.key) for item in found.items if item.decides]
        yield "If wrong, changes the ranking: " + (", ".join(deciding) or "no single item")

    # -- what answers share ------------------------------------------------------------------

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
            "fields": _fields(record),
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


def _step(step: Any) -> dict[str, str | None]:
    return {"role": step.role, "id": step.id, "described": step.described}


def _fields(record: Record) -> dict[str, Any]:
    """A record's fields that say something, as the analyst calls them."""
    data = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {name: value for name, value in data.items() if value not in ([], {})}


def _judged(judgement: Judgement) -> str:
    told = [
        judgement.likelihood or "",
        f"{judgement.confidence} confidence" if judgement.confidence else "",
    ]
    rating = "; ".join(part for part in told if part)
    return f"{judgement.id}" + (f"  [{rating}]" if rating else "") + f"\n{judgement.text}"


# -- the text form ---------------------------------------------------------------------------


def told(answer: Answer) -> str:
    """The answer for a terminal: headings, aligned rows, nothing wider than ``WIDTH``."""
    title = _visible(answer.title)
    lines = [*(textwrap.wrap(title, WIDTH) or [""]), _visible(str(answer.data["ref"]))]
    lines.append("=" * min(WIDTH, max(map(len, lines))))
    for part in answer.parts:
        if part.heading:
            heading = textwrap.wrap(_visible(part.heading), WIDTH)
            lines += ["", *heading, "-" * max(map(len, heading))]
        else:
            lines.append("")
        width = max((len(label) for label, _ in part.rows), default=0) + 2
        for label, value in part.rows:
            lines += _hung(value, label.ljust(width), " " * width)
        for number, entry in enumerate(part.entries):
            if part.prose:
                lines += ["", *_hung(entry, "", "")] if number else _hung(entry, "", "")
                continue
            first, *rest = entry.split("\n")
            lines += _hung(first, "", "  ")
            for line in rest:
                lines += _hung(line, "  ", "    ")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _hung(text: str, first: str, other: str) -> list[str]:
    """A text wrapped behind ``first``; its own line breaks start new lines under ``other``."""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        lines += textwrap.wrap(
            _visible(line),
            WIDTH,
            initial_indent=other if number else first,
            subsequent_indent=other,
            break_on_hyphens=False,
        ) or [first if not number else ""]
    return lines


def _visible(text: str) -> str:
    """``text`` with what a terminal would obey (control characters, overrides) spelt out."""
    return "".join(
        f"<U+{ord(char):04X}>"
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u2069"
        else char
        for char in text
    )
