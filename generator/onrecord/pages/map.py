"""``/map/``: who speaks on what, as a picture, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.pages.actor import TYPES
from onrecord.render.atlas import LINE, NAME_ROOM, atlas, number
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The one page."""
    picture = atlas(corpus)
    kinds = {actor.kind for actor in picture.actors} if picture else set()
    sides = {line.side for line in picture.lines} if picture else set()
    strengths = {line.held.strength for line in picture.lines} if picture else set()
    yield Spec(
        "/map/",
        edition.language.say("pages.map"),
        "map.md.j2",
        {
            "picture": picture,
            "number": number,
            "leading": LINE,
            "name_room": NAME_ROOM,
            "kinds": [kind for kind in TYPES if kind in kinds],
            "sides": [s for s in ("for", "conditional", "neutral", "against") if s in sides],
            "strengths": [s for s in ("on-record", "reported", "unnamed") if s in strengths],
        },
        in_search=False,
        head=heads.listing(corpus, edition, "/map/"),
    )
