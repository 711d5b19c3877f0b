"""A judgement rests on a source that has been retracted.

A retraction takes the ground from under what was built on it. The judgement may still be right, but
its reader has to be told on what else it rests.

Bad:

    judgements:
      - id: signing
        text: Kyiv signs a revised text.
        evidence: [wire-2025-02-15#ready]   # the source says: retracted

Good:

    judgements:
      - id: signing
        text: Kyiv signs a revised text.
        evidence: [office-2025-02-16#statement]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity

CODE = "retracted-evidence"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Evidence of judgements, claims' extracts included, that stands in a retracted source."""
    for briefing in corpus.briefings.values():
        for number, judgement in enumerate(briefing.record.judgements):
            for place, ref in enumerate(judgement.evidence):
                retracted = sorted(
                    quoted.source_id
                    for quoted in corpus.behind(ref)
                    if quoted.source.retracted is not None
                )
                if retracted:
                    yield Diagnostic(
                        CODE,
                        f'the judgement "{judgement.id}" rests on "{retracted[0]}", which was '
                        "retracted",
                        briefing.at(("judgements", number, "evidence", place)),
                        help="find other evidence, or say in the judgement what the retraction "
                        "leaves of it",
                        severity=Severity.WARNING,
                    )
