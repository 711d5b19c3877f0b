"""Events: what happened, when and where."""

from __future__ import annotations

from onrecord.model.base import ActorId, ExtractRef, Marked, Text, field
from onrecord.model.edtf import Edtf


class Event(Marked):
    """A dated happening with the extracts that attest it."""

    kind = "event"
    plural = "events"
    registry = True
    folder = False

    title: Text = field("Title", "What happened.", example="Talks in Munich")
    date: Edtf = field("Date", "When.", example="2025-02-14")
    place: Text | None = field("Place", "Where.", example="Munich", default=None)
    actors: tuple[ActorId, ...] = field(
        "Actors", "Who took part.", example="[jd-vance]", backlink="took part in", default=()
    )
    evidence: tuple[ExtractRef, ...] = field(
        "Evidence",
        "Extracts that attest it.",
        example="[rferl-2025-02-15#meeting]",
        backlink="attests",
        default=(),
    )
