"""The answer on each kind of thing: what is its own, beside what all of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.analysis.bodies import silent_on
from onrecord.analysis.chains import chain, original, publishers
from onrecord.analysis.changes import changes
from onrecord.analysis.claims import weigh
from onrecord.analysis.coverage import covered
from onrecord.analysis.dates import in_words, newest
from onrecord.analysis.gaps import computed_gaps
from onrecord.analysis.hypotheses import compete
from onrecord.analysis.judgements import grounds
from onrecord.analysis.origins import origins
from onrecord.analysis.positions import Held, Statement
from onrecord.analysis.summary import summary_statement
from onrecord.analysis.verification import state
from onrecord.analysis.wording import capped_by, sentence
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.model import Hypotheses, Judgement
from onrecord.model.base import Tlp
from onrecord.pages.briefing import teaser
from onrecord.render.addresses import address
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
from onrecord.show.answer import Answer, Part
from onrecord.show.shared import Shared, fields_data, step_data


class Teller(Shared):
    """One answer while it is put together."""

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
                "publishers": [step_data(step) for step in steps],
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
            "chain": [step_data(step) for step in steps],
            "verified": found,
            "capture": capture_data(self.corpus, quoted),
            "source": quoted.source_id,
            "voice": extract.voice,
            "direct": extract.is_direct,
            "date": quoted.date.text,
            "fields": fields_data(extract),
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
            "fields": fields_data(judgement),
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
                f"{change.in_words()}\n"
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


def verified(corpus: Corpus, quoted: Quoted) -> str:
    """Whether a quotation was compared with its capture, and how it matched."""
    return state(corpus, quoted.ref).status.value


def _judged(judgement: Judgement) -> str:
    told = [
        judgement.likelihood or "",
        f"{judgement.confidence} confidence" if judgement.confidence else "",
    ]
    rating = "; ".join(part for part in told if part)
    return f"{judgement.id}" + (f"  [{rating}]" if rating else "") + f"\n{judgement.text}"
