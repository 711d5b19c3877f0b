"""Outlets: who publishes."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import (
    AdmiraltySource,
    Country,
    Marked,
    OwnId,
    Text,
    WebAddress,
    field,
)


class Outlet(Marked):
    """A publisher: agency, newspaper, broadcaster, office, platform."""

    kind = "outlet"
    plural = "outlets"
    registry = True

    name: Text = field("Name", "As the site shows it.", example="The Associated Press")
    type: Literal[
        "wire", "newspaper", "broadcaster", "online", "government", "think-tank", "social", "other"
    ] = field("Type", "What kind of publisher it is.", example="wire")
    aliases: tuple[Text, ...] = field(
        "Other names", "Other spellings and short forms.", example="[AP]", default=()
    )
    family: OwnId | None = field(
        "Family",
        "Id of the owning group: outlets of one family are not independent of each other.",
        example="usagm",
        default=None,
    )
    country: Country | None = field(
        "Country", "ISO 3166-1 alpha-2 code.", example="US", default=None
    )
    url: WebAddress | None = field(
        "Address", "The outlet's home page.", example="https://apnews.com", default=None
    )
    funding: Literal["private", "public", "state"] | None = field(
        "Funding", "Who pays for it.", example="public", default=None
    )
    reliability: AdmiraltySource | None = field(
        "Reliability",
        "Admiralty letter, A to F, for the outlet as a source.",
        example="B",
        default=None,
    )
    reliability_why: Text | None = field(
        "Why this reliability",
        "The reason; required when a letter is given.",
        example="Long record of corrections; editorial independence by law.",
        default=None,
    )

    @property
    def is_news(self) -> bool:
        """Whether it publishes news: what it publishes can be cited as a newspaper's article."""
        return self.type in ("wire", "newspaper", "broadcaster", "online")
