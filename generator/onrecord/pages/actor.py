"""``/actors/`` and ``/actors/<id>/``: who is who, what they hold and everything they said."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.bodies import spoken_for
from onrecord.analysis.dates import newest
from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec

#: The types of actors, in the order of the list.
TYPES = ("person", "government", "body", "organization", "group")
#: An actor's page comes before pages that merely mention the name, by any of its spellings.
ACTOR_BOOST = 6
#: As many positions stand in the preview of a link to an actor, those with the newest evidence.
PREVIEWED = 4


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The list by kind, and a page for each actor."""
    said: dict[str, list[Quoted]] = {}
    unnamed: dict[str, list[Quoted]] = {}
    about: dict[str, list[Quoted]] = {}
    for quoted in corpus.extracts.values():
        if quoted.extract.speaker:
            said.setdefault(quoted.extract.speaker, []).append(quoted)
        elif quoted.extract.of:
            unnamed.setdefault(quoted.extract.of, []).append(quoted)
        for actor in quoted.extract.about:
            about.setdefault(actor, []).append(quoted)
    groups = [
        (
            type_,
            [
                actor
                for actor in sorted(corpus.actors.values(), key=_by_name)
                if actor.record.type == type_
            ],
        )
        for type_ in TYPES
    ]
    yield Spec(
        "/actors/",
        edition.language.say("pages.actors"),
        "actors.md.j2",
        {"groups": [group for group in groups if group[1]], "said": said},
        head=heads.listing(corpus, edition, "/actors/"),
    )
    held = held_positions(corpus)
    voices = spoken_for(corpus)
    for actor in corpus.actors.values():
        positions = [held[actor.id, issue] for issue in corpus.issues if (actor.id, issue) in held]
        members = [
            link.holder
            for link in corpus.backlinks(Key("actor", actor.id))
            if link.label in ("parts", "people in office")
        ]
        everything = [*said.get(actor.id, ()), *unnamed.get(actor.id, ())]
        yield Spec(
            f"/actors/{actor.id}/",
            actor.record.name,
            "actor.md.j2",
            {
                "entity": actor,
                "record": actor.record,
                "positions": positions,
                "latest": sorted(
                    positions, key=lambda held: (held.latest.date.order[:2], held.issue)
                )[-PREVIEWED:],
                "voices": [
                    (issue, voices[actor.id, issue])
                    for issue in corpus.issues
                    if (actor.id, issue) in voices
                ],
                "said": _newest(said.get(actor.id, [])),
                "unnamed": _newest(unnamed.get(actor.id, [])),
                "about": _newest(about.get(actor.id, [])),
                "last": newest(quoted.date for quoted in everything),
                "members": sorted(set(members), key=str),
            },
            boost=ACTOR_BOOST,
            found_by=(*actor.record.aliases, *actor.record.weak_aliases),
            head=heads.actor(corpus, edition, actor, len(everything)),
        )


def _by_name(actor) -> tuple[str, str]:
    return (actor.record.name.casefold(), actor.id)


def _newest(found: list[Quoted]) -> list[Quoted]:
    return sorted(sorted(found, key=lambda q: q.ref), key=lambda q: q.date.order[:2], reverse=True)
