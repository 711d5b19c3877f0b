"""Pages at addresses that have moved: they lead on, so that no link ever dies."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.render.head import Head
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """A page for every redirect."""
    for redirect in corpus.redirects:
        yield Spec(
            f"/{redirect.old}/",
            edition.language.say("pages.moved"),
            "redirect.md.j2",
            {"target": f"/{redirect.new}/"},
            in_search=False,
            leads_to=f"/{redirect.new}/",
            head=Head(stands_at=f"/{redirect.new}/"),
        )
