"""An extract has a named speaker and a described one at the same time.

Either somebody is on record by name or somebody is not. If both stood there, the same words would
count once as on record and once as unnamed.

Bad:

    speaker: jd-vance
    speaker_described: a senior American official

Good:

    speaker_described: a senior American official
    of: government-of-the-united-states
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "two-speakers"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts with both ``speaker`` and ``speaker_described``."""
    for source in corpus.sources.values():
        for number, extract in enumerate(source.record.extracts):
            if extract.speaker and extract.speaker_described:
                yield Diagnostic(
                    CODE,
                    f'"{extract.id}" has both a named and a described speaker',
                    source.at(("extracts", number, "speaker_described"), key=True),
                    help="keep speaker where the person spoke on record, else speaker_described",
                )
