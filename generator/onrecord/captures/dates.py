"""Dates as pages write them, turned into EDTF without knowing more than is written.

A date that can be read in two ways (02/03/2025) is not read at all.
"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

import dateparser
from pydantic_core import PydanticCustomError

from onrecord.model.edtf import Edtf

_ISO = re.compile(
    r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(Z|[+-]\d{2}:?(?:\d{2})?)?)?)?"
)
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NUMBERS_ONLY = re.compile(r"[\d\s./:,-]*(?:[ap]\.?m\.?)?", re.IGNORECASE)
#: Words that stand before a date of publication; not those for updates.
_PUBLISHED = re.compile(
    r"^(?:first )?(?:published|posted|issued|released|date|опубліковано|дата|опубликовано|"
    r"veröffentlicht|stand|publié|publicado|pubblicato|opublikowano)"
    r"(?: on| at| am| le| el| il)?\s*[:：]?\s+",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[,|\s•·-]*(?:at |um |о |в |à )?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:[A-Z]{2,5}|Uhr|[+-]\d{2}:?\d{2})?\.?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^[^\W\d]{2,12}\.?,\s+", re.UNICODE)
_HAS_MONTH = re.compile(r"[^\W\d]{3,}")


def as_written(text: str) -> str | None:
    """A date in EDTF as precise as ``text`` gives it, or None where it cannot be read for certain.

    A time is kept where its offset from UTC is given and it is not midnight, which most often
    stands for "no time".
    """
    text = text.strip()
    if len(text) > 80:
        return None
    if iso := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, zone = iso.groups()
        date = "-".join(part for part in (year, month, day) if part)
        if hour and zone and (hour, minute, second or "00") != ("00", "00", "00"):
            digits = zone.replace(":", "")
            offset = "Z" if digits == "Z" else f"{digits[:3]}:{digits[3:] or '00'}"
            moment = f"{date}T{hour}:{minute}:{second or '00'}{offset}"
            return _valid(moment) or _valid(date)
        return _valid(date)
    for shape in (_PACKED, _SLASHED):
        if found := shape.fullmatch(text.partition(" ")[0]):
            year, month, day = found.groups()
            return _valid(f"{year}-{int(month):02}-{int(day):02}")
    if re.fullmatch(r"\d{4}", text):
        return _valid(text)
    if found := _DAY_FIRST.fullmatch(text.partition(" ")[0].rstrip(",")):
        # The dotted order is day first wherever it is used.
        return _valid(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}")
    if _NUMBERS_ONLY.fullmatch(text):
        return None
    return _mail_date(text) or _in_words(text)


def in_line(line: str) -> str | None:
    """The day in a line that holds nothing else, with or without "Published:" before it."""
    if len(line) > 70 or not re.search(r"\d{4}", line):
        return None
    bare = _PUBLISHED.sub("", line).strip()
    without_clock = _CLOCK.sub("", bare).strip(" ,|•·-")
    found = as_written(bare) if _ISO.fullmatch(bare) else as_written(without_clock)
    return found if found and len(found) >= 10 else None


def _mail_date(text: str) -> str | None:
    """Sat, 15 Feb 2025 10:00:00 GMT."""
    if not re.match(r"(?:[A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}", text):
        return None
    try:
        return _valid(parsedate_to_datetime(text).date().isoformat())
    except (ValueError, TypeError, IndexError):
        return None


def _in_words(text: str) -> str | None:
    """15 February 2025, February 15, 2025, 15 лютого 2025 року, …: day, month and year."""
    bare = _WEEKDAY.sub("", _CLOCK.sub("", text).strip(" ,|•·-"))
    bare = re.sub(r"(?<=\d{4})\s*(?:року|р\.?|года|г\.?|r\.|году)$", "", bare)
    bare = re.sub(r"^(?:\w{3}) (?=\w{3} \d{1,2} \d{4})", "", bare)
    if not (_HAS_MONTH.search(bare) and re.search(r"\b\d{4}\b", bare) and len(bare) <= 40):
        return None
    if len(re.findall(r"\d+", bare)) != 2:
        return None
    try:
        found = dateparser.parse(
            bare,
            settings={
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["day", "month", "year"],
                "STRICT_PARSING": True,
            },
        )
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    if found is None or str(found.year) not in bare:
        return None
    return _valid(found.date().isoformat())


def _valid(text: str) -> str | None:
    try:
        return Edtf.parse(text).text
    except PydanticCustomError:
        return None
