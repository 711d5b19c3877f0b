"""Bylines: which of them name a person, and which part of the name is the family's."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

#: Words that no name of a person holds: a byline with one of them names a body.
_OF_BODIES = frozenset(
    "agency and army association bank board broadcasting bureau center centre commission committee "
    "company congress corporation correspondent correspondents council court department desk "
    "editor editorial editors embassy federation for foundation government group house inc "
    "institute league limited ltd media ministry nations network news newsroom of office "
    "organisation organization parliament party plc post press reporter reporters secretariat "
    "senate service services society staff team the times union university writer writers".split()
)
#: Particles that belong to the family name and are written small.
PARTICLES = frozenset(
    "af al bin da das de del della den der di do dos du el ibn la le ten ter van vom von zu".split()
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
#: Scripts whose names are written given name first, in words that begin with a capital.
_CAPITALIZED = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff\u0370-\u052f][^\W\d_]*[\w'’.\-]*")


@dataclass(frozen=True)
class Name:
    """An author: of a person the family name with the rest, of a body ``literal`` alone."""

    literal: str = ""
    family: str = ""
    given: str = ""
    suffix: str = ""


def name_of(text: str, bodies: Collection[str] = ()) -> Name:
    """A byline as a name.

    ``Family, Given`` is what it says. Of other bylines only those are taken apart that can hardly
    be anything but a person's: two to five words of a script that has capitals, each with one, but
    for particles; no word that names a body, and not one of ``bodies`` (names, case folded).
    Everything else stays as it is written.
    """
    text = " ".join(text.split())
    whole = Name(literal=text)
    parts = [part.strip() for part in text.split(",")]
    words = text.replace(",", " ").split()
    if (
        text.casefold() in bodies
        or not 2 <= len(words) <= 6
        or not all(parts)
        or any(word.casefold().strip(".") in _OF_BODIES for word in words)
        or not all(_CAPITALIZED.fullmatch(word) or word in PARTICLES for word in words)
    ):
        return whole
    suffix = parts.pop() if len(parts) > 1 and _SUFFIX.fullmatch(parts[-1]) else ""
    if len(parts) == 2:
        return Name("", parts[0], parts[1], suffix)
    words = parts[0].split()
    if not suffix and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    if len(parts) > 2 or start < 1:
        return whole
    return Name("", " ".join(words[start:]), " ".join(words[:start]), suffix)
