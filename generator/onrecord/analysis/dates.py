"""Dates in words, never more precise than they were given."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model.edtf import Edtf

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def in_words(date: Edtf, *, short: bool = False) -> str:
    """``14 February 2025``, ``about February 2025``, ``12 to 14 February 2025``, …

    ``short`` abbreviates the month to three letters. The doubt that EDTF's ``?``, ``~`` and ``%``
    express is kept as "probably", "about" and "probably about".
    """
    text = date.text
    if "/" in text and "T" not in text:
        start, _, end = text.partition("/")
        if start in ("", ".."):
            return f"until {_one(end, short)}"
        if end in ("", ".."):
            return f"from {_one(start, short)}"
        return _range(start, end, short)
    return _one(text, short)


def machine(date: Edtf) -> str | None:
    """The value of an HTML ``datetime`` attribute: a year, month, day or time; None for others."""
    text = date.text.rstrip("?~%")
    return (
        text
        if re.fullmatch(r"\d{4}(-\d{2}(-\d{2}(T[\d:]+(Z|[+-]\d{2}:\d{2})?)?)?)?", text)
        and (text[5:7] not in _SEASONS)
        else None
    )


def _range(start: str, end: str, short: bool) -> str:
    """Two dates; what they have in common at the end is said once."""
    same = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})\|\1-\2-(\d{2})", f"{start}|{end}")
    if same:
        return f"{int(same[3])} to {_one(end, short)}"
    return f"{_one(start, short)} to {_one(end, short)}"


def _one(text: str, short: bool) -> str:
    doubt = {"?": "probably ", "~": "about ", "%": "probably about "}.get(text[-1:], "")
    text = text.rstrip("?~%")
    match = re.fullmatch(r"(-?\d{2,4}X{0,2})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T(.+))?", text)
    if match is None:
        return doubt + text
    year, month, day, time = match.groups()
    if "X" in year:
        digits = year.rstrip("X")
        known = digits + "0" * (len(year) - len(digits))
        return (
            f"{doubt}the {known}s"
            if year.count("X") == 1
            else f"{doubt}between {known} and " + (digits + "9" * (len(year) - len(digits)))
        )
    if month in _SEASONS:
        return f"{doubt}{_SEASONS[month]} {year}"
    if month is None:
        return doubt + year
    if month == "XX":
        return f"{doubt}a month in {year}" if day is None else f"{doubt}a day in {year}"
    name = MONTHS[int(month) - 1]
    name = name[:3] if short else name
    if day is None:
        return f"{doubt}{name} {year}"
    if day == "XX":
        return f"{doubt}a day in {name} {year}"
    words = f"{doubt}{int(day)} {name} {year}"
    if time:
        clock = re.match(r"(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?", time)
        if clock:
            zone = {"Z": " UTC", None: ""}.get(clock[2], f" UTC{clock[2]}")
            words += f", {clock[1]}{zone}"
    return words


def newest(dates: Iterable[Edtf]) -> Edtf | None:
    """The last of some dates, by when they begin: a vague date does not outrun an exact one.

    A date of which only the end is known comes last only where there is no other.
    """
    found = list(dates)
    known = [date for date in found if not date.open_start] or found
    return max(known, key=lambda date: (date.earliest, date.latest, date.text), default=None)
