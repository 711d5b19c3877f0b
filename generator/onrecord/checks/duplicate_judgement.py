"""Two judgements of one briefing have the same id.

The id is the judgement's address on the page and its name in the exports. Two of one name could
not be told apart, and links would silently lead to the first.

Bad:

    judgements:
      - id: signing
        text: Kyiv will sign a revised text.
        evidence: [half]
      - id: signing
        text: Washington will wait for it.
        evidence: [half]

Good:

    judgements:
      - id: signing
        text: Kyiv will sign a revised text.
        evidence: [half]
      - id: waiting
        text: Washington will wait for it.
        evidence: [half]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "duplicate-judgement"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Judgements whose id an earlier one in the same briefing has."""
    for briefing in corpus.briefings.values():
        first: dict[str, int] = {}
        for number, judgement in enumerate(briefing.record.judgements):
            if judgement.id not in first:
                first[judgement.id] = number
                continue
            line = briefing.at(("judgements", first[judgement.id], "id")).line
            yield Diagnostic(
                CODE,
                f'this briefing has two judgements called "{judgement.id}"',
                briefing.at(("judgements", number, "id")),
                help=f"rename one; the first is on line {line}",
                label="the second",
            )
