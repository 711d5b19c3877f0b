"""One extract both supports and disputes a claim.

It would count on both sides. An extract that says two things is two extracts; one that leaves the
matter open is evidence for neither.

Bad:

    half:
      text: The draft asked for half of the reserves.
      supported_by: [post-2025-02-15#half]
      disputed_by: [post-2025-02-15#half]

Good:

    half:
      text: The draft asked for half of the reserves.
      supported_by: [post-2025-02-15#half]
      disputed_by: [post-2025-02-15#no-share-named]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "contradictory-evidence"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts on both sides of a claim, at the disputing side."""
    for claim in corpus.claims.values():
        for number, ref in enumerate(claim.record.disputed_by):
            if ref in claim.record.supported_by:
                yield Diagnostic(
                    CODE,
                    f'"{ref}" both supports and disputes the claim "{claim.id}"',
                    claim.at(("disputed_by", number)),
                    help="keep it on one side, or cut two extracts",
                )
