"""There is prose on a position that no extract shows.

The stance always comes from extracts; the prose explains it. Without an extract the page would
describe a position that nothing on the site attests.

Bad:

    # positions/jd-vance--minerals-agreement.md, and no extract with
    positions: {minerals-agreement: seeks-deal}   # spoken by jd-vance

Good:

    # in a source
    - id: deal
      quote: we want a deal
      speaker: jd-vance
      positions: {minerals-agreement: seeks-deal}
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity

CODE = "position-without-evidence"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Prose on positions of which no extract is evidence."""
    if any(kind == "source" for kind, _ in corpus.broken):
        return
    shown = {
        (actor, issue)
        for quoted in corpus.extracts.values()
        for actor, issue, _ in quoted.extract.stances
    }
    for position in corpus.positions.values():
        parts = corpus.position_parts(position.id)
        if parts is not None and parts not in shown:
            actor, issue = parts
            yield Diagnostic(
                CODE,
                f'no extract shows what "{actor}" holds on "{issue}"',
                position.span,
                help="add positions to an extract of that speaker, or move the prose to a note",
                severity=Severity.WARNING,
            )
