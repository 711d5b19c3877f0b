"""Lettering: how wide text will be in a picture, and how it is broken into lines.

A picture is drawn before anybody knows with which font it will be read, so the widths here are
those of a wide sans-serif: text that fits by them fits in every font of the theme.
"""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("ijlftrI.,;:'’|!()[]{} -/·“”\"")
_WIDE = frozenset("mwMW@%—…&")
_BROAD = frozenset("<>+=~^#*$_?")


def width(text: str, size: float) -> float:
    """The greatest width, in pixels, that ``text`` takes at a font size of ``size`` pixels."""
    return sum(_share(character) for character in text) * size


def _share(character: str) -> float:
    """The width of a character as a share of the font size."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _NARROW:
        return 0.4
    if character in _WIDE:
        return 0.96
    if character in _BROAD:
        return 0.85
    if character.isupper() or not character.isascii():
        return 0.71
    return 0.6


def lines(text: str, size: float, room: float, most: int = 2) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines of ``room`` pixels; what does not fit ends in "…".

    Lines break between words; only a word that is wider than a line is cut.
    """
    found: list[str] = []
    for word in text.split():
        if found and width(f"{found[-1]} {word}", size) <= room:
            found[-1] += f" {word}"
            continue
        rest = word
        while width(rest, size) > room and len(found) < most:
            fits = _fitting(rest, size, room)
            found.append(rest[:fits])
            rest = rest[fits:]
        if rest:
            found.append(rest)
    if len(found) <= most:
        return tuple(found) or ("",)
    last = " ".join(found[most - 1 : most + 1])
    fits = _fitting(last, size, room - width("…", size))
    return (*found[: most - 1], last[:fits].rstrip() + "…")


def _fitting(text: str, size: float, room: float) -> int:
    """How many characters fit into ``room``, one at least; no mark is parted from its letter."""
    taken, used = 0, 0.0
    for character in text:
        used += _share(character) * size
        if used > room and taken:
            break
        taken += 1
    return taken
