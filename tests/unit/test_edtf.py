"""Dates: level 1 of EDTF is read with its bounds, everything else is refused with a reason."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from onrecord.model.edtf import Edtf

EARLY, LATE = -9999, 9999


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-02-14", (2025, 2, 14), (2025, 2, 14)),
        ("2025-02", (2025, 2, 1), (2025, 2, 28)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2025-02-15?", (2025, 2, 15), (2025, 2, 15)),
        ("2025-02~", (2025, 2, 1), (2025, 2, 28)),
        ("2025%", (2025, 1, 1), (2025, 12, 31)),
        ("2025-02-XX", (2025, 2, 1), (2025, 2, 28)),
        ("2025-XX", (2025, 1, 1), (2025, 12, 31)),
        ("202X", (2020, 1, 1), (2029, 12, 31)),
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
        ("2025-21", (2025, 3, 1), (2025, 5, 31)),
        ("2025-24", (2025, 12, 1), (2026, 2, 28)),
        ("2023-24", (2023, 12, 1), (2024, 2, 29)),
        ("2025-02-12/2025-02-14", (2025, 2, 12), (2025, 2, 14)),
        ("2025-02/2025-02-14", (2025, 2, 1), (2025, 2, 14)),
        ("2025-02~/2025-03?", (2025, 2, 1), (2025, 3, 31)),
        ("../2025-02-14", (EARLY, 1, 1), (2025, 2, 14)),
        ("/2025", (EARLY, 1, 1), (2025, 12, 31)),
        ("2025-02-14/..", (2025, 2, 14), (LATE, 12, 31)),
        ("2025/", (2025, 1, 1), (LATE, 12, 31)),
    ],
)
def test_bounds(text: str, first: tuple, last: tuple):
    date = Edtf.parse(text)
    assert date.text == text
    assert date.earliest[:3] == first and date.latest[:3] == last
    assert date.earliest <= date.latest


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-02-14T16:30:00+01:00", (2025, 2, 14, 15, 30, 0)),
        ("2025-02-14T23:30:00-05:00", (2025, 2, 15, 4, 30, 0)),
        ("2025-02-14T16:30:00Z", (2025, 2, 14, 16, 30, 0)),
        ("2025-02-14T16:30:00", (2025, 2, 14, 16, 30, 0)),
    ],
)
def test_times_are_compared_in_utc_and_shown_as_written(text: str, moment: tuple):
    date = Edtf.parse(text)
    assert date.earliest == date.latest == moment
    assert date.day == text[:10]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("15.02.2025", "year first"),
        ("02/15/2025", ""),
        ("2025-2-3", "two digits"),
        ("2025-02-30", "no such day"),
        ("2023-02-29", "no such day"),
        ("2025-13", "no month 13"),
        ("2025-00-01", ""),
        ("2025-02-14T25:00:00Z", "no such day or time"),
        ("2025-02-16/2025-02-14", "ends before it starts"),
        ("../..", "interval"),
        ("/", "interval"),
        ("2025/2026/2027", "interval"),
        ("[2025,2026]", "level 1"),
        ("{2025..2026}", "level 1"),
        ("?2025-02-14", "level 1"),
        ("2025-02-1X", "level 1"),
        ("Y-17000", "level 1"),
        ("-0044", "level 1"),
        ("last Friday", "YYYY-MM-DD"),
        ("", ""),
        ("now", ""),
        ("1e3", ""),
        ("20250214", ""),
        ("２０２５", ""),
        ("9" * 5000, ""),
        ("2025-02-14/" + "x" * 5000, ""),
    ],
)
def test_refused_with_a_reason(text: str, why: str):
    with pytest.raises(PydanticCustomError) as caught:
        Edtf.parse(text)
    assert caught.value.type == "bad-date"
    assert why in caught.value.message()
    assert len(caught.value.message()) < 200


def test_order():
    texts = ["2025-02-15", "2025-02", "../2025", "2025", "2025-02-14", "2025-02-14T10:00:00Z"]
    ordered = sorted(texts, key=lambda text: Edtf.parse(text).order)
    assert ordered == [
        "../2025", "2025", "2025-02", "2025-02-14", "2025-02-14T10:00:00Z", "2025-02-15",
    ]  # fmt: skip


def test_day_is_known_only_where_one_is_meant():
    assert Edtf.parse("2025-02-15?").day == "2025-02-15"
    assert Edtf.parse("2025-02").day is None
    assert Edtf.parse("2025-02-14/2025-02-14").day is None
    assert Edtf.parse("../2025").open_start and Edtf.parse("../2025").year == 2025
