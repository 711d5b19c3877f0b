"""A quotation has more than 60 words.

A briefing quotes what carries a statement and does not republish articles; long quotations
are also rarely read. In scripts without spaces between words two characters count as a word.

Bad:

    quote: >-
      (a whole paragraph of the article)

Good:

    quote: we will not sign what gives nothing […] in return
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity

CODE = "long-quotation"

#: The most words a quotation should have.
LIMIT = 60

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\W{_UNSPACED}]+(?:['’.,-][^\W{_UNSPACED}]+)*")


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts with a quotation beyond the limit."""
    for source in corpus.sources.values():
        for number, extract in enumerate(source.record.extracts):
            words = sum(1 for _ in _WORD.finditer(extract.quote))
            if words > LIMIT:
                yield Diagnostic(
                    CODE,
                    f"this quotation has {words:,} words, more than {LIMIT}",
                    source.at(("extracts", number, "quote"), key=True),
                    help="take the part that carries the statement, cut with […], or make two "
                    "extracts of it",
                    severity=Severity.WARNING,
                )
