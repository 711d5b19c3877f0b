"""Dates in words: as precise as they were given, and no more."""

from __future__ import annotations

import pytest

from onrecord.analysis.dates import in_words, machine, newest
from onrecord.model.edtf import Edtf


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2025", "2025", "2025"),
        ("2025-02", "February 2025", "Feb 2025"),
        ("2025-02-14", "14 February 2025", "14 Feb 2025"),
        ("2025-02-04", "4 February 2025", "4 Feb 2025"),
        ("2025-02-14?", "probably 14 February 2025", "probably 14 Feb 2025"),
        ("2025-02~", "about February 2025", "about Feb 2025"),
        ("2025%", "probably about 2025", "probably about 2025"),
        ("2025-02-12/2025-02-14", "12 to 14 February 2025", "12 to 14 Feb 2025"),
        ("2025-01-30/2025-02-02", "30 January 2025 to 2 February 2025", None),
        ("../2025-02-14", "until 14 February 2025", None),
        ("2025-02-14/..", "from 14 February 2025", None),
        ("2025-21", "spring 2025", "spring 2025"),
        ("202X", "the 2020s", None),
        ("2025-02-XX", "a day in February 2025", None),
        ("2025-XX", "a month in 2025", None),
        ("2025-02-14T16:30:00+01:00", "14 February 2025, 16:30 UTC+01:00", None),
        ("2025-02-14T16:30:00Z", "14 February 2025, 16:30 UTC", None),
    ],
)
def test_in_words(text, long, short):
    date = Edtf.parse(text)
    assert in_words(date) == long
    if short:
        assert in_words(date, short=True) == short


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025", "2025"),
        ("2025-02", "2025-02"),
        ("2025-02-14", "2025-02-14"),
        ("2025-02-14?", "2025-02-14"),
        ("2025-02~", "2025-02"),
        ("2025-02-14T16:30:00+01:00", "2025-02-14T16:30:00+01:00"),
        ("2025-02-14T16:30:00Z", "2025-02-14T16:30:00Z"),
        ("2025-02-12/2025-02-14", None),
        ("../2025-02-14", None),
        ("2025-21", None),
        ("202X", None),
        ("2025-02-XX", None),
    ],
)
def test_machines_get_only_what_html_knows(text, value):
    assert machine(Edtf.parse(text)) == value


@pytest.mark.parametrize(
    ("dates", "last"),
    [
        (["2025-02-14", "2025-02-15"], "2025-02-15"),
        (["2025-02-14", "2025-02"], "2025-02-14"),
        (["2025-02-14", "2025"], "2025-02-14"),
        (["2025-02-14", "2025-03?"], "2025-03?"),
        (["2025-02-12/2025-02-20", "2025-02-14"], "2025-02-14"),
        (["2025-02-14T08:00:00Z", "2025-02-14T16:30:00+01:00"], "2025-02-14T16:30:00+01:00"),
    ],
)
def test_a_vague_date_does_not_outrun_an_exact_one(dates, last):
    for order in (dates, dates[::-1]):
        found = newest(Edtf.parse(text) for text in order)
        assert found is not None
        assert found.text == last


def test_of_no_dates_none_is_newest():
    assert newest([]) is None
