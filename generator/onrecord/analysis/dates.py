"""Dates in words, never more precise than they were given."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.languages import ENGLISH, Language
from onrecord.model.edtf import Edtf

_SEASONS = ("21", "22", "23", "24")
#: EDTF's marks of doubt and the texts that express them.
_DOUBT = {"?": "uncertain", "~": "about", "%": "uncertain-about"}
_SAME_MONTH = re.compile(r"(\d{4}-\d{2})-(\d{2})\|\1-\d{2}")


def in_words(date: Edtf, *, short: bool = False, language: Language = ENGLISH) -> str:
    """``14 February 2025``, ``about February 2025``, ``12 to 14 February 2025``, …

    ``short`` abbreviates the month. The doubt that EDTF's ``?``, ``~`` and ``%`` express is kept
    as "probably", "about" and "probably about".
    """
    text = date.text
    if "/" in text and "T" not in text:
        start, _, end = text.partition("/")
        if start in ("", ".."):
            return language.say("date.until", date=_one(end, short, language))
        if end in ("", ".."):
            return language.say("date.from", date=_one(start, short, language))
        first, last = _ends(start, end, short, language)
        return language.say("date.range", first=first, last=last)
    return _one(text, short, language)


def when_in_words(first: Edtf, last: Edtf, language: Language = ENGLISH) -> str:
    """``on 14 February 2025``, ``between 12 and 14 February 2025``: when something was said,
    within a sentence. Both are days, certain or not."""
    if first.day == last.day:
        if "?" in first.text:
            day = _one(first.text.rstrip("?"), False, language)
            return language.say("date.probably-on", date=day)
        return language.say("date.on", date=in_words(first, language=language))
    start, end = _ends(first.text, last.text, False, language)
    return language.say("date.between", first=start, last=end)


def day_in_words(year: int, month: int, day: int, language: Language = ENGLISH) -> str:
    """``14 Feb 2025``: a day with the month abbreviated."""
    return language.say(
        "date.day", day=str(day), month=language.short_months[month - 1], year=str(year)
    )


def machine(date: Edtf) -> str | None:
    """The value of an HTML ``datetime`` attribute: a year, month, day or time; None for others."""
    text = date.text.rstrip("?~%")
    return (
        text
        if re.fullmatch(r"\d{4}(-\d{2}(-\d{2}(T[\d:]+(Z|[+-]\d{2}:\d{2})?)?)?)?", text)
        and (text[5:7] not in _SEASONS)
        else None
    )


def _ends(start: str, end: str, short: bool, language: Language) -> tuple[str, str]:
    """Two dates; what they have in common at the end is said once."""
    same = _SAME_MONTH.fullmatch(f"{start}|{end}")
    first = (
        language.say("date.first-day", day=str(int(same[2])))
        if same
        else _one(start, short, language)
    )
    return first, _one(end, short, language)


def _one(text: str, short: bool, language: Language) -> str:
    doubt = _DOUBT.get(text[-1:])
    bare = text.rstrip("?~%")
    words = _certain(bare, short, language)
    if doubt is None:
        return words
    return language.say(f"date.{doubt}-day" if len(bare) > 7 else f"date.{doubt}", date=words)


def _certain(text: str, short: bool, language: Language) -> str:
    match = re.fullmatch(r"(-?\d{2,4}X{0,2})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T(.+))?", text)
    if match is None:
        return text
    year, month, day, time = match.groups()
    if "X" in year:
        digits = year.rstrip("X")
        known = digits + "0" * (len(year) - len(digits))
        if year.count("X") == 1:
            return language.say("date.decade", year=known)
        last = digits + "9" * (len(year) - len(digits))
        return language.say("date.years", first=known, last=last)
    if month in _SEASONS:
        season = language.seasons[_SEASONS.index(month)]
        return language.say("date.season", season=season, year=year)
    if month is None:
        return year
    if month == "XX":
        key = "date.some-month" if day is None else "date.some-day-of-year"
        return language.say(key, year=year)
    name = (language.short_months if short else language.months)[int(month) - 1]
    if day is None:
        return language.say("date.month", month=name, year=year)
    if day == "XX":
        return language.say("date.some-day", month=name, year=year)
    words = language.say("date.day", day=str(int(day)), month=name, year=year)
    clock = re.match(r"(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?", time or "")
    if clock is None:
        return words
    if clock[2] is None:
        return language.say("date.time", date=words, time=clock[1])
    zone = "UTC" if clock[2] == "Z" else f"UTC{clock[2]}"
    return language.say("date.time-zone", date=words, time=clock[1], zone=zone)


def newest(dates: Iterable[Edtf]) -> Edtf | None:
    """The last of some dates, by when they begin: a vague date does not outrun an exact one.

    A date of which only the end is known comes last only where there is no other.
    """
    found = list(dates)
    known = [date for date in found if not date.open_start] or found
    return max(known, key=lambda date: (date.earliest, date.latest, date.text), default=None)
