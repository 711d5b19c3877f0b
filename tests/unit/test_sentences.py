"""Sentences and quotations by offset."""

from __future__ import annotations

import pytest

from onrecord.captures.sentences import Stretch, paragraphs, quotations, sentences


def parts(text: str, skip=()) -> list[str]:
    return [item.of(text) for item in sentences(text, skip)]


def quoted(text: str) -> list[str]:
    return [item.of(text) for item in quotations(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("One. Two.", ["One.", "Two."]),
        ("Gen. Ada Brook left. Rain fell.", ["Gen. Ada Brook left.", "Rain fell."]),
        ("The U.S. Senate met. It rose.", ["The U.S. Senate met.", "It rose."]),
        ("They left the U.S. The rest stayed.", ["They left the U.S.", "The rest stayed."]),
        ("J. D. Moor spoke at 5 p.m. Friday.", ["J. D. Moor spoke at 5 p.m. Friday."]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
        ("He said no. They went on.", ["He said no.", "They went on."]),
        ("See No. 5 first. Then go.", ["See No. 5 first.", "Then go."]),
        ("“Why now?” she asked. Silence.", ["“Why now?” she asked.", "Silence."]),
        ("“It works.” He nodded.", ["“It works.”", "He nodded."]),
        ('She said: "Go. Do not wait."', ['She said: "Go.', 'Do not wait."']),
        ("Well… maybe. Yes.", ["Well… maybe.", "Yes."]),
        ("他来了。她走了。", ["他来了。", "她走了。"]),
        ("Він прийшов. Вона пішла.", ["Він прийшов.", "Вона пішла."]),
        ("A title without a stop\nA paragraph.", ["A title without a stop", "A paragraph."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences(text, expected):
    assert parts(text) == expected


def test_a_break_lost_between_paragraphs():
    assert parts("She said “enough.”Trains stood still.") == [
        "She said “enough.”",
        "Trains stood still.",
    ]


def test_lines_of_fixed_width_are_one_paragraph():
    text = (
        "The council of the town of Lower Marsh decided after a long\n"
        "debate to keep the old bridge open for at least another two\n"
        "years, whatever the engineers from the capital may write in\n"
        "their report.\n\nThe mayor was pleased."
    )
    assert len(paragraphs(text)) == 2
    assert len(sentences(text)) == 2


def test_lines_that_are_paragraphs_stay_apart():
    text = "Flood closes bridge\n\nThe bridge was closed.\nNobody was hurt.\nThe mayor came."
    assert len(paragraphs(text)) == 4


def test_furniture_is_skipped():
    text = "The dam held. SEE ALSO: Older dams\nThe water fell."
    start = text.index("SEE")
    assert parts(text, [(start, start + len("SEE ALSO: Older dams"))]) == [
        "The dam held.",
        "The water fell.",
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("He called it “late” and “wrong.”", ["late", "wrong."]),
        ('He called it "late" and left.', ["late"]),
        ('Unlike marks “late" and "wrong,” he said.', ["late", "wrong,"]),
        ("Der Satz „zu spät“ fiel.", ["zu spät"]),
        ("Il a dit « trop tard » hier.", [" trop tard "]),
        ("She said: ‘We stay,’ and sat.", ["We stay,"]),
        ("It’s the town’s own fault.", []),
        ("“First paragraph.\n“Second one,” he said.", ["First paragraph.", "Second one,"]),
        ("An open “mark", ["mark"]),
        ('Nothing "" here.', []),
    ],
)
def test_quotations(text, expected):
    assert quoted(text) == expected


def test_stretches():
    assert Stretch(2, 4).of("abcdef") == "cd"
    assert Stretch(2, 4).meets(Stretch(3, 9))
    assert not Stretch(2, 4).meets(Stretch(4, 9))
