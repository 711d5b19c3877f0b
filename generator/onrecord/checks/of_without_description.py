"""An extract says to which body an unnamed speaker belongs, but describes no unnamed speaker.

``of`` completes ``speaker_described``. On its own it would make a position out of nobody's words;
beside a named speaker it contradicts the roles that the speaker's own entry records.

Bad:

    quote: the text was handed back
    of: government-of-ukraine

Good:

    quote: the text was handed back
    speaker_described: a senior Ukrainian official
    of: government-of-ukraine
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "of-without-description"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts with ``of`` and no ``speaker_described``."""
    for source in corpus.sources.values():
        for number, extract in enumerate(source.record.extracts):
            if extract.of and not extract.speaker_described:
                yield Diagnostic(
                    CODE,
                    f'"{extract.id}" says "of", but describes no unnamed speaker',
                    source.at(("extracts", number, "of"), key=True),
                    help="remove it: the speaker's roles say for whom he or she speaks"
                    if extract.speaker
                    else "add speaker_described: the outlet's words for the speaker; where the "
                    "body itself speaks, make it the speaker",
                )
