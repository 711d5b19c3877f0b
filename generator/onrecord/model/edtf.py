"""Dates as analysts know them: EDTF level 1, with the precision they were given in.

The ``edtf`` library decides what is a date; this module only keeps its verdict as a small frozen
value. Source: Library of Congress, Extended Date/Time Format specification (2019), levels 0 and 1.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from edtf import EDTFParseException, parse_edtf
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

Moment = tuple[int, int, int, int, int, int]
_EARLIEST: Moment = (-9999, 1, 1, 0, 0, 0)
_LATEST: Moment = (9999, 12, 31, 23, 59, 59)

#: The library's classes of level 0 and 1; everything else it knows is level 2.
_LEVELS = {
    "Date",
    "DateAndTime",
    "Interval",
    "UncertainOrApproximate",
    "Unspecified",
    "Level1Interval",
    "Season",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?")


@dataclass(frozen=True)
class Edtf:
    """A date, time or interval as typed (``text``) with the first and last moment it can mean.

    Both moments are ``(year, month, day, hour, minute, second)``; a time with an offset is turned
    to UTC for comparison only. An open end reaches to the year -9999 or 9999.
    """

    text: str
    earliest: Moment
    latest: Moment

    @property
    def order(self) -> tuple[Moment, Moment, str]:
        """The sort key: by the earliest moment meant, then the latest, then the text."""
        return (self.earliest, self.latest, self.text)

    @property
    def year(self) -> int:
        """The year in which the date begins (for an open start: in which it ends)."""
        return self.latest[0] if self.earliest == _EARLIEST else self.earliest[0]

    @property
    def open_start(self) -> bool:
        """Whether nothing is said of when it began."""
        return self.earliest == _EARLIEST

    @property
    def day(self) -> str | None:
        """``YYYY-MM-DD`` where the date means one day as written, else None."""
        text = self.text.rstrip("?~%")
        if _DAY.fullmatch(text) or _TIME.fullmatch(text):
            return text[:10]
        return None

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read EDTF level 1.

        Raises PydanticCustomError ``bad-date`` for anything else, with the cause in words.
        """
        return _parse(text)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate from text; an Edtf passes as it is."""

        def validate(value: Any) -> Edtf:
            if isinstance(value, Edtf):
                return value
            if not isinstance(value, str):
                raise PydanticCustomError("wrong-shape", "expected a date")
            return _parse(value.strip())

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.plain_serializer_function_ser_schema(_text)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A string; editors show the form."""
        return {
            "type": ["string", "number"],
            "description": "A date in EDTF level 1: 2025-02-14, 2025-02, 2025-02-15?, "
            "2025-02-12/2025-02-14",
        }


def _text(value: Edtf) -> str:
    return value.text


@lru_cache(maxsize=100_000)
def _parse(text: str) -> Edtf:
    if "/" in text and "T" not in text:
        return _interval(text)
    earliest, latest = _bounds(text)
    return Edtf(text, earliest, latest)


def _interval(text: str) -> Edtf:
    start, _, end = text.partition("/")
    if "/" in end or (start in ("", "..") and end in ("", "..")):
        raise _bad(text, "an interval is two dates with one slash between them")
    earliest = _EARLIEST if start in ("", "..") else _bounds(start, whole=text)[0]
    latest = _LATEST if end in ("", "..") else _bounds(end, whole=text)[1]
    if earliest > latest:
        raise _bad(text, "the interval ends before it starts")
    return Edtf(text, earliest, latest)


def _bounds(text: str, whole: str | None = None) -> tuple[Moment, Moment]:
    """The first and last moment a single date can mean."""
    if _TIME.fullmatch(text):
        try:
            moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
            if moment.tzinfo is not None:
                moment = moment.astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            raise _bad(whole or text, "there is no such day or time") from None
        second = moment.timetuple()[:6]
        return second, second
    if _DAY.fullmatch(text):
        try:
            datetime.date.fromisoformat(text)
        except ValueError:
            raise _bad(whole or text, _why(text)) from None
        year, month, day = (int(part) for part in text.split("-"))
        return (year, month, day, 0, 0, 0), (year, month, day, 23, 59, 59)
    if len(text) > 40:
        raise _bad(whole or text, "this is far too long for a date")
    try:
        parsed = parse_edtf(text)
        if type(parsed).__name__ not in _LEVELS or re.match(r"[-Y]", text):
            raise _bad(whole or text, "this form is beyond EDTF level 1")
        if type(parsed).__name__ == "Season":
            return _season(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except PydanticCustomError:
        raise
    except (EDTFParseException, ValueError, TypeError, OverflowError, AttributeError):
        raise _bad(whole or text, _why(text)) from None
    return (
        (lower.tm_year, lower.tm_mon, lower.tm_mday, 0, 0, 0),
        (upper.tm_year, upper.tm_mon, upper.tm_mday, 23, 59, 59),
    )


def _season(text: str) -> tuple[Moment, Moment]:
    """Seasons 21 to 24 as the quarters that begin in March, June, September and December.

    EDTF leaves the hemisphere open; the library's own bounds for winter cover one month only.
    """
    year, code = int(text[:4]), int(text[5:7])
    first = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    last_year, last = (year + 1, 2) if code == 24 else (year, first + 2)
    days = calendar.monthrange(last_year, last)[1]
    return (year, first, 1, 0, 0, 0), (last_year, last, days, 23, 59, 59)


def _why(text: str) -> str:
    """The likeliest cause, for the message."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?[?~%]?", text):
        if not 1 <= int(match[2]) <= 12:
            return f"there is no month {match[2]}"
        return "there is no such day in that month"
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", text):
        return "write the year first: YYYY-MM-DD"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?", text):
        return "a time needs its seconds: 2025-02-14T16:30:00+01:00"
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        return "month and day take two digits: YYYY-MM-DD"
    return "dates are written YYYY-MM-DD, or shorter where less is known"


def _bad(text: str, why: str) -> PydanticCustomError:
    shown = text if len(text) <= 40 else text[:39] + "…"
    return PydanticCustomError(
        "bad-date", '"{text}" is not a date: {why}', {"text": shown, "why": why}
    )
