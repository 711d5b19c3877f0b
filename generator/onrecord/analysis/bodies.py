"""Bodies and their people: statements roll up to the bodies a person spoke for at that date."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from onrecord.analysis.positions import Statement, held_positions
from onrecord.corpus import Corpus
from onrecord.model.edtf import Edtf


def spoke_for(corpus: Corpus, actor: str, date: Edtf) -> tuple[str, ...]:
    """The bodies for which an actor spoke at a date: those of the roles held then and all that
    these are part of, nearest first."""
    entity = corpus.actors.get(actor)
    if entity is None:
        return ()
    found: dict[str, None] = {}
    for role in entity.record.roles:
        begun = role.from_ is None or role.from_.earliest <= date.latest
        going = role.to is None or role.to.latest >= date.earliest
        if role.organization and begun and going:
            found[role.organization] = None
            found.update(dict.fromkeys(wholes(corpus, role.organization)))
    return tuple(found)


def wholes(corpus: Corpus, actor: str) -> tuple[str, ...]:
    """The larger bodies an actor is part of, nearest first; a cycle ends where it closes."""
    seen: list[str] = [actor]
    while True:
        entity = corpus.actors.get(seen[-1])
        parent = entity.record.part_of if entity else None
        if parent is None or parent in seen:
            return tuple(seen[1:])
        seen.append(parent)


def spoken_for(corpus: Corpus) -> Mapping[tuple[str, str], tuple[Statement, ...]]:
    """By (body, issue): what its people said while they spoke for it, oldest first.

    These are voices of the body, not the body's own position, which needs words said in its name.
    What others say of its people is not theirs, and does not count.
    """
    return _spoken_for(corpus)


@lru_cache(maxsize=8)
def _spoken_for(corpus: Corpus) -> Mapping[tuple[str, str], tuple[Statement, ...]]:
    found: dict[tuple[str, str], list[Statement]] = {}
    for (actor, issue), held in held_positions(corpus).items():
        for statement in held.statements:
            if statement.quoted.extract.speaker != actor:
                continue
            for body in spoke_for(corpus, actor, statement.date):
                found.setdefault((body, issue), []).append(statement)
    return {
        pair: tuple(sorted(items, key=lambda item: (item.date.order[:2], item.quoted.ref)))
        for pair, items in sorted(found.items())
    }


def silent_on(corpus: Corpus, issue: str) -> tuple[str, ...]:
    """The actors who are heard on other issues, but not on this: neither by a position of their
    own nor through people who spoke for them."""
    everybody, heard = _heard(corpus)
    return tuple(sorted(everybody - heard.get(issue, set())))


@lru_cache(maxsize=8)
def _heard(corpus: Corpus) -> tuple[frozenset[str], Mapping[str, set[str]]]:
    """Who holds a position on anything, and who is heard on each issue."""
    held = held_positions(corpus)
    heard: dict[str, set[str]] = {}
    for actor, issue in (*held, *spoken_for(corpus)):
        heard.setdefault(issue, set()).add(actor)
    return frozenset(actor for actor, _ in held), heard
