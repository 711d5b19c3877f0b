"""``/``: what this desk covers, what is new, and the ways in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from onrecord.analysis.changes import changes as changes_of
from onrecord.analysis.origins import origins
from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus, Quoted
from onrecord.pages.briefing import newest_first, teaser
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec

#: The home page is a door, not an index: it names the most quoted actors and the newest changes.
LEAD_ACTORS = 6
LATEST_CHANGES = 5
#: How many of those actors are heard in their own words, and how long such words are: shorter ones
#: say nothing without what surrounds them, longer ones belong on the page of their source.
VOICES = 3
WORDS = range(6, 41)


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The home page."""
    held = held_positions(corpus)
    by_actor: dict[str, list] = {}
    for position in held.values():
        by_actor.setdefault(position.actor, []).append(position)
    lead = sorted(
        by_actor.items(),
        key=lambda item: (-sum(len(position.statements) for position in item[1]), item[0]),
    )[:LEAD_ACTORS]
    moves: list[tuple] = [
        (change.after.date, position.id, (position, change), None)
        for position in held.values()
        for change in changes_of(corpus, position)
    ]
    editions: list[tuple] = [
        (change.date, briefing.id, None, (briefing, change))
        for briefing in corpus.briefings.values()
        for change in briefing.record.changes
    ]
    changes = sorted(
        [*moves, *editions], key=lambda item: (item[0].order[:2], item[1]), reverse=True
    )[:LATEST_CHANGES]
    briefings = newest_first(corpus)
    yield Spec(
        "/",
        edition.config.name,
        "home.md.j2",
        {
            "teasers": [teaser(corpus, item) for item in briefings[:4]],
            "lead": lead,
            "voices": list(_voices(corpus, (actor for actor, _ in lead))),
            "changes": changes,
            "origins": origins(corpus, corpus.extracts.values()),
            "dated": len(corpus.extracts) + len(corpus.events),
            "on_record": sum(
                quoted.extract.voice == "named" and quoted.extract.is_direct
                for quoted in corpus.extracts.values()
            ),
        },
        boost=0.5,
        head=heads.home(corpus, edition),
    )


def _voices(corpus: Corpus, actors: Iterable[str]) -> Iterator[Quoted]:
    """The newest words on record of the first few of some actors who have such words."""
    newest: dict[str, Quoted] = {}
    for quoted in sorted(
        corpus.extracts.values(), key=lambda item: (item.date.order[:2], item.ref)
    ):
        extract = quoted.extract
        spoken = extract.voice == "named" and extract.is_direct and not quoted.source.retracted
        if spoken and len(extract.quote.split()) in WORDS:
            newest[str(extract.speaker)] = quoted
    yield from islice((newest[actor] for actor in actors if actor in newest), VOICES)
