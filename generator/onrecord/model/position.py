"""Positions: an analyst's prose on one actor's position on one issue."""

from __future__ import annotations

from onrecord.model.base import Marked


class Position(Marked):
    """Prose only: the id ``<actor>--<issue>`` says whose, the extracts say what."""

    kind = "position"
    plural = "positions"
