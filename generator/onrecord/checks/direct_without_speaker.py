"""An extract is said to be somebody's own words, but nobody speaks.

``form: direct`` marks the words of a speaker. An outlet's own reporting is ``reported``; words in
quotation marks whose speaker the outlet describes need ``speaker_described``.

Bad:

    - id: handed-back
      quote: the text was handed back
      form: direct

Good:

    - id: handed-back
      quote: the text was handed back
      form: direct
      speaker_described: a person present
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity

CODE = "direct-without-speaker"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts of direct form with neither a named nor a described speaker."""
    for source in corpus.sources.values():
        for number, extract in enumerate(source.record.extracts):
            if extract.form == "direct" and extract.voice == "outlet":
                yield Diagnostic(
                    CODE,
                    f'"{extract.id}" is direct speech, but has no speaker',
                    source.at(("extracts", number, "form")),
                    help="add speaker or speaker_described; for the outlet's own words remove "
                    "the line",
                    severity=Severity.WARNING,
                )
