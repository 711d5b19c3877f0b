"""An extract shows a position, but nobody is named whose position it is.

``positions`` written as a mapping speaks for the extract's speaker, or for the body under ``of``.
Where the outlet itself reports what somebody holds, the holder has to be named in a list.

Bad:

    - id: refused
      quote: Kyiv refused to sign
      positions:
        minerals-agreement: rejects

Good:

    - id: refused
      quote: Kyiv refused to sign
      positions:
        - actor: government-of-ukraine
          issue: minerals-agreement
          stance: rejects
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "position-without-holder"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts whose positions have no speaker or body to belong to."""
    for source in corpus.sources.values():
        for number, extract in enumerate(source.record.extracts):
            if (
                isinstance(extract.positions, dict)
                and extract.positions
                and not (extract.speaker or extract.of)
            ):
                yield Diagnostic(
                    CODE,
                    f'"{extract.id}" shows a position, but neither speaker nor of says whose',
                    source.at(("extracts", number, "positions"), key=True),
                    help="add speaker or of; or write a list of actor, issue and stance",
                )
