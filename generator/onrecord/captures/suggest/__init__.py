"""Suggesting extracts: what an article quotes, who says it, and where that is stated.

Rules and word lists only: no model, no network, the same answer every time. What is suggested is
for a person to judge; see ``Suggestion.confidence`` for how plainly the article says it.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.captures.suggest.cast import Known
from onrecord.captures.suggest.layout import Range
from onrecord.captures.suggest.proposals import NewActor, Suggested, Suggestion
from onrecord.captures.suggest.reading import Reading

__all__ = ["Known", "NewActor", "Suggested", "Suggestion", "suggest"]


def suggest(
    text: str,
    known: Known,
    *,
    published: str | None = None,
    skip: Iterable[Range] = (),
    reported: bool = False,
) -> Suggested:
    """Read an article and suggest extracts.

    ``skip`` are ranges that are no part of it (links to other stories); ``published`` is its date
    as EDTF, from which "on Saturday" is reckoned; ``reported`` adds indirect speech.
    """
    return Reading(text, known, published, tuple(skip), reported).result()
