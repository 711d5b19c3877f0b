"""A lock holds the proof of an extract that is no longer there.

Either the extract was removed or renamed, and the lock should follow, or it was lost by mistake.

Bad:

    (an extract deleted from the source, and "onrecord verify" not run since)

Good:

    $ onrecord verify rferl-2025-02-15
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity, Span, suggestion
from onrecord.inputs.locks import lock_path

CODE = "lock-without-extract"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """What is locked and not written."""
    for source in corpus.sources.values():
        if source.lock is None:
            continue
        there = [extract.id for extract in source.record.extracts]
        for name in sorted(set(source.lock.extracts) - set(there)):
            yield Diagnostic(
                CODE,
                f'the source "{source.id}" has no extract "{name}", but its lock does',
                Span(lock_path(source.span.file, source.id)),
                help=f"bring the extract back, or run: onrecord verify {source.id}",
                severity=Severity.WARNING,
                label=suggestion(name, there),
            )
