"""Issues: the questions on which actors hold positions."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import IssueId, Marked, OwnId, Record, Text, field

Side = Literal["for", "conditional", "neutral", "against"]


class Stance(Record):
    """One answer an actor can give to an issue's question."""

    label: Text = field(
        "Label", "A verb phrase that follows the actor's name.", example="rejects the draft"
    )
    side: Side = field(
        "Side", "Where the stance stands: for, conditional, neutral or against.", example="against"
    )


DEFAULT_STANCES: dict[str, Stance] = {
    "supports": Stance(label="supports it", side="for"),
    "conditional": Stance(label="supports it on conditions", side="conditional"),
    "neutral": Stance(label="takes no side", side="neutral"),
    "opposes": Stance(label="opposes it", side="against"),
}


class Issue(Marked):
    """A question with the stances that can be taken on it, in the order of the spectrum."""

    kind = "issue"
    plural = "issues"
    registry = True

    title: Text = field("Title", "Short name of the issue.", example="The minerals agreement")
    question: Text = field(
        "Question",
        "The question that every stance answers.",
        example="Should Ukraine sign the draft of 12 February?",
    )
    stances: dict[OwnId, Stance] = field(
        "Stances",
        "Ordered mapping of id to label and side; by default supports, conditional, neutral, "
        "opposes.",
        example="{rejects: {label: rejects the draft, side: against}}",
        default=DEFAULT_STANCES,
    )
    part_of: IssueId | None = field(
        "Part of", "The larger issue.", example="peace-talks", backlink="parts", default=None
    )
