"""A recorded comparison no longer fits the content.

It was made with a source or an extract that has since gone, or with a quotation that has since
been edited. Its page leaves out what no longer fits, so that readers are told less than could be
known.

Bad:

    # agency-2025-03-01--daily-2025-03-02.compare.json
    # after the extract "price-cap" was renamed in agency-2025-03-01.md

Good:

    onrecord compare agency-2025-03-01 daily-2025-03-02 --write
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.compared import is_stale
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity, Span

CODE = "stale-comparison"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Comparisons of sources that are gone, or with extracts that are gone or edited."""
    for item in corpus.comparisons:
        a, b = item.record.sources
        lost = [
            id_
            for id_ in (a, b)
            if id_ not in corpus.sources and not corpus.is_broken(id_, ("source",))
        ]
        if lost:
            yield Diagnostic(
                CODE,
                f'it compares the source "{lost[0]}", which does not exist',
                Span(item.path),
                help="delete this file; where the source has a new id, compare again",
                severity=Severity.WARNING,
            )
            continue
        stale = [
            change.ref
            for change in item.record.passages
            if is_stale(corpus, change)
            and not corpus.is_broken(change.ref.partition("#")[0], ("source",))
        ]
        if stale:
            yield Diagnostic(
                CODE,
                f'the extract "{stale[0]}" was changed or removed since this was written'
                + (f", and {len(stale) - 1} more" if len(stale) > 1 else ""),
                Span(item.path),
                help=f"compare again: onrecord compare {a} {b} --write",
                severity=Severity.WARNING,
            )
