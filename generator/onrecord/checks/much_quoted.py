"""The extracts of one source make up more than 15 % of its captured text.

A briefing quotes what carries a statement and does not republish articles. Overlapping extracts
count once, and what a declared cut leaves out does not count.

Bad:

    (an article of 400 words, and ten extracts of ten words each)

Good:

    (the same article, and the five extracts that the briefing rests on)
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model.lock import Lock

CODE = "much-quoted"

#: The largest share of a captured text, in percent.
LIMIT = 15


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Sources of which more is quoted, as far as their locks tell."""
    for source in corpus.sources.values():
        if source.lock is None or not source.lock.capture.characters:
            continue
        there = {extract.id for extract in source.record.extracts}
        share = 100 * quoted(source.lock, there) / source.lock.capture.characters
        if share > LIMIT:
            yield Diagnostic(
                CODE,
                f"the extracts make up {share:.0f} % of the captured text, more than {LIMIT} %",
                source.at(("extracts",), key=True),
                help="keep the extracts that something rests on, and shorten the others with […]",
                severity=Severity.WARNING,
            )


def quoted(lock: Lock, extracts: set[str]) -> int:
    """How many characters of the captured text the extracts cover."""
    total = 0
    for where in ("article", "page"):
        done = 0
        stretches = [
            part
            for name, found in lock.extracts.items()
            if name in extracts and found.where == where
            for part in found.parts or ((found.start or 0, found.end or 0),)
        ]
        for start, end in sorted(stretches):
            total += max(0, end - max(start, done))
            done = max(done, end)
    return total
