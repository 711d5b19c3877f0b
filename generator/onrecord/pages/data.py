"""``/data/``: what can be taken away, in which formats."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.exports import formats
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The one page."""
    yield Spec(
        "/data/",
        "Data",
        "data.md.j2",
        {"formats": list(formats().values())},
        head=heads.listing(corpus, edition, "/data/", "Data"),
    )
