"""Competing hypotheses: which one the evidence speaks against least, and how firmly.

Only inconsistency counts: evidence that fits every hypothesis tells nothing. Source of the method:
R. J. Heuer, Psychology of Intelligence Analysis (1999), chapter 8. The weights are ours: a rating
halves, at the middle of its scale, what an item counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.corpus import Corpus, Key
from onrecord.model import Hypotheses

#: How much an item speaks against a hypothesis.
AGAINST = {"CC": 0, "C": 0, "N": 0, "I": 1, "II": 2}
#: Where it stands between very consistent and very inconsistent, for telling items apart.
PLACE = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}

#: What a rating lets an item count: Admiralty letters and numbers alike, from best to worst.
#: F and 6, like no rating at all, mean that nothing is known: half.
WEIGHTS = {
    "A": 1.0, "B": 0.85, "C": 0.7, "D": 0.4, "E": 0.2, "F": 0.5,
    "1": 1.0, "2": 0.85, "3": 0.7, "4": 0.4, "5": 0.2, "6": 0.5,
}  # fmt: skip
UNRATED = 0.5


@dataclass(frozen=True)
class Item:
    """One row: the evidence, its weight, and how far apart it sets the hypotheses (0 to 4)."""

    key: Key
    weight: float
    discrimination: int
    decides: bool


@dataclass(frozen=True)
class Scored:
    """One hypothesis: what speaks against it, plainly counted and weighted by rating."""

    id: str
    text: str
    plain: int
    weighted: float


@dataclass(frozen=True)
class Competition:
    """The hypotheses from least to most contradicted, and the items as the analyst listed them.

    An item ``decides`` when the ranking would be another one if the item were wrong.
    """

    ranking: tuple[Scored, ...]
    items: tuple[Item, ...]

    @property
    def best(self) -> tuple[Scored, ...]:
        """Those against which the evidence weighs least: more than one where they are equal."""
        return tuple(item for item in self.ranking if item.weighted == self.ranking[0].weighted)

    @property
    def telling(self) -> tuple[Item, ...]:
        """The items that tell the hypotheses apart, those that do so most first."""
        return tuple(
            sorted(
                (item for item in self.items if item.discrimination),
                key=lambda item: (-item.discrimination, -item.weight, str(item.key)),
            )
        )


def compete(corpus: Corpus, question: Hypotheses) -> Competition:
    """Score the hypotheses and find what the ranking hangs on."""
    rows = {
        corpus.candidates(ref, ("extract", "claim"))[0]: row
        for ref, row in question.evidence.items()
    }
    weights = {key: _weight(corpus, key) for key in rows}
    order = list(question.hypotheses)

    def scores(without: Key | None = None) -> dict[str, tuple[float, int]]:
        return {
            hypothesis: (
                round(
                    sum(
                        weights[key] * AGAINST[row[hypothesis]]
                        for key, row in rows.items()
                        if key != without and hypothesis in row
                    ),
                    6,
                ),
                sum(
                    AGAINST[row[hypothesis]]
                    for key, row in rows.items()
                    if key != without and hypothesis in row
                ),
            )
            for hypothesis in order
        }

    whole = scores()
    ranked = sorted(order, key=lambda hypothesis: (*whole[hypothesis], order.index(hypothesis)))
    items = tuple(
        Item(
            key,
            weights[key],
            _spread(row, order),
            _places(whole) != _places(scores(without=key)),
        )
        for key, row in rows.items()
    )
    return Competition(
        tuple(
            Scored(
                hypothesis,
                question.hypotheses[hypothesis],
                whole[hypothesis][1],
                whole[hypothesis][0],
            )
            for hypothesis in ranked
        ),
        items,
    )


def _spread(row: Mapping[str, str], order: list[str]) -> int:
    values = [PLACE[row[hypothesis]] for hypothesis in order if hypothesis in row]
    return max(values) - min(values) if values else 0


def _places(scores: Mapping[str, tuple[float, int]]) -> tuple[frozenset[str], ...]:
    """The hypotheses grouped by weighted score, best first: equal scores share a place."""
    values = sorted({score[0] for score in scores.values()})
    return tuple(
        frozenset(name for name, score in scores.items() if score[0] == value) for value in values
    )


def _weight(corpus: Corpus, key: Key) -> float:
    """Reliability times credibility; of a claim, the best of the extracts that support it."""
    if key.kind == "claim":
        refs = corpus.claims[key.id].record.supported_by
        return max((_weight(corpus, Key("extract", ref)) for ref in refs), default=UNRATED**2)
    quoted = corpus.extracts[key.id]
    letter = source_letter(corpus, quoted.source_id)
    number = quoted.extract.credibility
    weight = (WEIGHTS[letter] if letter else UNRATED) * (WEIGHTS[number] if number else UNRATED)
    return round(weight, 6)


def source_letter(corpus: Corpus, source_id: str) -> str | None:
    """A source's Admiralty letter: its own, or its outlet's."""
    record = corpus.sources[source_id].record
    if record.reliability or not record.outlet:
        return record.reliability
    outlet = corpus.outlets.get(record.outlet)
    return outlet.record.reliability if outlet else None
