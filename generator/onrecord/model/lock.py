"""The lock of a source: what was proven of its extracts, against which capture.

A lock lies beside its source, is written by ``onrecord verify`` and committed. It holds hashes and
offsets; of the captured text itself nothing but the few words before and after a quotation that
tell it from others.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal
from unicodedata import category

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator


class Status(StrEnum):
    """How an extract stands to the captured text of its source."""

    EXACT = "exact"
    FOLDED = "folded"
    ELIDED = "elided"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"
    NO_CAPTURE = "no-capture"
    CHANGED = "changed"

    @property
    def is_verified(self) -> bool:
        """Whether the quotation was found in the capture, once."""
        return self in (Status.EXACT, Status.FOLDED, Status.ELIDED)

    @property
    def is_failure(self) -> bool:
        """Whether the extract contradicts what was captured or recorded."""
        return self in (Status.AMBIGUOUS, Status.ABSENT, Status.CHANGED)


#: What a lock can record of an extract; the other states are seen by comparing.
Recorded = Literal[Status.EXACT, Status.FOLDED, Status.ELIDED, Status.AMBIGUOUS, Status.ABSENT]

#: The longest prefix or suffix that a lock writes of its own accord, in characters.
CONTEXT = 32

#: Unicode categories of what ends a line, controls a device or is half a character.
_NO_LINE = ("Cc", "Cs", "Zl", "Zp")

Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0, strict=True)]
Stretch = tuple[Count, Count]
Context = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=300)]


class _Locked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class LockedCapture(_Locked):
    """The capture that extracts were matched against.

    ``characters`` counts the article's text, of which extracts may quote a share; ``retrieved`` is
    the date that the source's own record gives.
    """

    sha256: Sha256
    bytes: Count
    characters: Count
    form: Literal["text", "html"]
    retrieved: str | None = None


class LockedExtract(_Locked):
    """One extract as it was matched.

    ``sha256`` is the quotation's own hash. ``where`` (``in``) tells which text the offsets count
    the code points of: the article, or everything a reader of the page could see. A quotation with
    declared cuts has its ``parts``, and in ``cuts`` how many words each left out. ``link`` holds
    the stretches of the quotation by which a browser finds the passage, where that is not the whole
    of it.
    """

    status: Recorded
    sha256: Sha256
    where: Literal["article", "page"] | None = Field(default=None, alias="in")
    start: Count | None = None
    end: Count | None = None
    parts: tuple[Stretch, ...] = ()
    cuts: tuple[Count, ...] = ()
    prefix: Context | None = None
    suffix: Context | None = None
    link: tuple[Stretch, ...] | None = Field(default=None, max_length=2)

    @model_validator(mode="after")
    def _is_whole(self) -> LockedExtract:
        found = (self.where, self.start, self.end)
        if Status(self.status).is_verified != all(item is not None for item in found):
            raise ValueError("a place belongs to extracts that were found, and to those alone")
        stretches = [*self.parts, *(self.link or ())]
        if self.start is not None and self.end is not None:
            stretches.append((self.start, self.end))
        if any(start >= end for start, end in stretches):
            raise ValueError("a stretch ends before it begins")
        for text in (self.prefix, self.suffix):
            if text and any(category(letter) in _NO_LINE for letter in text):
                raise ValueError("a prefix or suffix is one line of text")
        return self


class Lock(_Locked):
    """Everything that was proven of one source."""

    version: Literal[1] = Field(alias="onrecord-lock")
    capture: LockedCapture
    extracts: Mapping[str, LockedExtract]
