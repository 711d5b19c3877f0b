"""A claim or an event has no extract behind it.

What the site states as a point of fact or as a happening, it shows with its evidence. Without any,
a reader has nothing but the analyst's word.

Bad:

    munich-talks:
      title: Talks in Munich
      date: 2025-02-14

Good:

    munich-talks:
      title: Talks in Munich
      date: 2025-02-14
      evidence: [post-2025-02-15#meeting]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity

CODE = "without-evidence"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Claims that nothing supports or disputes, and events that nothing attests."""
    for claim in corpus.claims.values():
        if not claim.record.supported_by and not claim.record.disputed_by:
            yield Diagnostic(
                CODE,
                f'no extract supports or disputes the claim "{claim.id}"',
                claim.span,
                help="add supported_by: [source-id#extract-id], or remove the claim",
                severity=Severity.WARNING,
            )
    for event in corpus.events.values():
        if not event.record.evidence:
            yield Diagnostic(
                CODE,
                f'no extract attests the event "{event.id}"',
                event.span,
                help="add evidence: [source-id#extract-id], or remove the event",
                severity=Severity.WARNING,
            )
