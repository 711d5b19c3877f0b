"""Notes: an analyst's working remarks, private unless they say otherwise."""

from __future__ import annotations

from onrecord.model.base import AnyRef, Marked, Text, Tlp, field
from onrecord.model.edtf import Edtf


class Note(Marked):
    """A remark on anything; not published unless it says ``tlp: clear``."""

    kind = "note"
    plural = "notes"
    default_tlp = Tlp.AMBER

    title: Text = field("Title", "What the note is about.", example="One story, three addresses")
    date: Edtf = field("Date", "When it was written.", example="2025-02-17")
    authors: tuple[Text, ...] = field("Authors", "Who wrote it.", example="[A. Nalyst]", default=())
    about: tuple[AnyRef, ...] = field(
        "About",
        "Whatever it concerns.",
        example="[volodymyr-zelenskyy]",
        backlink="notes",
        default=(),
    )
