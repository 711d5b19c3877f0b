"""A sentence speaks of likelihood and of confidence at once.

Likelihood says how probable a thing is, confidence how good the evidence is. In one sentence
readers take the one for the other, so ICD 203 keeps them apart; the fields ``likelihood`` and
``confidence`` do so by themselves.

Bad:

    text: We judge with high confidence that Kyiv is likely to sign.

Good:

    text: Kyiv is likely to sign a revised text.
    confidence: high
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model.briefing import LIKELIHOODS

CODE = "bound-together"

_TERM = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, LIKELIHOODS), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
#: The word, but not where it is something parliaments vote on or diplomats build.
_CONFIDENCE = re.compile(
    r"(?<!vote of )(?<!motion of )(?<!votes of )(?<!no )(?<!no-)\bconfidence\b"
    r"(?![- ](?:building|vote|votes|motion|and supply))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n{2,}")


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Judgements in which one sentence of the text or the reasoning has both."""
    for briefing in corpus.briefings.values():
        for number, judgement in enumerate(briefing.record.judgements):
            for field in ("text", "because"):
                for sentence in _SENTENCE_END.split(getattr(judgement, field) or ""):
                    term = _TERM.search(sentence)
                    if term and _CONFIDENCE.search(sentence):
                        yield Diagnostic(
                            CODE,
                            f'one sentence has both "{term[0]}" and "confidence"',
                            briefing.at(("judgements", number, field)),
                            help="say how likely it is and how good the evidence is in separate "
                            "sentences, or in the fields likelihood and confidence",
                            severity=Severity.WARNING,
                        )
                        break
