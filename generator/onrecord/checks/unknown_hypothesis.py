"""A row of evidence weighs a hypothesis that the briefing does not put forward.

The table of competing hypotheses has one column for each hypothesis. A mark for one that does not
exist would be lost, and with it the reason why a hypothesis looks weak or strong.

Bad:

    hypotheses:
      question: Why did they not sign?
      hypotheses: {terms: The terms were unacceptable.}
      evidence:
        post-2025-02-15#no: {term: CC}

Good:

    hypotheses:
      question: Why did they not sign?
      hypotheses: {terms: The terms were unacceptable.}
      evidence:
        post-2025-02-15#no: {terms: CC}
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, suggestion

CODE = "unknown-hypothesis"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Cells of the table in no column of it."""
    for briefing in corpus.briefings.values():
        table = briefing.record.hypotheses
        if table is None:
            continue
        for ref, row in table.evidence.items():
            for name in row:
                if name not in table.hypotheses:
                    yield Diagnostic(
                        CODE,
                        f'no hypothesis of this briefing is called "{name}"',
                        briefing.at(("hypotheses", "evidence", ref, name), key=True),
                        help="correct the spelling, or add it; the hypotheses are: "
                        + (", ".join(table.hypotheses) or "none"),
                        label=suggestion(name, table.hypotheses),
                    )
