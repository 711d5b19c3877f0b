"""Showing: all that is known of one thing, as text for a terminal or as plain data for JSON.

Every number and every sentence comes from the functions that also feed the pages, so that the two
can never disagree.
"""

from __future__ import annotations

from onrecord.build import Inspected
from onrecord.show.answer import Answer
from onrecord.show.naming import SHOWN_KINDS, Unknown, find
from onrecord.show.soundness import sound
from onrecord.show.teller import Teller
from onrecord.show.text import WIDTH, told

__all__ = ["SHOWN_KINDS", "WIDTH", "Answer", "Unknown", "find", "show", "told"]


def show(inspected: Inspected, ref: str) -> Answer | Unknown:
    """All that is known of what ``ref`` names in the corpus at hand.

    ``ref`` is ``kind:id``, an id alone where that is unambiguous, ``source#extract``,
    ``position:actor--issue`` or ``judgement:briefing#id``. Where the content has errors, whatever
    they touch is left out.
    """
    corpus = inspected.corpus
    if inspected.failed:
        corpus = sound(corpus)
    found = find(corpus, ref.strip())
    if isinstance(found, Unknown):
        return found
    return Teller(corpus, inspected, found).answer()
