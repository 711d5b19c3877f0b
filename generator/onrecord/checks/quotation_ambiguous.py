"""A quotation stands more than once in the captured text of its source.

Nobody could tell which of the places is meant, who speaks there and what follows. A few words
before or after it settle that.

Bad:

    quote: security guarantees

Good:

    quote: security guarantees
    prefix: did not offer any
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.verification import state
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.model.lock import Status

CODE = "quotation-ambiguous"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts of which the lock says that they were found several times."""
    for quoted in corpus.extracts.values():
        if state(corpus, quoted.ref).status is Status.AMBIGUOUS:
            yield Diagnostic(
                CODE,
                f'"{quoted.ref}" is in the captured text more than once',
                quoted.entity.at(("extracts", quoted.number, "quote"), key=True),
                help="add prefix or suffix, a few words before or after the place that is meant, "
                f"and verify again: onrecord verify {quoted.source_id}",
            )
