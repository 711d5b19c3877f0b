"""Changes of position, told apart: not every other word is another mind.

From one statement to the next an actor's stance may really have changed, or somebody else may have
spoken for the same body, or the same side may be taken in firmer or softer words, or the evidence
may be of another form, so that the two cannot be compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.analysis.positions import Held, Statement
from onrecord.corpus import Corpus

Kind = Literal["changed", "spokesperson", "evidence", "firmer", "softer"]

#: What each kind is called on the site.
WORDS: dict[Kind, str] = {
    "changed": "change of position",
    "spokesperson": "another voice",
    "evidence": "another form of evidence",
    "firmer": "firmer wording",
    "softer": "softer wording",
}


@dataclass(frozen=True)
class Change:
    """From the last statement of one stance to the first of the next."""

    before: Statement
    after: Statement
    kind: Kind

    @property
    def words(self) -> str:
        """The kind in words."""
        return WORDS[self.kind]


def changes(corpus: Corpus, held: Held) -> tuple[Change, ...]:
    """Each change of stance of a position, oldest first."""
    return tuple(
        Change(
            earlier.statements[-1],
            later.statements[0],
            _kind(corpus, earlier.statements[-1], later.statements[0]),
        )
        for earlier, later in zip(held.history, held.history[1:], strict=False)
    )


def _kind(corpus: Corpus, before: Statement, after: Statement) -> Kind:
    """The least that explains the difference: voice, then evidence, then wording, then mind."""
    if _voice(before) != _voice(after):
        return "spokesperson"
    if before.strength != after.strength:
        return "evidence"
    stances = corpus.issues[after.issue].record.stances
    earlier, later = stances[before.stance], stances[after.stance]
    if earlier.side != later.side:
        return "changed"
    order = list(stances)
    outwards = order.index(after.stance) - order.index(before.stance)
    if later.side == "against":
        outwards = -outwards
    return "firmer" if outwards < 0 else "softer"


def _voice(statement: Statement) -> str:
    """Who speaks: a person, an unnamed voice as described, or an outlet for itself."""
    extract = statement.quoted.extract
    return extract.speaker or extract.speaker_described or "the outlet"
