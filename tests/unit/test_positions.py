"""Positions: the stance of the newest statement, and the best evidence since it was another."""

from __future__ import annotations

import pytest

from desks import corpus_of, story
from onrecord.analysis.positions import held_positions


def said(id_: str, stance: str, date: str, more: str = "speaker: mayor") -> str:
    shows = (
        f"{{toll: {stance}}}"
        if "speaker: mayor" in more
        else f"[{{actor: mayor, issue: toll, stance: {stance}}}]"
    )
    return f"{{id: {id_}, quote: Q, {more}, said: {date}, positions: {shows}}}"


def mayor(*extracts: str):
    return held_positions(corpus_of(story("s", *extracts)))["mayor", "toll"]


def test_the_newest_statement_decides():
    held = mayor(said("a", "rejects", "2025-02-12"), said("b", "accepts", "2025-02-10"))
    assert held.stance == "rejects"
    assert held.since.text == "2025-02-12"
    assert [change.stance for change in held.history] == ["accepts", "rejects"]


def test_statements_of_one_stance_in_a_row_are_one_stretch():
    held = mayor(
        said("a", "accepts", "2025-02-10"),
        said("b", "accepts", "2025-02-11"),
        said("c", "rejects", "2025-02-12"),
        said("d", "accepts", "2025-02-13"),
    )
    assert [(change.stance, len(change.statements)) for change in held.history] == [
        ("accepts", 2), ("rejects", 1), ("accepts", 1),
    ]  # fmt: skip
    assert held.since.text == "2025-02-13"


@pytest.mark.parametrize(
    ("more", "strength"),
    [
        ("speaker: mayor", "on-record"),
        ("speaker: mayor, form: reported", "reported"),
        ("speaker: minister", "reported"),
        ("about: [mayor]", "reported"),
        ("speaker_described: an aide", "unnamed"),
        ("speaker_described: an aide, form: direct", "unnamed"),
    ],
)
def test_strength(more, strength):
    assert mayor(said("a", "rejects", "2025-02-12", more)).strength == strength


def test_strength_is_that_of_the_stance_now():
    """His own words on another stance do not make a later report of a change stronger."""
    held = mayor(
        said("a", "accepts", "2025-02-10"),
        said("b", "rejects", "2025-02-12", "speaker_described: an aide"),
    )
    assert (held.stance, held.strength) == ("rejects", "unnamed")
    assert len(held.statements) == 2
    assert len(held.current) == 1
    assert held.origins.articles == 1


def test_the_body_an_unnamed_speaker_belongs_to_holds_it():
    corpus = corpus_of(
        story(
            "s",
            "{id: a, quote: Q, speaker_described: an aide, of: ministry, positions: {toll: doubts}}",
        )
    )
    assert list(held_positions(corpus)) == [("ministry", "toll")]


def test_what_is_not_dated_counts_from_publication():
    corpus = corpus_of(
        story("s", "{id: a, quote: Q, speaker: mayor, positions: {toll: accepts}}",
              date="2025-02-10")
        | story("t", "{id: a, quote: Q, speaker: mayor, positions: {toll: rejects}}",
                date="2025-02-12")
    )  # fmt: skip
    assert held_positions(corpus)["mayor", "toll"].stance == "rejects"


def test_the_order_of_files_is_irrelevant():
    extracts = [said("a", "accepts", "2025-02-10"), said("b", "rejects", "2025-02-10")]
    assert mayor(*extracts).stance == mayor(*reversed(extracts)).stance
