"""Positions: what each actor holds on each issue, since when, and how strong the evidence is.

The stance always comes from extracts. It is the stance of the newest dated statement; its strength
is the best evidence among the statements since the stance was last another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from onrecord.analysis.origins import Origins, origins
from onrecord.corpus import Corpus, Quoted
from onrecord.model.edtf import Edtf, Moment

Strength = Literal["on-record", "reported", "unnamed", "none"]

#: From strongest to weakest.
STRENGTHS: tuple[Strength, ...] = ("on-record", "reported", "unnamed", "none")


@dataclass(frozen=True)
class Statement:
    """One extract as evidence of one actor's stance on one issue."""

    actor: str
    issue: str
    stance: str
    strength: Strength
    quoted: Quoted

    @property
    def date(self) -> Edtf:
        """When it was said, or published where that is all that is known."""
        return self.quoted.date


@dataclass(frozen=True)
class Change:
    """A stretch of time in which an actor's statements showed one stance, with its evidence."""

    stance: str
    date: Edtf
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Held:
    """An actor's position on an issue: the statements oldest first and what they add up to."""

    actor: str
    issue: str
    statements: tuple[Statement, ...]
    history: tuple[Change, ...]
    strength: Strength
    origins: Origins

    @property
    def id(self) -> str:
        """``actor--issue``, as in addresses."""
        return f"{self.actor}--{self.issue}"

    @property
    def stance(self) -> str:
        """The stance now."""
        return self.history[-1].stance

    @property
    def since(self) -> Edtf:
        """Since when it is known to be held."""
        return self.history[-1].date

    @property
    def latest(self) -> Statement:
        """The newest statement."""
        return self.statements[-1]

    @property
    def current(self) -> tuple[Statement, ...]:
        """The statements that show the stance now."""
        return self.history[-1].statements


def strength_of(quoted: Quoted, actor: str) -> Strength:
    """How strong one extract is as evidence of what ``actor`` holds.

    On record: the actor's own words. Reported: paraphrased, or told by a named other. Unnamed:
    told by somebody who is not named.
    """
    extract = quoted.extract
    if extract.voice == "unnamed":
        return "unnamed"
    if extract.speaker == actor and extract.is_direct:
        return "on-record"
    return "reported"


def strongest(statements: Iterable[Statement]) -> Strength:
    """The strength of the best of some statements."""
    return min((item.strength for item in statements), key=STRENGTHS.index)


def held_positions(corpus: Corpus) -> Mapping[tuple[str, str], Held]:
    """Every actor's position on every issue on which there is evidence, by (actor, issue)."""
    return _held(corpus)


@lru_cache(maxsize=8)
def _held(corpus: Corpus) -> Mapping[tuple[str, str], Held]:
    found: dict[tuple[str, str], list[Statement]] = {}
    for quoted in corpus.extracts.values():
        for actor, issue, stance in quoted.extract.stances:
            found.setdefault((actor, issue), []).append(
                Statement(actor, issue, stance, strength_of(quoted, actor), quoted)
            )
    return {pair: _add_up(corpus, *pair, statements) for pair, statements in sorted(found.items())}


def _add_up(corpus: Corpus, actor: str, issue: str, found: Iterable[Statement]) -> Held:
    statements = _in_order(found)
    runs: list[list[Statement]] = []
    for statement in statements:
        if runs and runs[-1][-1].stance == statement.stance:
            runs[-1].append(statement)
        else:
            runs.append([statement])
    history = tuple(Change(run[0].stance, run[0].date, tuple(run)) for run in runs)
    current = runs[-1]
    return Held(
        actor,
        issue,
        statements,
        history,
        strongest(current),
        origins(corpus, [item.quoted for item in current]),
    )


def _in_order(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """By date; among those of one date, whose order is not known, the best attested last.

    Each stance of a date stays together, and one that was held before comes first: no more changes
    are seen than there must have been.
    """
    ordered: list[Statement] = []
    for _, same in groupby(sorted(found, key=_dated), key=_dated):
        day = sorted(same, key=lambda item: (-STRENGTHS.index(item.strength), item.quoted.ref))
        place = {item.stance: number for number, item in enumerate(day)}
        if ordered and ordered[-1].stance != day[-1].stance and ordered[-1].stance in place:
            place[ordered[-1].stance] = -1
        ordered += sorted(day, key=lambda item: place[item.stance])
    return tuple(ordered)


def _dated(statement: Statement) -> tuple[Moment, Moment]:
    return statement.date.order[:2]
