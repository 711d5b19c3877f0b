"""Actors: who speaks, is spoken for, or is spoken of."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import (
    ActorId,
    Country,
    Marked,
    Record,
    Text,
    WebAddress,
    Wikidata,
    field,
)
from onrecord.model.edtf import Edtf


class Role(Record):
    """A post or function held by an actor, with the time it was held."""

    title: Text = field("Title", "What the post is called.", example="President of Ukraine")
    organization: ActorId | None = field(
        "Organization",
        "The body for which the actor speaks in this role.",
        example="government-of-ukraine",
        backlink="people in office",
        default=None,
    )
    from_: Edtf | None = field(
        "From", "When the role began.", key="from", example="2019-05-20", default=None
    )
    to: Edtf | None = field("To", "When it ended.", example="2025-01-20", default=None)


class Actor(Marked):
    """A person, organization, government, body or group."""

    kind = "actor"
    plural = "actors"
    registry = True

    name: Text = field("Name", "As the site shows it.", example="Volodymyr Zelenskyy")
    type: Literal["person", "organization", "government", "body", "group"] = field(
        "Type", "What kind of actor this is.", example="person"
    )
    aliases: tuple[Text, ...] = field(
        "Other names",
        "Other spellings and names, matched as whole words and linked in prose.",
        example="[Zelensky, Zelenskiy, Зеленський]",
        default=(),
    )
    weak_aliases: tuple[Text, ...] = field(
        "Weak names",
        "Names too common to be linked or matched alone; still found by search.",
        example="[the president, Kyiv]",
        default=(),
    )
    roles: tuple[Role, ...] = field(
        "Roles", "Posts held over time.", example="[{title: President of Ukraine}]", default=()
    )
    part_of: ActorId | None = field(
        "Part of",
        "The larger body to which this actor belongs.",
        example="government-of-ukraine",
        backlink="parts",
        default=None,
    )
    country: Country | None = field(
        "Country", "ISO 3166-1 alpha-2 code.", example="UA", default=None
    )
    wikidata: Wikidata | None = field(
        "Wikidata", "The Wikidata identifier.", example="Q3874799", default=None
    )
    url: WebAddress | None = field(
        "Address", "The actor's own page.", example="https://www.president.gov.ua", default=None
    )
