"""What is suggested, as values."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.captures.suggest.kinds import PROPOSED


@dataclass(frozen=True)
class Suggestion:
    """A passage that could be an extract.

    ``start`` and ``end`` are code points of the capture's text. ``speaker`` is a registered actor,
    ``speaker_text`` what the article calls the speaker there (for a pronoun: the name it stands
    for), ``speaker_name`` the fullest form of the name in the article. ``continues`` says that the
    quotation began in the paragraph before.
    """

    quote: str
    start: int
    end: int
    kind: str
    speaker: str | None = None
    speaker_text: str | None = None
    speaker_name: str | None = None
    described: bool = False
    form: str = "direct"
    said: str | None = None
    said_to: str | None = None
    via: tuple[str, ...] = ()
    cue: str | None = None
    confidence: str = "low"
    continues: bool = False

    @property
    def proposed(self) -> bool:
        """Whether it is offered as an extract, and not only listed."""
        return self.kind in PROPOSED


@dataclass(frozen=True)
class NewActor:
    """A named speaker whom nobody has registered yet."""

    id: str
    name: str
    type: str
    quotations: int


@dataclass(frozen=True)
class Suggested:
    """All that was found in an article, in its order."""

    suggestions: tuple[Suggestion, ...]
    new_actors: tuple[NewActor, ...] = ()
