"""Lanes: an issue over time, one lane an actor, one mark a statement, drawn as SVG.

Only geometry is computed here; the template writes the marks, each with a title for whoever cannot
see its shape. Places in time are percentages of the width, so that the picture is as wide as the
page while text and marks keep their size; heights are pixels. Marks that would cover each other on
a narrow page are stacked, never moved in time.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.analysis.dates import day_in_words
from onrecord.analysis.positions import Held, Statement
from onrecord.languages import ENGLISH, Language

#: Pixels: the scale's height, an actor's name, a mark, the air beneath a lane.
TOP, NAME, MARK, AIR = 26, 20, 14, 10
#: How far apart two marks, and two labels of the scale, have to be in percent of the width: 13 and
#: 84 of the 300 pixels that the time has on a phone.
APART, LABEL = 13 / 3, 28.0
#: Steps of the scale, the finest first: days, months or years.
_STEPS = (
    *(("days", step) for step in (1, 2, 5, 7, 14)),
    *(("months", step) for step in (1, 2, 3, 6)),
    *(("years", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True)
class Mark:
    """A statement at its place in time; ``reach`` is what a date vaguer than a day may mean."""

    x: float
    y: float
    statement: Statement
    reach: tuple[float, float] | None = None


@dataclass(frozen=True)
class Lane:
    """One actor's marks, oldest first, above the line at ``y``; ``name_y`` is the name's line."""

    actor: str
    y: float
    name_y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Lanes:
    """The whole picture: its height, its lanes, and the labelled lines of its scale.

    A label is set from its line leftwards (``end``) at the right edge, else rightwards.
    """

    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str, bool], ...]


def lanes(held: Iterable[Held], language: Language = ENGLISH) -> Lanes | None:
    """The picture of some positions on one issue; None where fewer than two days are dated."""
    positions = [(item, [s for s in item.statements if not s.date.open_start]) for item in held]
    positions = [(item, dated) for item, dated in positions if dated]
    days = sorted({_day(s) for _, dated in positions for s in dated if s.date.day})
    if len(days) < 2:
        return None
    first, last = days[0], days[-1]

    def place(day: float) -> float:
        return round((min(last, max(first, day)) - first) * 100 / (last - first), 2)

    rows = []
    y = TOP
    for item, dated in positions:
        found = []
        for statement in dated:
            ends = _ends(statement)
            reach = None if statement.date.day else (place(ends[0]), place(ends[1]))
            found.append((sum(reach) / 2 if reach else place(ends[0]), reach, statement))
        levels = _stacked([x for x, _, _ in found])
        line = y + NAME + MARK * (max(levels) + 1)
        marks = tuple(
            Mark(round(x, 2), line - MARK * (level + 0.5), statement, reach)
            for (x, reach, statement), level in zip(found, levels, strict=True)
        )
        rows.append(Lane(item.actor, line, y + NAME - 6, marks))
        y = line + AIR
    return Lanes(y, tuple(rows), _ticks(first, last, language))


def _stacked(places: list[float]) -> list[int]:
    """For each place the lowest level on which nothing is in its way."""
    taken: list[list[float]] = []
    levels = []
    for x in places:
        level = next(
            (n for n, others in enumerate(taken) if all(abs(x - o) >= APART for o in others)),
            len(taken),
        )
        if level == len(taken):
            taken.append([])
        taken[level].append(x)
        levels.append(level)
    return levels


def _day(statement: Statement) -> int:
    year, month, day = statement.date.earliest[:3]
    return datetime.date(max(1, year), month, day).toordinal()


def _ends(statement: Statement) -> tuple[int, int]:
    """The first and last day that a date may mean."""
    year, month, day = statement.date.latest[:3]
    return _day(statement), datetime.date(max(1, year), month, day).toordinal()


def _ticks(first: int, last: int, language: Language) -> tuple[tuple[float, str, bool], ...]:
    """The finest regular scale whose labels have room on a phone."""
    span = last - first
    for unit, step in _STEPS:
        days = _steps(unit, step, first, last)
        if len(days) > 1 and min(b - a for a, b in itertools.pairwise(days)) * 100 < (LABEL * span):
            continue
        found = []
        for day in days or [first]:
            date = datetime.date.fromordinal(day)
            words = str(date.year) if unit == "years" else _words(date, unit, language)
            x = round((day - first) * 100 / span, 2)
            found.append((x, words, x > 100 - LABEL))
        # The last label points leftwards: it needs room from the one before it.
        if len(found) > 1 and found[-1][2] and found[-1][0] - found[-2][0] < 2 * LABEL:
            found.pop()
        return tuple(found)
    return ()


def _words(date: datetime.date, unit: str, language: Language) -> str:
    if unit == "months":
        month = language.short_months[date.month - 1]
        return language.say("date.month", month=month, year=str(date.year))
    return day_in_words(date.year, date.month, date.day, language)


def _steps(unit: str, step: int, first: int, last: int) -> list[int]:
    """The days at which a scale has its lines."""
    if unit == "days":
        return list(range(first, last + 1, step))
    found = []
    months = 1 if unit == "months" else 12
    begin = datetime.date.fromordinal(first)
    number = begin.year * 12 + (begin.month - 1 if months == 1 else 0)
    while number // 12 <= datetime.MAXYEAR:
        day = datetime.date(number // 12, number % 12 + 1, 1).toordinal()
        if day > last:
            break
        aligned = (number if months == 1 else number // 12) % step == 0
        if day >= first and aligned:
            found.append(day)
        number += months
    return found
