"""When something was said, as far as its sentence tells, reckoned from the publication date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAYS = "|".join(day.title() for day in _DAYS)
_PATTERNS = (
    ("day", rf"\b{_MONTH} {_NUMBER}\b{_YEAR}"),
    ("day", rf"\b{_NUMBER} (?:of )?{_MONTH}{_YEAR}"),
    (
        "month",
        rf"\b(?:in|since|during|of|early|late|last) {_MONTH}(?: (?P<year>\d{{4}}))?\b(?! \d)",
    ),
    ("weekday", rf"\b(?P<last>last )?(?P<weekday>{_WEEKDAYS})\b(?P<poss>['’]s)?"),
    ("week", r"(?i:\b(?P<which>last|earlier this|earlier in the|this|the previous) week\b)"),
    ("this month", r"(?i:\b(?P<which>last|earlier this|this) month\b)"),
    ("this year", r"(?i:\b(?P<which>last|earlier this|this) year\b)"),
    ("yesterday", r"(?i:\byesterday\b)"),
    ("today", r"(?i:\b(?:today|tonight|this (?:morning|afternoon|evening))\b)"),
    ("year", r"\b(?:in|of) (?P<year>(?:19|20)\d{2})\b"),
    ("before", r"\b(?:previously|(?:had )?once)\b"),
)
_EXPRESSIONS = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


@dataclass(frozen=True)
class Stated:
    """A date stated in a sentence: where, and as EDTF."""

    start: int
    end: int
    edtf: str
    word: str


def stated(sentence: str, offset: int, published: str | None) -> Iterator[Stated]:
    """The dates stated in a masked sentence that starts at ``offset``."""
    day, doubt = _anchor(published)
    taken: list[tuple[int, int]] = []
    for kind, pattern in _EXPRESSIONS:
        for match in pattern.finditer(sentence):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            found = _edtf(kind, match, day, published)
            if found is not None:
                taken.append((match.start(), match.end()))
                relative = kind not in ("day", "month", "year")
                if doubt and relative and kind != "before" and found[-1] not in "?~%":
                    found += "?"
                yield Stated(offset + match.start(), offset + match.end(), found, kind)


def _anchor(published: str | None) -> tuple[datetime.date | None, bool]:
    if not published:
        return None, False
    doubt = published[-1] in "?~%"
    try:
        return datetime.date.fromisoformat(published.rstrip("?~%")[:10]), doubt
    except ValueError:
        return None, doubt


def _edtf(
    kind: str, match: re.Match[str], day: datetime.date | None, published: str | None
) -> str | None:
    groups = match.groupdict()
    if kind in ("day", "month"):
        return _of_month(kind, groups, day)
    if kind == "year":
        return groups["year"]
    if day is None:
        return None
    one = datetime.timedelta(days=1)
    if kind == "weekday":
        if groups.get("poss"):
            return None
        back = (day.weekday() - _DAYS.index(groups["weekday"].lower())) % 7
        if groups.get("last") and back == 0:
            back = 7
        return (day - back * one).isoformat()
    if kind == "week":
        monday = day - day.weekday() * one
        if groups["which"].lower() in ("last", "the previous"):
            return f"{(monday - 7 * one).isoformat()}/{(monday - one).isoformat()}"
        return f"{monday.isoformat()}/{day.isoformat()}" if monday != day else day.isoformat()
    if kind == "this month":
        month = day.replace(day=1)
        if groups["which"].lower() == "last":
            month = (month - one).replace(day=1)
        return f"{month.year:04}-{month.month:02}"
    if kind == "this year":
        return f"{day.year - (groups['which'].lower() == 'last'):04}"
    if kind == "yesterday":
        return (day - one).isoformat()
    if kind == "today":
        return day.isoformat()
    return f"../{(published or '').rstrip('?~%')[:10]}"


def _of_month(kind: str, groups: dict[str, str], day: datetime.date | None) -> str | None:
    short = groups["month"].lower().rstrip(".")[:3]
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(short))
    if groups.get("year"):
        year = int(groups["year"])
    elif day is None:
        return None
    else:
        year = day.year if month <= day.month else day.year - 1
    if kind == "month":
        return f"{year:04}-{month:02}"
    number = int(groups["day"])
    try:
        found = datetime.date(year, month, number)
        if not groups.get("year") and day is not None and found > day:
            found = datetime.date(year - 1, month, number)
    except ValueError:
        return None
    return found.isoformat()


_INTERVENES = re.compile(
    r"\b(?:that|who|which|whether|if|because|when|after|before|until|since|to have|would|will)\b"
    r"|[;:]"
)
_OPENING = re.compile(
    r"(?:on|in|at|late|early|earlier|last|speaking|writing|asked|during|yesterday|today|addressing|"
    r"testifying|appearing|posting|this)\b",
    re.IGNORECASE,
)


def said(
    mask: str, start: int, end: int, cue: tuple[int, int], gerund: bool, published: str | None
) -> str | None:
    """The date that belongs to the verb of saying at ``cue`` in the sentence ``start`` to ``end``.

    It follows the verb with no other clause between, stands right before it, or opens the
    sentence ("On Monday, …"). A date elsewhere may belong to something else and is left alone.
    """
    found = sorted(stated(mask[start:end], start, published), key=lambda item: item.start)
    for item in found:
        between = mask[cue[1] : item.start]
        if item.start >= cue[1] and len(between) <= 110 and "\ue000" not in between:
            if not _INTERVENES.search(between):
                return item.edtf
    for item in reversed(found):
        if item.end > cue[0]:
            continue
        between = mask[item.end : cue[0]]
        if len(between.split()) <= 1 and "\ue000" not in between:
            return item.edtf
        opening = mask[start : item.start].lstrip()
        opens = _OPENING.match(mask[start:end].lstrip()) or not opening
        if opens and "," in between and not _INTERVENES.search(mask[start : item.start]):
            return item.edtf
        if gerund and not _INTERVENES.search(mask[start : item.start]):
            return item.edtf
    return None
