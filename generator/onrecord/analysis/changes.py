"""Changes of position, told apart: not every other word is another mind.

From one statement to the next an actor's stance may really have changed, or somebody else may have
spoken for the same body, or the same side may be taken in firmer, softer or simply other words, or
the evidence may be of another form, so that the two cannot be compared. Where dates do not tell
which came first, there may have been no change at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from onrecord.analysis.chains import first_publisher
from onrecord.analysis.positions import Change as Stretch
from onrecord.analysis.positions import Held, Statement
from onrecord.corpus import Corpus
from onrecord.languages import ENGLISH, Language

Kind = Literal["changed", "spokesperson", "evidence", "firmer", "softer", "wording", "unordered"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Change:
    """From the last statement of one stance to the first of the next."""

    earlier: Stretch
    later: Stretch
    kind: Kind

    @property
    def before(self) -> Statement:
        """The last statement of the earlier stance."""
        return self.earlier.statements[-1]

    @property
    def after(self) -> Statement:
        """The first statement of the later one."""
        return self.later.statements[0]

    @property
    def is_ordered(self) -> bool:
        """Whether the dates tell that the one came before the other."""
        return self.before.date.latest < self.after.date.earliest

    def in_words(self, language: Language = ENGLISH) -> str:
        """The kind in words."""
        return language.say(f"change.{self.kind}")


def changes(corpus: Corpus, held: Held) -> tuple[Change, ...]:
    """Each change of stance of a position, oldest first."""
    return tuple(
        Change(earlier, later, _kind(corpus, earlier.statements[-1], later.statements[0]))
        for earlier, later in pairwise(held.history)
    )


def _kind(corpus: Corpus, before: Statement, after: Statement) -> Kind:
    """The least that explains the difference: voice, evidence, dates, then wording, then mind."""
    if _voice(corpus, before) != _voice(corpus, after):
        return "spokesperson"
    if before.strength != after.strength:
        return "evidence"
    if before.date.latest >= after.date.earliest:
        return "unordered"
    stances = corpus.issues[after.issue].record.stances
    earlier, later = stances[before.stance], stances[after.stance]
    if earlier.side != later.side:
        return "changed"
    order = list(stances)
    further = order.index(after.stance) > order.index(before.stance)
    if later.side == "against":
        return "firmer" if further else "softer"
    if later.side == "for":
        return "softer" if further else "firmer"
    return "wording"


def _voice(corpus: Corpus, statement: Statement) -> tuple[str | None, ...]:
    """Who speaks: a person; an unnamed voice as the first outlet describes it; or an outlet."""
    extract = statement.quoted.extract
    if extract.speaker:
        return (extract.speaker,)
    return (None, extract.speaker_described, extract.of, first_publisher(corpus, statement.quoted))
