"""``/briefings/`` and ``/briefings/<id>/``: the list, and each briefing with its sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.analysis.coverage import Covered, covered, matrix_actors
from onrecord.analysis.dates import newest
from onrecord.analysis.gaps import computed_gaps
from onrecord.analysis.origins import Origins, origins
from onrecord.analysis.summary import summary_statement
from onrecord.corpus import Corpus
from onrecord.model.edtf import Edtf
from onrecord.pages.timeline import days
from onrecord.parse import Entity
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


@dataclass(frozen=True)
class Teaser:
    """A briefing in a list: its bottom line and what it rests on."""

    entity: Entity
    quotations: int
    origins: Origins
    last_evidence: Edtf | None


def newest_first(corpus: Corpus) -> list[Entity]:
    """The briefings by date of their newest edition, newest first; archived ones last."""
    found = sorted(corpus.briefings.values(), key=lambda item: item.id)
    found.sort(key=lambda item: (item.record.updated or item.record.date).order, reverse=True)
    return sorted(found, key=lambda item: item.record.status == "archived")


def teaser(corpus: Corpus, briefing: Entity) -> Teaser:
    """What a list says of a briefing."""
    scope = covered(corpus, briefing)
    evidence = [item for item in corpus.extracts.values() if item.source_id in scope.sources]
    last = newest(item.date for item in evidence)
    return Teaser(briefing, len(evidence), origins(corpus, evidence), last)


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The list of briefings, and a page for each."""
    yield Spec(
        "/briefings/",
        edition.language.say("pages.briefings"),
        "briefings.md.j2",
        {"teasers": [teaser(corpus, item) for item in newest_first(corpus)]},
        head=heads.listing(corpus, edition, "/briefings/"),
    )
    for briefing in corpus.briefings.values():
        scope: Covered = covered(corpus, briefing)
        extracts = [item for item in corpus.extracts.values() if item.source_id in scope.sources]
        events = [corpus.events[event] for event in scope.events]
        yield Spec(
            f"/briefings/{briefing.id}/",
            briefing.record.title,
            "briefing.md.j2",
            {
                "entity": briefing,
                "record": briefing.record,
                "scope": scope,
                "matrix_actors": matrix_actors(corpus, scope),
                "days": days(events, [item for item in extracts if item.extract.stances]),
                "gaps": list(
                    computed_gaps(corpus, scope, briefing.record.updated or briefing.record.date)
                ),
                "summary": summary_statement(corpus, scope, edition.language),
                "teaser": teaser(corpus, briefing),
                "sources": [corpus.sources[source] for source in scope.sources],
            },
            boost=6,
            hide=("navigation",),
            head=heads.briefing(corpus, edition, briefing, scope),
        )
