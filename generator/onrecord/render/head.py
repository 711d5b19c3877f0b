"""What machines read of a page: search engines, reference managers, feed readers, link previews.

A page's specification carries a ``Head``; once an engine has built the page, the finish stage
writes it between ``<head>`` and ``</head>``. All values are plain text: they are coded where they
are written, for that place, and nowhere before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

#: A thing as schema.org describes it, in the form of JSON-LD, without its context.
Node = Mapping[str, Any]


@dataclass(frozen=True)
class Card:
    """The words of a picture that stands for a page where its address is shared.

    ``kicker`` and ``date`` stand above the title, ``line`` below it.
    """

    title: str
    kicker: str = ""
    date: str = ""
    line: str = ""


@dataclass(frozen=True)
class Head:
    """What machines are told of a page beyond its title and its address.

    ``description`` is one or two sentences; ``gist`` is what the header search knows of the page
    besides its title and other names. ``genre`` is the type by the Open Graph protocol.
    ``structured`` are the things of schema.org that the page describes, ``citation`` the names and
    contents of the meta tags by which reference managers cite it. ``published`` and ``modified``
    are the days that the content states, as YYYY-MM-DD. ``card`` is the page's own picture; without
    one the site's stands for it. ``stands_at`` is the address of the page that has taken its place.
    """

    description: str = ""
    gist: str = ""
    genre: Literal["website", "article", "profile"] = "website"
    structured: tuple[Node, ...] = ()
    citation: tuple[tuple[str, str], ...] = ()
    published: str | None = None
    modified: str | None = None
    card: Card | None = None
    stands_at: str | None = None
