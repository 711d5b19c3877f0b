"""Competing hypotheses: only inconsistency counts, by rating and plainly, and what it hangs on."""

from __future__ import annotations

import pytest

from desks import corpus_of, story
from onrecord.analysis.hypotheses import UNRATED, WEIGHTS, Competition, compete
from onrecord.corpus import Corpus
from onrecord.model import Hypotheses

EXTRACTS = story(
    "s",
    "{id: best, quote: A, speaker: mayor, credibility: 2}",
    "{id: poor, quote: B, speaker: mayor, credibility: 5}",
    "{id: bare, quote: C, speaker: mayor}",
    more="reliability: A|reliability_why: Minutes.",
)
CLAIM = {"briefings/claims.yml": 'c: {text: C, supported_by: ["s#poor", "s#best"]}\n'}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpus_of({**EXTRACTS, **CLAIM})


def matrix(corpus: Corpus, names: str, rows: dict[str, str]) -> Competition:
    """``matrix(corpus, "one two", {"s#best": "C I"})``."""
    ids = names.split()
    return compete(
        corpus,
        Hypotheses(
            question="Why?",
            hypotheses={name: f"Because of {name}." for name in ids},
            evidence={
                ref: {
                    name: cell for name, cell in zip(ids, cells.split(), strict=True) if cell != "-"
                }
                for ref, cells in rows.items()
            },
        ),
    )


def scores(found: Competition) -> list[tuple[str, float, int]]:
    return [(item.id, item.weighted, item.plain) for item in found.ranking]


def test_inconsistency_alone_counts(corpus: Corpus) -> None:
    # A (1.0) and 2 (0.85) multiply to 0.85; I counts once, II twice; CC, C and N count nothing.
    found = matrix(corpus, "one two three four five", {"s#best": "CC C N I II"})
    assert scores(found) == [
        ("one", 0, 0), ("two", 0, 0), ("three", 0, 0), ("four", 0.85, 1), ("five", 1.7, 2),
    ]  # fmt: skip


def test_a_poor_source_weighs_less_than_a_good_one(corpus: Corpus) -> None:
    # Plainly they are level with one I each; 5 (improbable) counts 0.2, so "two" is ahead.
    found = matrix(corpus, "one two", {"s#best": "I C", "s#poor": "C I"})
    assert scores(found) == [("two", 0.2, 1), ("one", 0.85, 1)]
    assert [item.id for item in found.best] == ["two"]


def test_what_is_not_rated_counts_half(corpus: Corpus) -> None:
    found = matrix(corpus, "one two", {"s#bare": "C I"})
    assert scores(found)[1] == ("two", WEIGHTS["A"] * UNRATED, 1) == ("two", 0.5, 1)


def test_a_claim_weighs_as_its_best_support(corpus: Corpus) -> None:
    assert matrix(corpus, "one two", {"c": "C I"}).items[0].weight == 0.85


def test_equal_scores_share_a_place(corpus: Corpus) -> None:
    found = matrix(corpus, "one two three", {"s#best": "C C I"})
    assert [item.id for item in found.best] == ["one", "two"]
    # Nothing speaks against anything: all are best, and no item decides.
    found = matrix(corpus, "one two", {"s#best": "C N"})
    assert len(found.best) == 2
    assert not any(item.decides for item in found.items)


def test_items_that_tell_apart(corpus: Corpus) -> None:
    # From CC (2) to II (-2) is 4; what fits all alike tells nothing and is left out.
    found = matrix(corpus, "one two", {"s#best": "C C", "s#poor": "CC II", "s#bare": "C I"})
    assert [(item.key.id, item.discrimination) for item in found.telling] == [
        ("s#poor", 4),
        ("s#bare", 2),
    ]
    # An empty cell is no rating: it sets nothing apart.
    assert matrix(corpus, "one two", {"s#best": "II -"}).items[0].discrimination == 0


def test_the_item_without_which_the_ranking_is_another(corpus: Corpus) -> None:
    # Against one: 0.2 (poor). Against two: 0.85 (best) and 0.5 (bare). One leads by 1.15.
    # Without "best" it still leads, 0.2 to 0.5; without "bare" too; without "poor" as well.
    found = matrix(corpus, "one two", {"s#best": "C I", "s#poor": "I C", "s#bare": "C I"})
    assert [item.key.id for item in found.items if item.decides] == []
    # Against two only 0.5 is left: without it, two leads (0) before one (0.2).
    found = matrix(corpus, "one two", {"s#poor": "I C", "s#bare": "C I"})
    assert [item.key.id for item in found.items if item.decides] == ["s#bare"]
    # A tie that arises is another ranking, too.
    found = matrix(corpus, "one two", {"s#best": "C I"})
    assert [item.key.id for item in found.items if item.decides] == ["s#best"]


def test_the_order_of_rows_changes_no_score(corpus: Corpus) -> None:
    rows = {"s#best": "C I II", "s#poor": "II N C", "s#bare": "I I C"}
    there = matrix(corpus, "one two three", rows)
    back = matrix(corpus, "one two three", dict(reversed(rows.items())))
    assert there.ranking == back.ranking
    assert set(there.items) == set(back.items)
