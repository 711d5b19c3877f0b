"""An answer as a value: data with stable names, and the parts of a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Part:
    """A part of the text form: rows of label and value, or a list of entries, under a heading.

    An entry is one text, which is wrapped; a line break in it starts a new, indented line. With
    ``prose`` the entries are paragraphs.
    """

    heading: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    entries: tuple[str, ...] = ()
    prose: bool = False


@dataclass(frozen=True)
class Answer:
    """What is known of one thing: as data with stable names, and as parts of a text."""

    title: str
    data: Mapping[str, Any]
    parts: tuple[Part, ...] = field(default=())
