"""Lanes: marks stand at their time, are stacked where they are close, and the scale has room."""

from __future__ import annotations

import itertools

import pytest

from desks import corpus_of, story
from onrecord.analysis.positions import held_positions
from onrecord.render.lanes import APART, LABEL, MARK, Lanes, lanes


def picture(*dates: str) -> Lanes | None:
    extracts = [
        f"{{id: e{n}, quote: Q{n}, speaker: mayor, said: '{date}', positions: {{toll: demands}}}}"
        for n, date in enumerate(dates)
    ]
    corpus = corpus_of(story("s1", *extracts, date="2035-01-01"))
    return lanes(held_positions(corpus).values())


def test_marks_stand_at_their_share_of_the_time():
    found = picture("2025-01-01", "2025-01-06", "2025-01-11")
    assert found is not None
    assert [mark.x for mark in found.lanes[0].marks] == [0, 50, 100]
    assert len({mark.y for mark in found.lanes[0].marks}) == 1


def test_a_dense_day_is_a_stack_and_moves_nothing_in_time():
    found = picture("2025-01-01", *["2025-01-31"] * 30)
    assert found is not None
    (lane,) = found.lanes
    assert {mark.x for mark in lane.marks[1:]} == {100}
    heights = sorted(mark.y for mark in lane.marks[1:])
    assert all(b - a == MARK for a, b in itertools.pairwise(heights))
    assert heights[0] > lane.name_y and heights[-1] < lane.y <= found.height


def test_no_two_marks_cover_each_other():
    days = [f"2025-01-{day:02}" for day in range(1, 31) for _ in range(day % 4)]
    found = picture(*days)
    assert found is not None
    places = [(mark.x, mark.y) for mark in found.lanes[0].marks]
    for (x, y), (other_x, other_y) in itertools.combinations(places, 2):
        assert abs(x - other_x) >= APART or abs(y - other_y) >= MARK


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2025-01-01", "2025-01-04"), "Jan 2025"),
        (("2025-01-05", "2025-11-20"), "2025"),
        (("1994-03-01", "2034-11-20"), "20"),
    ],
)
def test_the_scale_is_regular_and_its_labels_have_room(dates, words):
    found = picture(*dates)
    assert found is not None and found.ticks
    assert all(words in label for _, label, _ in found.ticks)
    spans = [(x - LABEL, x) if at_end else (x, x + LABEL) for x, _, at_end in found.ticks]
    assert all(0 <= left and right <= 100 for left, right in spans)
    assert all(a[1] <= b[0] + 0.01 for a, b in itertools.pairwise(sorted(spans)))


def test_a_vague_date_reaches_over_what_it_may_mean():
    found = picture("2025-01-01", "2025-02", "2025-03-31")
    assert found is not None
    vague = found.lanes[0].marks[1]
    assert vague.reach is not None
    assert vague.reach[0] < vague.x < vague.reach[1]


def test_one_day_is_no_picture():
    assert picture("2025-01-01", "2025-01-01") is None
