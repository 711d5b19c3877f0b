"""Directions of writing: of languages, and of words within a line of another."""

from __future__ import annotations

import unicodedata

from markupsafe import Markup

from onrecord.markdown.escape import coded

#: Languages written from right to left, and the scripts that are. Source: CLDR, supplemental data.
_LEFTWARD = frozenset("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi".split())
_LEFTWARD_SCRIPTS = frozenset("adlm arab hebr mand nkoo rohg samr syrc thaa".split())


def direction(tag: str) -> str:
    """``rtl`` or ``ltr``: how a language is written, by its BCP 47 tag."""
    first, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    leftward = script in _LEFTWARD_SCRIPTS if script else first in _LEFTWARD
    return "rtl" if leftward else "ltr"


def isolated(text: str) -> Markup:
    """Text, coded; what runs from right to left is kept from disturbing what stands beside it."""
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return Markup("<bdi>{}</bdi>").format(coded(text))
    return coded(text)
