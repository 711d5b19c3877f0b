"""Signs of origin in a single text: the dateline, an agency's tag in it, credits.

They are evidence and no proof: papers drop an agency's tag from its stories and leave it on
stories that they have rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.captures.attributions import Credits
from onrecord.captures.sentences import Stretch, paragraphs

#: Up to here a text is its beginning, where a dateline can stand, in characters.
_BEGINNING = 1500
#: As much is near the title.
_TITLE = 300

_DASH = r"\s*(?:[-–—:]|--)\s"
_TAGGED = re.compile(
    rf"^(?P<place>[^\W\d_][\w .,'’/-]{{1,60}}?)\s*\((?P<name>[^()\n]{{2,40}})\){_DASH}",
    re.MULTILINE,
)
_DATELINE = re.compile(
    rf"^(?P<place>[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-])+(?:, [\w. ]{{2,30}})?){_DASH}", re.MULTILINE
)
#: A place in a sentence of its own, before the first paragraph: "Munich. The president …"
_PLACE_FIRST = re.compile(
    r"^(?P<place>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2})\.\s+(?=[^\W\d_a-z][^\n]{80})",
    re.MULTILINE,
)
_CREDIT_LINE = re.compile(
    r"(?i)\b(?:with (?:additional )?(?:reporting|material|files|information) (?:by|from)|"
    r"source[sd]?:|by the staff of|contributed to this report)"
)


@dataclass(frozen=True)
class Sign:
    """One sign: of which kind, where it stands, and the outlet or place that it names.

    ``agency-tag``: an agency in the dateline; ``dateline``: a place without an agency;
    ``credit``: an outlet named near the title, in the first quarter or in a closing credit line.
    """

    kind: Literal["agency-tag", "dateline", "credit"]
    place: Stretch
    names: str
    outlet: str | None = None


def signs(text: str, credit: Credits, skip: Sequence[tuple[int, int]] = ()) -> tuple[Sign, ...]:
    """The signs of origin of a text, in the order in which they stand."""
    found: dict[str, Sign] = {}
    beginning = text[:_BEGINNING]
    dated = None
    if tagged := _TAGGED.search(beginning):
        place = Stretch(*tagged.span("name"))
        named = credit.find(text, place.start, place.end)
        if named or tagged["place"].split(",")[0].isupper():
            outlet = named[0][0] if named else tagged["name"]
            found["tag"] = Sign("agency-tag", place, outlet, credit.registered_id(outlet))
            dated = tagged
    dateline = _DATELINE.search(beginning) or _PLACE_FIRST.search(text[:_TITLE])
    if not dated and dateline:
        place = Stretch(*dateline.span("place"))
        found["dateline"] = Sign("dateline", place, dateline["place"].split(",")[0].casefold())
    elif dated:
        place = Stretch(*dated.span("place"))
        found["dateline"] = Sign("dateline", place, dated["place"].split(",")[0].casefold())
    for start, end in _where_credited(text, skip):
        for outlet, place in credit.find(text, start, end):
            if "tag" not in found or found["tag"].names != outlet:
                sign = Sign("credit", place, outlet, credit.registered_id(outlet))
                found.setdefault(f"credit {outlet}", sign)
    return tuple(sorted(found.values(), key=lambda sign: (sign.place, sign.kind)))


def _where_credited(text: str, skip: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Near the title, the first quarter, and credit lines at the end."""
    kept = [
        part
        for part in paragraphs(text)
        if not any(start < part.end and part.start < end for start, end in skip)
    ]
    if not kept:
        return []
    size = sum(part.end - part.start for part in kept)
    limit = max(_TITLE, size // 4)
    stretches = []
    read = 0
    for part in kept:
        if read < limit:
            stretches.append((part.start, min(part.end, part.start + limit - read)))
        read += part.end - part.start
    last = kept[-1]
    if _CREDIT_LINE.search(text, last.start, last.end):
        stretches.append((last.start, last.end))
    return stretches
