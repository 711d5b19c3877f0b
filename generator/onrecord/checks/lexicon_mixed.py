"""One briefing takes terms from both sets of likelihood words.

ICD 203 has two sets of words for the same seven bands ("likely" and "probable", "unlikely" and
"improbable"). Within one product a reader must be able to trust that another word means another
band, so a briefing keeps to one set.

Bad:

    judgements:
      - {id: a, text: Kyiv will sign., likelihood: likely, evidence: [half]}
      - {id: b, text: Talks will go on., likelihood: highly probable, evidence: [half]}

Good:

    judgements:
      - {id: a, text: Kyiv will sign., likelihood: likely, evidence: [half]}
      - {id: b, text: Talks will go on., likelihood: very likely, evidence: [half]}
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.model.briefing import FIRST_SET, LIKELIHOODS

CODE = "lexicon-mixed"

_SECOND_SET = tuple(term for term in LIKELIHOODS if term not in FIRST_SET)


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Judgements whose term is of the other set than the briefing's first."""
    for briefing in corpus.briefings.values():
        used = [
            (number, judgement.likelihood)
            for number, judgement in enumerate(briefing.record.judgements)
            if judgement.likelihood
        ]
        for number, term in used:
            opening = used[0][1]
            if (term in FIRST_SET) != (opening in FIRST_SET):
                yield Diagnostic(
                    CODE,
                    f'"{term}" is not of the same set of terms as "{opening}"',
                    briefing.at(("judgements", number, "likelihood")),
                    help="keep to one set: "
                    + ", ".join(FIRST_SET if opening in FIRST_SET else _SECOND_SET),
                    label=f'"{_counterpart(term)}" means the same',
                )


def _counterpart(term: str) -> str:
    """The term of the other set for the same band."""
    return next(
        other for other, band in LIKELIHOODS.items() if band == LIKELIHOODS[term] and other != term
    )
