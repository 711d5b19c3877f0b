"""An extract was edited after it had been verified, and no longer fits its lock.

The lock holds the hash of each quotation as it was proven against the captured text. A quotation
that was changed since has not been proven, however small the change, and is not published as if it
had been.

Bad:

    quote: we will not sign      (proven as "we will sign")

Good:

    $ onrecord verify rferl-2025-02-15
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.verification import state
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.model.lock import Status

CODE = "lock-outdated"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts whose quotation is not the one that was locked."""
    for quoted in corpus.extracts.values():
        if state(corpus, quoted.ref).status is Status.CHANGED:
            yield Diagnostic(
                CODE,
                f'"{quoted.ref}" was changed since it was proven',
                quoted.entity.at(("extracts", quoted.number, "quote"), key=True),
                help=f"restore the quotation, or prove it anew: onrecord verify {quoted.source_id}",
            )
