"""``/positions/`` and ``/positions/<actor>--<issue>/``: the matrix, and each position."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.bodies import spoken_for
from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The whole matrix, and a page for every position with evidence."""
    held = held_positions(corpus)
    counts: dict[str, int] = {}
    for position in held.values():
        counts[position.actor] = counts.get(position.actor, 0) + len(position.statements)
    actors = sorted(counts, key=lambda actor: (-counts[actor], actor))
    issues = [issue for issue in corpus.issues if any(pair[1] == issue for pair in held)]
    yield Spec(
        "/positions/",
        edition.language.say("pages.positions"),
        "positions.md.j2",
        {"actors": actors, "issues": issues},
        in_search=False,
        head=heads.listing(corpus, edition, "/positions/"),
    )
    for position in held.values():
        actor = corpus.actors[position.actor].record
        issue = corpus.issues[position.issue].record
        title = f"{actor.name}: {issue.title}"
        yield Spec(
            f"/positions/{position.id}/",
            title,
            "position.md.j2",
            {
                "held": position,
                "actor": actor,
                "issue": issue,
                "entity": corpus.positions.get(position.id),
                "voices": spoken_for(corpus).get((position.actor, position.issue), ()),
            },
            head=heads.position(corpus, edition, position, title),
        )
