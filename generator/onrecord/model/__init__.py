"""What analysts write, as frozen pydantic models: one file a kind.

Every field is declared once, with its label, help, example and, where it refers to another
entity, the name its backlink bears. Parsing, suggestions, JSON Schema, the reference page and
backlinks all follow from the declaration.
"""

from onrecord.model.actor import Actor, Role
from onrecord.model.base import Record
from onrecord.model.briefing import Briefing, Change, Hypotheses, Judgement
from onrecord.model.claim import Claim
from onrecord.model.event import Event
from onrecord.model.issue import DEFAULT_STANCES, Issue, Stance
from onrecord.model.note import Note
from onrecord.model.outlet import Outlet
from onrecord.model.position import Position
from onrecord.model.source import Correction, Extract, PositionShown, Source

#: Every kind an analyst can write, in the order in which indexes and reports name them.
KINDS: dict[str, type[Record]] = {
    model.kind: model
    for model in (Actor, Issue, Outlet, Source, Claim, Event, Briefing, Note, Position)
}

__all__ = [
    "DEFAULT_STANCES",
    "KINDS",
    "Actor",
    "Briefing",
    "Change",
    "Claim",
    "Correction",
    "Event",
    "Extract",
    "Hypotheses",
    "Issue",
    "Judgement",
    "Note",
    "Outlet",
    "Position",
    "PositionShown",
    "Record",
    "Role",
    "Source",
    "Stance",
]
