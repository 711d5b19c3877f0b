"""A quotation is not in the captured text of its source.

It was looked for letter for letter, then with its typography folded, and then with its cuts and
insertions as declared. Case, digits, words and their order have to be those of the source; a
likeness is no proof. Page furniture or a later version of the page may have been captured instead
of the article.

Bad:

    quote: We will sign          (the text has "we will not sign")

Good:

    quote: we will not sign
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.verification import state
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.model.lock import Status

CODE = "quotation-not-found"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts of which the lock says that they are absent."""
    for quoted in corpus.extracts.values():
        if state(corpus, quoted.ref).status is Status.ABSENT:
            yield Diagnostic(
                CODE,
                f'"{quoted.ref}" is not in the captured text',
                quoted.entity.at(("extracts", quoted.number, "quote"), key=True),
                help="quote the source letter for letter, mark cuts with […], and verify again: "
                f"onrecord verify {quoted.source_id}",
            )
