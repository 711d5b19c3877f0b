"""An extract was added to a source after the others had been verified.

The lock of its source does not know it yet, so that readers are told that it was not checked.

Bad:

    (a new extract, published before "onrecord verify" was run)

Good:

    $ onrecord verify rferl-2025-02-15
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity

CODE = "not-verified"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts that are missing from the lock of their source."""
    for quoted in corpus.extracts.values():
        lock = quoted.entity.lock
        if lock is not None and quoted.extract.id not in lock.extracts:
            yield Diagnostic(
                CODE,
                f'"{quoted.ref}" has not been held against the captured text yet',
                quoted.entity.at(("extracts", quoted.number, "quote"), key=True),
                help=f"run: onrecord verify {quoted.source_id}",
                severity=Severity.WARNING,
            )
