"""Something was said after the source that quotes it had appeared.

One of the two dates is wrong, or the source was updated. Dates are compared as they were written,
each in its own time zone, and only what is certain is reported.

Bad:

    published: 2025-02-15
    extracts:
      - id: no
        quote: we will not sign
        said: 2025-02-16

Good:

    published: 2025-02-15
    extracts:
      - id: no
        quote: we will not sign
        said: 2025-02-14
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model.edtf import Edtf

CODE = "said-after-published"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts said later than the last moment at which their source can have appeared."""
    for source in corpus.sources.values():
        published = source.record.published
        for number, extract in enumerate(source.record.extracts):
            if extract.said and _after(extract.said, published):
                yield Diagnostic(
                    CODE,
                    f'"{extract.id}" was said ({extract.said.text}) after its source was '
                    f"published ({published.text})",
                    source.at(("extracts", number, "said")),
                    help="correct the date; if the source was updated later, say so under "
                    "corrected, or give published as an interval",
                    severity=Severity.WARNING,
                )


def _after(said: Edtf, published: Edtf) -> bool:
    """Whether the one is certainly later; days count as written, whatever the time zone."""
    if said.day and published.day and not (_zoned(said) and _zoned(published)):
        return said.day > published.day
    return said.earliest > published.latest


def _zoned(date: Edtf) -> bool:
    return "T" in date.text and not date.text[-6:].startswith(":")
