"""Social cards: the picture that stands for a page where its address is shared.

One for the site and one for each briefing, drawn with the site's own type on its paper. Nothing of
the machine is used, neither its fonts nor its way of shaping text, so that the same words give the
same bytes everywhere. What the type has no letters for cannot be drawn: single signs are left out,
and a title in another script gives way to the site's name and the date.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files as package_files

from PIL import Image, ImageDraw, ImageFont

from onrecord.render.head import Card, Head
from onrecord.site.png import palette_png

#: The size that readers of the Open Graph protocol ask for: 1.91 to 1, sharp on dense screens.
WIDTH, HEIGHT = 1200, 630
FOLDER = "/assets/onrecord/cards"

#: Paper, ink, soft, kicker and hair of the light scheme, as in the stylesheet's tokens.
PAPER = (0xFD, 0xFC, 0xF9)
INK, SOFT, KICKER, HAIR = 0, 1, 2, 3
_COLOURS = ((0x1B, 0x1E, 0x22), (0x50, 0x55, 0x5C), (0x8A, 0x2F, 0x20), (0xDC, 0xD7, 0xCB))
#: Steps between paper and a colour, for smooth edges: four colours and the paper fill a palette.
_STEPS = 16

_LEFT, _RIGHT = 84, WIDTH - 84
_SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese")
#: Sizes of a title with the most lines that it may take, largest first; then it is cut.
_TITLES = ((76, 2), (66, 3), (56, 3), (48, 4))
#: Of a text's letters, how many the type must have for it to be worth drawing.
_ENOUGH = 0.9
#: More of a text than any card shows, in characters.
_LONG = 600
_NO_SIGN = "\U0010fffe"


def card_of(address: str, head: Head) -> str:
    """The address of the picture that stands for a page: its own, or the site's."""
    own = address.strip("/").replace("/", "--")
    return f"{FOLDER}/{own if head.card else 'site'}.png"


@lru_cache(maxsize=4096)
def draw(card: Card, site: str) -> bytes:
    """A card as PNG; ``site`` stands at its foot. Drawn once for the same words in one run."""
    drawing = _Drawing()
    drawing.bar(0, 12, INK, left=0, right=WIDTH)
    name = _legible(site)
    title = _legible(card.title) or name
    y = 112
    kicker, date = _legible(card.kicker).upper(), _legible(card.date)
    x: float = _LEFT
    if kicker:
        x = drawing.text(x, y, kicker, _Face("source-sans-3", 27, 650), KICKER, spacing=2) + 24
    drawing.text(x, y, date, _Face("source-sans-3", 27, 400), SOFT)
    face, lines = _fitting(title)
    y += 40
    for line in lines:
        y += round(face.size * 1.13)
        drawing.text(_LEFT, y, line, face, INK)
    y += 22
    small = _Face("source-serif-4", 31, 400)
    room = max(0, min(3, (488 - y) // 44))
    for line in _cut(_wrapped(_legible(card.line), small), room, small):
        y += 44
        drawing.text(_LEFT, y, line, small, SOFT)
    drawing.bar(HEIGHT - 106, 2, HAIR)
    mark = _Face("source-serif-4", 78, 600)
    drawing.text(_RIGHT - mark.width("“"), HEIGHT - 22, "“", mark, KICKER)
    if not title:
        drawing.text(_LEFT - 16, 520, "“", _Face("source-serif-4", 560, 600), KICKER)
    elif name != title:
        foot = _Face("source-serif-4", 34, 600)
        for line in _cut([name], 1, foot, _RIGHT - _LEFT - 100):
            drawing.text(_LEFT, HEIGHT - 52, line, foot, INK)
    return drawing.png()


# -- type ------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _font(family: str, subset: str, size: int, weight: int) -> ImageFont.FreeTypeFont | None:
    """One subset of the site's type at a weight; None where there is no such file."""
    file = package_files("onrecord") / "theme" / "fonts" / f"{family}-{subset}.woff2"
    if not file.is_file():
        return None
    font = ImageFont.truetype(
        io.BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC
    )
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=20_000)
def _has(family: str, subset: str, sign: str) -> bool:
    """Whether a subset has a sign: the font draws all that it lacks alike."""
    font = _font(family, subset, 24, 400)
    if font is None:
        return False
    return bytes(font.getmask(sign)) != bytes(font.getmask(_NO_SIGN)) or sign == " "


@dataclass(frozen=True)
class _Face:
    """A family at a size and a weight, its subsets taken together."""

    family: str
    size: int
    weight: int

    def runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """The text in parts of one subset each; signs that no subset has are left out."""
        subset, run = "", ""
        for sign in text:
            found = (
                subset
                if subset and _has(self.family, subset, sign)
                else next((name for name in _SUBSETS if _has(self.family, name, sign)), None)
            )
            if found is None:
                continue
            if found != subset and run:
                yield self._font(subset), run
                run = ""
            subset, run = found, run + sign
        if run:
            yield self._font(subset), run

    def width(self, text: str) -> float:
        """How wide a text is, in pixels."""
        return sum(font.getlength(run) for font, run in self.runs(text))

    def _font(self, subset: str) -> ImageFont.FreeTypeFont:
        font = _font(self.family, subset, self.size, self.weight)
        assert font is not None
        return font


@lru_cache(maxsize=1024)
def _legible(text: str) -> str:
    """As much of a text as a card can show, on one line; nothing where that would not be the text.

    Letters are composed, so that accents need no shaping, and signs that the type lacks are left
    out. Where it lacks more than a few letters and figures, what is left would be a riddle.
    """
    composed = unicodedata.normalize("NFC", text[:_LONG])
    signs = [sign for sign in " ".join(composed.split()) if _printed(sign)]
    had = [sign for sign in signs if any(_has("source-serif-4", name, sign) for name in _SUBSETS)]
    wanted = sum(map(str.isalnum, signs))
    if not wanted or sum(map(str.isalnum, had)) < _ENOUGH * wanted:
        return ""
    return " ".join("".join(had).split())


def _printed(sign: str) -> bool:
    """Whether a sign is one to be seen, and no control, mark of direction or half of a pair."""
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs")


# -- lines -----------------------------------------------------------------------------------------


def _fitting(title: str) -> tuple[_Face, list[str]]:
    """The largest size at which a title fits, and its lines; at the smallest it is cut."""
    for size, most in _TITLES:
        face = _Face("source-serif-4", size, 500)
        lines = _wrapped(title, face)
        if len(lines) <= most:
            return face, lines
    return face, _cut(lines, most, face)


def _wrapped(text: str, face: _Face, limit: float = _RIGHT - _LEFT) -> list[str]:
    """A text in lines of at most so many pixels; a word that is wider than a line is parted."""
    lines: list[str] = []
    line = ""
    for whole in text.split():
        word = whole
        longer = f"{line} {word}" if line else word
        if face.width(longer) <= limit:
            line = longer
            continue
        if line:
            lines.append(line)
        while len(word) > 1 and face.width(word) > limit:
            part = next(
                size for size in range(len(word) - 1, 0, -1) if face.width(word[:size]) <= limit
            )
            lines.append(word[:part])
            word = word[part:]
        line = word
    return [*lines, line] if line else lines


def _cut(lines: Sequence[str], most: int, face: _Face, limit: float = _RIGHT - _LEFT) -> list[str]:
    """The first lines; where that is not all, or the last is too wide, it ends in an ellipsis."""
    kept = list(lines[:most])
    if not kept or (len(lines) <= most and face.width(kept[-1]) <= limit):
        return kept
    last = kept[-1]
    while last and face.width(last + "…") > limit:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*kept[:-1], last.rstrip(" ,;:.–—") + "…"]


# -- drawing ---------------------------------------------------------------------------------------


class _Drawing:
    """Paper on which each colour is laid by itself: how much of it covers each pixel."""

    def __init__(self) -> None:
        self.layers = [Image.new("L", (WIDTH, HEIGHT)) for _ in _COLOURS]

    def bar(
        self, top: int, height: int, colour: int, left: int = _LEFT, right: int = _RIGHT
    ) -> None:
        """A bar across the card."""
        box = (left, top, right - 1, top + height - 1)
        ImageDraw.Draw(self.layers[colour]).rectangle(box, fill=255)

    def text(
        self, x: float, y: int, text: str, face: _Face, colour: int, spacing: int = 0
    ) -> float:
        """One line on the baseline ``y``; gives where it ends."""
        draw_ = ImageDraw.Draw(self.layers[colour])
        for font, run in face.runs(text):
            for part in run if spacing else (run,):
                draw_.text((round(x), y), part, fill=255, font=font, anchor="ls")
                x += font.getlength(part) + spacing
        return x

    def png(self) -> bytes:
        """The card: the number of each pixel is its colour's, plus how far it is from paper."""
        whole = Image.new("L", (WIDTH, HEIGHT))
        for number, layer in enumerate(self.layers):
            step = [level * (_STEPS - 1) // 255 for level in range(256)]
            whole.paste(
                layer.point([number * (_STEPS - 1) + level if level else 0 for level in step]),
                mask=layer.point([255 if level else 0 for level in step]),
            )
        return palette_png(WIDTH, whole.tobytes(), _palette())


@lru_cache(maxsize=1)
def _palette() -> tuple[tuple[int, int, int], ...]:
    """Paper first, then each colour in steps from nearly paper to itself."""
    found = [PAPER]
    for colour in _COLOURS:
        for step in range(1, _STEPS):
            mixed = (
                (paper * (_STEPS - 1 - step) + own * step + (_STEPS - 1) // 2) // (_STEPS - 1)
                for paper, own in zip(PAPER, colour, strict=True)
            )
            red, green, blue = mixed
            found.append((red, green, blue))
    return tuple(found)
