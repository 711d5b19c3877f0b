"""Dates in words: as precise as they were given, and no more."""

from __future__ import annotations

import pytest

from onrecord.analysis.dates import day_in_words, in_words, machine, newest, when_in_words
from onrecord.languages import language
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
    ("text", "long", "short"),
    [
        ("2025", "2025", "2025"),
        ("2025-03", "März 2025", "März 2025"),
        ("2025-02-14", "14. Februar 2025", "14. Feb. 2025"),
        ("2025-02-14?", "wahrscheinlich 14. Februar 2025", "wahrscheinlich 14. Feb. 2025"),
        ("2025-02~", "um Februar 2025", "um Feb. 2025"),
        ("2025-02-14~", "um den 14. Februar 2025", "um den 14. Feb. 2025"),
        ("2025-02-14%", "wahrscheinlich um den 14. Februar 2025", None),
        ("2025-02-12/2025-02-14", "12. bis 14. Februar 2025", "12. bis 14. Feb. 2025"),
        ("2025-01-30/2025-02-02", "30. Januar 2025 bis 2. Februar 2025", None),
        ("../2025-02-14", "bis 14. Februar 2025", None),
        ("2025-02-14/..", "ab 14. Februar 2025", None),
        ("2025-21", "Frühjahr 2025", "Frühjahr 2025"),
        ("202X", "2020er Jahre", None),
        ("2025-02-XX", "ein Tag im Februar 2025", None),
        ("2025-XX", "ein Monat im Jahr 2025", None),
        ("2025-02-14T16:30:00Z", "14. Februar 2025, 16:30 Uhr UTC", None),
        ("2025-02-14T16:30:00", "14. Februar 2025, 16:30 Uhr", None),
    ],
)
def test_in_german_words(text, long, short):
    date = Edtf.parse(text)
    assert in_words(date, language=language("de")) == long
    if short:
        assert in_words(date, short=True, language=language("de")) == short


@pytest.mark.parametrize(
    ("first", "last", "english", "german"),
    [
        ("2025-02-14", "2025-02-14", "on 14 February 2025", "am 14. Februar 2025"),
        (
            "2025-02-14?",
            "2025-02-14?",
            "probably on 14 February 2025",
            "wahrscheinlich am 14. Februar 2025",
        ),
        (
            "2025-02-12",
            "2025-02-14",
            "between 12 and 14 February 2025",
            "zwischen dem 12. und dem 14. Februar 2025",
        ),
        (
            "2025-01-30",
            "2025-02-02?",
            "between 30 January 2025 and probably 2 February 2025",
            "zwischen dem 30. Januar 2025 und dem wahrscheinlich 2. Februar 2025",
        ),
    ],
)
def test_when_something_was_said(first, last, english, german):
    days = Edtf.parse(first), Edtf.parse(last)
    assert when_in_words(*days) == english
    assert when_in_words(*days, language("de")) == german


def test_a_day_on_a_scale():
    assert day_in_words(2025, 2, 4) == "4 Feb 2025"
    assert day_in_words(2025, 2, 4, language("de")) == "4. Feb. 2025"


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
