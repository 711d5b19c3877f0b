"""A source names neither its outlet nor the agency whose story it is.

Every count of origins rests on who published first. An item of an unknown publisher may only be
used when ``wire`` says whose story it carries; otherwise nobody can weigh it.

Bad:

    ---
    title: No deal after the talks
    published: 2025-02-16
    ---

Good:

    ---
    title: No deal after the talks
    wire: ap
    published: 2025-02-16
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "publisher-unknown"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Sources with neither outlet nor wire."""
    for source in corpus.sources.values():
        if source.record.outlet is None and source.record.wire is None:
            yield Diagnostic(
                CODE,
                f'the source "{source.id}" names neither an outlet nor a wire',
                source.at(("title",), key=True),
                help="add outlet: <id>; where the publisher is unknown, add wire: <id of the "
                "agency whose story it is>",
            )
