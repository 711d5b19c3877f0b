"""There is evidence newer than the judgement that it bears on.

Something was said or published after the briefing's newest edition, by one of the actors or on one
of the points on which a judgement rests. The judgement may have to be made again; at the least, its
reader should know that it has been looked at.

Bad:

    date: 2025-02-17
    judgements:
      - id: signing
        text: Kyiv signs a revised text.
        evidence: [draft-refused]     # a claim with an extract of 20 February

Good:

    date: 2025-02-17
    updated: 2025-02-20
    changes: [{date: 2025-02-20, what: The statement of that day changes nothing.}]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity

CODE = "newer-evidence"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Judgements whose evidence, or whose claims' other side, is newer than their briefing.

    Evidence is newer when its first possible moment lies after the last of the edition's day.
    """
    for briefing in corpus.briefings.values():
        edition = briefing.record.updated or briefing.record.date
        for number, judgement in enumerate(briefing.record.judgements):
            newer = sorted(
                quoted.ref
                for ref in judgement.evidence
                for quoted in corpus.behind(ref, both_sides=True)
                if quoted.date.earliest > edition.latest
            )
            if newer:
                yield Diagnostic(
                    CODE,
                    f'the judgement "{judgement.id}" is older than evidence that bears on it: '
                    f'"{newer[0]}"',
                    briefing.at(("judgements", number, "evidence")),
                    help="judge again with the newer evidence, and say so under updated and "
                    "changes",
                    severity=Severity.WARNING,
                )
