"""Social cards."""

from __future__ import annotations

from onrecord.render.head import Head

WIDTH, HEIGHT = 1200, 630
FOLDER = "/assets/onrecord/cards"


def card_of(address: str, head: Head) -> str:
    """The address of the picture that stands for a page: its own, or the site's."""
    own = address.strip("/").replace("/", "--")
    return f"{FOLDER}/{own if head.card else 'site'}.png"
