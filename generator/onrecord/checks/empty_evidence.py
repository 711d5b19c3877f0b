"""A key judgement rests on an empty list.

A judgement is the desk's conclusion from evidence. With an empty list it is an opinion, and a
reader could not see the difference.

Bad:

    judgements:
      - id: signing
        text: Kyiv will sign a revised text.
        evidence: []

Good:

    judgements:
      - id: signing
        text: Kyiv will sign a revised text.
        evidence: [post-2025-02-15#we-will-continue]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "empty-evidence"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Judgements without any evidence."""
    for briefing in corpus.briefings.values():
        for number, judgement in enumerate(briefing.record.judgements):
            if not judgement.evidence:
                yield Diagnostic(
                    CODE,
                    f'the judgement "{judgement.id}" rests on no evidence',
                    briefing.at(("judgements", number, "evidence")),
                    help="name extracts (source-id#extract-id) or claims; what nobody knows "
                    "belongs under gaps",
                )
