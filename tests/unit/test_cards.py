"""Social cards: readable by any viewer of PNG, the same each time, and never a row of boxes."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from conftest import environment
from hostile.site_of_texts import STRINGS
from onrecord.render.head import Card, Head
from onrecord.site.cards import HEIGHT, PAPER, WIDTH, card_of, draw
from onrecord.site.png import palette_png

CARD = Card("The toll on lorries", "Briefing", "17 February 2025", "What is known. And what not.")


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture.convert("RGB")


def inked(data: bytes) -> int:
    """How many pixels are not paper."""
    counts = opened(data).getcolors(WIDTH * HEIGHT) or []
    return sum(count for count, colour in counts if colour != PAPER)


def test_a_card_is_a_picture_of_the_right_size_on_paper() -> None:
    picture = opened(draw(CARD, "Desk"))
    assert picture.size == (WIDTH, HEIGHT) == (1200, 630)
    assert picture.getpixel((600, 480)) == PAPER
    assert picture.getpixel((600, 5)) == (0x1B, 0x1E, 0x22)


@pytest.mark.parametrize("field", ["title", "kicker", "date", "line"])
def test_every_word_of_a_card_is_in_the_picture(field: str) -> None:
    other = Card(**{**CARD.__dict__, field: "Other words"})
    assert draw(other, "Desk") != draw(CARD, "Desk") != draw(CARD, "Another desk")


def test_the_same_words_give_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib; from onrecord.render.head import Card; from onrecord.site.cards import draw;"
        f"print(hashlib.sha256(draw({CARD!r}, 'Desk')).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=folder,
            env=environment(PYTHONHASHSEED=seed, TZ=zone, LC_ALL="C"),
        ).stdout
        for seed, zone, folder in (("1", "UTC", "/"), ("2", "Pacific/Kiritimati", os.getcwd()))
    }  # fmt: skip
    assert len(found) == 1


def test_single_signs_that_the_type_lacks_are_left_out() -> None:
    with_signs = Card("The toll 🚚 on 慕 lorries today", line="Known \u202e facts.")
    without = Card("The toll on lorries today", line="Known facts.")
    assert draw(with_signs, "Desk") == draw(without, "Desk")


@pytest.mark.parametrize(
    "title", ["ما قاله الرئيس", "מה אמר הנשיא", "慕尼黑会谈纪要", "ประชุม", "🚚🚚"]
)
def test_a_title_in_a_script_that_the_type_lacks_gives_way_to_the_name(title: str) -> None:
    assert draw(Card(title, date="2025"), "Desk") == draw(Card("Desk", date="2025"), "Desk")


def test_where_not_even_the_name_can_be_drawn_there_is_the_mark() -> None:
    assert inked(draw(Card("慕尼黑"), "慕尼黑")) > 20_000


@pytest.mark.parametrize(
    "title", ["Що сказав Зеленський", "Ελλάδα και Κύπρος", "Łódź, Đà Nẵng", "Ѓорѓи Ґудзь"]
)
def test_what_the_type_has_is_drawn(title: str) -> None:
    assert draw(Card(title), "Desk") != draw(Card("Desk"), "Desk")


@pytest.mark.parametrize("words", ["x" * 5000, "long words " * 500])
def test_too_long_a_title_is_cut_and_runs_into_nothing(words: str) -> None:
    picture = opened(draw(Card(words, line=words), words))
    margin = picture.crop((WIDTH - 80, 20, WIDTH, HEIGHT))
    assert margin.getcolors() == [(margin.width * margin.height, PAPER)]
    gap = picture.crop((0, HEIGHT - 120, WIDTH, HEIGHT - 106))
    assert gap.getcolors() == [(gap.width * gap.height, PAPER)]


@pytest.mark.parametrize("text", STRINGS)
def test_any_text_can_stand_on_a_card(text: str) -> None:
    assert opened(draw(Card(text, text, text, text), text)).size == (WIDTH, HEIGHT)


def test_only_pages_with_words_for_a_card_have_their_own() -> None:
    assert card_of("/briefings/b/", Head(card=CARD)).endswith("/briefings--b.png")
    assert card_of("/actors/a/", Head()) == card_of("/", Head())


def test_pixels_come_back_as_they_were() -> None:
    colours = ((255, 255, 255), (1, 2, 3), (200, 100, 0))
    picture = opened(palette_png(3, bytes([0, 1, 2, 2, 1, 0]), colours))
    assert picture.size == (3, 2)
    assert [picture.getpixel((x, y)) for y in range(2) for x in range(3)] == [
        colours[number] for number in (0, 1, 2, 2, 1, 0)
    ]
