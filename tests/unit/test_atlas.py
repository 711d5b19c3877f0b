"""The map's geometry: nothing overlaps, everything that is said is drawn, the same every time."""

from __future__ import annotations

import itertools

import pytest

from crowds import crowd
from desks import corpus_of, story
from onrecord.analysis.positions import held_positions
from onrecord.handling import release
from onrecord.model.base import Tlp
from onrecord.render.atlas import MOST_NODES, ROW, Atlas, atlas, seated
from onrecord.render.lettering import lines, width

SIZES = [(3, 2), (32, 8), (100, 20), (255, 45)]


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: str(sum(size)))
def crowded(request) -> tuple[Atlas, object]:
    corpus = crowd(*request.param)
    picture = atlas(corpus)
    assert picture is not None
    return picture, corpus


def apart(spans: list[tuple[float, float]]) -> bool:
    """Whether spans, each from its upper to its lower edge, do not overlap (to a rounding)."""
    ordered = sorted(spans)
    return all(a[1] <= b[0] + 0.11 for a, b in itertools.pairwise(ordered))


def test_no_rows_overlap_and_all_are_within_the_picture(crowded):
    picture, _ = crowded
    for on_left in (True, False):
        column = [actor for actor in picture.actors if actor.on_left == on_left]
        spans = [(a.y - a.height / 2, a.y + a.height / 2) for a in column]
        assert apart(spans)
        assert all(0 <= top and bottom <= picture.height for top, bottom in spans)
    assert apart([(card.y, card.y + card.height) for card in picture.cards])
    for card in picture.cards:
        rows = [(row.y - row.height / 2, row.y + row.height / 2) for row in card.stances]
        assert apart([(card.y, card.y + card.title_height), *rows])
        assert rows[-1][1] <= card.y + card.height
        assert card.y + card.height <= picture.height


def test_rows_can_be_hit(crowded):
    picture, _ = crowded
    heights = [actor.height for actor in picture.actors]
    heights += [row.height for card in picture.cards for row in card.stances]
    assert min(heights) >= ROW == 24


def test_every_position_is_a_line_between_its_ends(crowded):
    picture, corpus = crowded
    held = held_positions(corpus)
    assert {line.held.id for line in picture.lines} == {position.id for position in held.values()}
    actors = {actor.id: actor for actor in picture.actors}
    rows = {(card.id, row.id): row for card in picture.cards for row in card.stances}
    for line in picture.lines:
        row = rows[line.held.issue, line.held.stance]
        assert (line.x, line.y) == (actors[line.held.actor].x, actors[line.held.actor].y)
        assert line.to_y == row.y
        assert line.side == row.side
        assert line.to_x in (picture.card_x, picture.card_x + 300)
    assert sum(row.actors for row in rows.values()) == len(picture.lines)


def test_stances_stand_from_for_to_against(crowded):
    picture, corpus = crowded
    for card in picture.cards:
        order = list(corpus.issues[card.id].record.stances)
        assert [row.id for row in card.stances] == sorted(
            (row.id for row in card.stances), key=order.index
        )


def test_the_same_content_gives_the_same_picture():
    assert atlas(crowd(32, 8)) == atlas(crowd(32, 8))


def test_the_order_makes_lines_shorter_than_that_of_ids():
    picture = atlas(crowd(40, 12, each=1))
    assert picture is not None
    length = sum(abs(line.to_y - line.y) for line in picture.lines)
    places = {actor.id: actor.y for actor in picture.actors}
    by_id = dict(zip(sorted(places), sorted(places.values()), strict=True))
    unordered = sum(abs(line.to_y - by_id[line.held.actor]) for line in picture.lines)
    assert length < unordered / 2


def test_thousands_are_cut_to_the_most_quoted_and_counted():
    picture = atlas(crowd(700, 80, each=2))
    assert picture is not None
    assert len(picture.actors) + len(picture.cards) <= MOST_NODES
    assert len(picture.actors) > MOST_NODES / 2
    assert picture.more_actors == 700 - len(picture.actors)
    assert picture.more_issues == 80 - len(picture.cards)
    assert picture.more_positions > 0


def test_nothing_withheld_is_drawn():
    corpus = corpus_of(
        story("s1", "{id: a, quote: Q, speaker: mayor, positions: {toll: demands}}")
        | story("s2", "{id: a, quote: R, speaker: rival, positions: {toll: rejects}, tlp: red}")
    )
    picture = atlas(release(corpus, Tlp.CLEAR).corpus)
    assert picture is not None
    assert [actor.id for actor in picture.actors] == ["mayor"]
    assert [row.id for row in picture.cards[0].stances] == ["demands"]


def test_no_positions_no_picture():
    assert atlas(corpus_of({})) is None


def test_seats_are_as_near_as_can_be():
    assert seated([50, 150], [20, 20], 0, 200) == [50, 150]
    # in each other's way: together, about the middle of both
    assert seated([100, 100], [20, 20], 0, 200) == [90, 110]
    # against the edge
    assert seated([0, 0, 0], [20, 20, 20], 0, 200) == [10, 30, 50]
    assert seated([200, 200], [20, 20], 0, 200) == [170, 190]


@pytest.mark.parametrize("text", ["Ann Lee", "x" * 400, "a b " * 100, "国" * 90, ""])
def test_lines_fit(text):
    found = lines(text, 13, 190)
    assert 1 <= len(found) <= 2
    assert all(width(line, 13) <= 190 for line in found)
    whole = "".join(found) == text.replace(" ", "") or " ".join(found) == " ".join(text.split())
    assert whole or found[-1].endswith("…")
