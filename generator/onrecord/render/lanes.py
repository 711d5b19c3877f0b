"""Lanes: an issue over time, one lane an actor, one mark a statement, drawn as SVG.

Only geometry is computed here; the template writes the marks, each with a title for whoever cannot
see its shape.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.analysis.dates import day_in_words
from onrecord.analysis.positions import Held, Statement
from onrecord.languages import ENGLISH, Language

#: In the units of the picture's own coordinates, which scale with the page.
LABELS, WIDTH, LANE, TOP, RIGHT = 190, 560, 30, 34, 20
#: Marks of one lane that would cover each other are set side by side.
GAP = 13


@dataclass(frozen=True)
class Mark:
    """A statement at its place in time; ``reach`` is what a date vaguer than a day may mean."""

    x: float
    y: float
    statement: Statement
    reach: tuple[float, float] | None = None


@dataclass(frozen=True)
class Lane:
    """One actor's marks, oldest first."""

    actor: str
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Lanes:
    """The whole picture: its size, its lanes, and the labelled lines of its scale."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    left: int = LABELS


def lanes(held: Iterable[Held], language: Language = ENGLISH) -> Lanes | None:
    """The picture of some positions on one issue; None where fewer than two days are dated."""
    positions = [(item, [s for s in item.statements if not s.date.open_start]) for item in held]
    positions = [(item, dated) for item, dated in positions if dated]
    days = sorted({_day(s) for _, dated in positions for s in dated if s.date.day})
    if len(days) < 2:
        return None
    first, last = days[0], days[-1]
    scale = WIDTH / (last - first)

    def place(day: int) -> float:
        return round(LABELS + GAP + (day - first) * scale, 1)

    rows = []
    for number, (item, dated) in enumerate(positions):
        y = TOP + LANE * number + LANE / 2
        marks: list[Mark] = []
        reached = float("-inf")
        for statement in dated:
            reach = None
            middle = place(min(last, max(first, _day(statement))))
            if statement.date.day is None:
                ends = [min(last, max(first, day)) for day in _ends(statement)]
                reach = (place(ends[0]), place(ends[1]))
                middle = sum(reach) / 2
            x = max(middle, reached + GAP)
            reached = x
            marks.append(Mark(round(x, 1), y, statement, reach))
        rows.append(Lane(item.actor, y, tuple(marks)))
    widest = max(mark.x for row in rows for mark in row.marks)
    return Lanes(
        round(max(LABELS + WIDTH + 2 * GAP, widest + GAP)) + RIGHT,
        TOP + LANE * len(rows) + 10,
        tuple(rows),
        _ticks(days, place, language),
    )


def _day(statement: Statement) -> int:
    year, month, day = statement.date.earliest[:3]
    return datetime.date(max(1, year), month, day).toordinal()


def _ends(statement: Statement) -> tuple[int, int]:
    """The first and last day that a date may mean."""
    year, month, day = statement.date.latest[:3]
    return _day(statement), datetime.date(max(1, year), month, day).toordinal()


def _ticks(
    days: list[int], place: Callable[[int], float], language: Language
) -> tuple[tuple[float, str], ...]:
    """Labels for days with statements, as many as have room."""
    ticks: list[tuple[float, str]] = []
    for number in days:
        date = datetime.date.fromordinal(number)
        x = place(number)
        if not ticks or x - ticks[-1][0] >= 78:
            ticks.append((x, day_in_words(date.year, date.month, date.day, language)))
    return tuple(ticks)
