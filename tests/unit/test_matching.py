"""Matching: what is the same text, what is typography, and what is another text."""

from __future__ import annotations

import pytest

from onrecord.captures.folding import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES, SPACES, fold
from onrecord.captures.matching import CapturedText, Match
from onrecord.model.lock import Status

TEXT = """\
No deal on the dam

The mayor said: “We will not sign — not now, not in 2025.” Her office confirmed it.
She didn’t say “never”. She said that 10,000 litres a day were too few, and 10.5 metres too low.
President [Donald] Reed and his deputy left at once… The bank can’t wait.
The engineer said we agree. The clerk said we agree.
"""


def found(quote: str, text: str = TEXT, **context: str) -> Match:
    return CapturedText(text).match(quote, **context)


def passage(quote: str, text: str = TEXT, **context: str) -> str:
    match = found(quote, text, **context)
    return text[match.start : match.end]


@pytest.mark.parametrize(
    "quote",
    [
        "We will not sign — not now, not in 2025.",
        "“We will not sign",
        "No deal on the dam",
        "The clerk said we agree.",
        "President [Donald] Reed",
        "left at once…",
        "10,000 litres",
        "2025",
    ],
)
def test_exact(quote: str) -> None:
    match = found(quote)
    assert match.status is Status.EXACT
    assert TEXT[match.start : match.end] == quote
    assert match.differs == () and match.cuts == ()


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        (
            '"We will not sign - not now, not in 2025."',
            "“We will not sign — not now, not in 2025.”",
        ),
        ('She didn\'t say "never".', "She didn’t say “never”."),
        ("confirmed it. She didn’t", "confirmed it.\nShe didn’t"),
        ("confirmed   it", "confirmed it"),
        ("Reed\u00a0and\u202fhis", "Reed and his"),
        ("left at once...", "left at once…"),
        ("sign ‑ not", "sign — not"),
    ],
)
def test_folded(quote: str, stands: str) -> None:
    match = found(quote)
    assert match.status is Status.FOLDED
    assert TEXT[match.start : match.end] == stands
    assert match.differs


@pytest.mark.parametrize(
    "quote",
    [
        "we will not sign",
        "We will sign",
        "We will not not sign",
        "We not will sign",
        "not in 2026",
        "We will not sıgn",
        "We will not  sign-not now",
        "didnt say",
        "“We will not sign — not now, not in 2025!”",
        "the mayor said 'We",
        "Mayor said",
        "l0,000 litres",
        "10000 litres",
        "10 000 litres",
        "say ‘never’",
        "say «never»",
        "left at once....",
        "",
        "   ",
        "[…]",
        "[said]",
    ],
)
def test_absent(quote: str) -> None:
    assert found(quote).status is Status.ABSENT


@pytest.mark.parametrize(
    "quote",
    [
        "000 litres",
        "10",
        "0,000",
        "litre",
        "igned",
        "ot now",
        "The bank can",
        "10.5 metr",
        "5 metres",
    ],
)
def test_no_word_or_number_is_cut(quote: str) -> None:
    assert found(quote).status is Status.ABSENT


def test_words_may_end_at_a_possessive_and_begin_behind_an_elision() -> None:
    assert found("Zelensky", "Zelensky’s decision").status is Status.EXACT
    assert found("accord", "l’accord est signé").status is Status.EXACT
    assert found("can", "he can’t").status is Status.ABSENT
    assert found("did", "he DIDN’T").status is Status.ABSENT


def test_letters_are_never_cut_from_their_accents() -> None:
    assert found("cafe", "the cafe\u0301 closed").status is Status.ABSENT
    assert found("café", "the cafe\u0301 closed").status is Status.ABSENT
    assert found("cafe\u0301", "the cafe\u0301 closed").status is Status.EXACT


def test_scripts_without_spaces_may_be_cut_anywhere() -> None:
    assert passage("不会签署", "我们不会签署协议") == "不会签署"
    assert passage("ลงนาม", "เราจะไม่ลงนามในข้อตกลง") == "ลงนาม"
    assert passage("우크라이나", "우크라이나는 서명하지") == "우크라이나"


def test_invisible_characters_are_not_passed_over() -> None:
    assert found("agreement", "the agree\u00adment").status is Status.ABSENT
    assert found("resign", "they re\u00adsign").status is Status.ABSENT
    assert found("an agreement", "an\u200b agreement").status is Status.ABSENT


# -- more than once --------------------------------------------------------------------------------


def test_found_twice_is_ambiguous() -> None:
    match = found("we agree")
    assert match.status is Status.AMBIGUOUS and not match.parts


@pytest.mark.parametrize(
    ("context", "before"),
    [
        ({"prefix": "The engineer said"}, "The engineer said "),
        ({"prefix": "clerk said"}, "The clerk said "),
        ({"suffix": ". The clerk"}, "The engineer said "),
        ({"suffix": "The clerk"}, "The engineer said "),
        ({"prefix": "said", "suffix": "The clerk"}, "The engineer said "),
    ],
)
def test_prefix_and_suffix_tell_which(context: dict[str, str], before: str) -> None:
    match = found("we agree", **context)
    assert match.status is Status.EXACT
    assert TEXT[: match.start].endswith(before)


def test_prefix_that_does_not_fit_finds_nothing() -> None:
    assert found("we agree", prefix="lerk said").status is Status.ABSENT
    assert found("we agree", prefix="the clerk said").status is Status.ABSENT
    assert found("We will not sign", prefix="nobody").status is Status.ABSENT


def test_prefix_that_fits_both_leaves_it_ambiguous() -> None:
    assert found("we agree", prefix="said").status is Status.AMBIGUOUS


def test_the_literal_text_comes_first() -> None:
    text = 'First “we agree” and then "we agree" at last.'
    match = found('"we agree"', text)
    assert match.status is Status.EXACT and match.start == text.index('"')
    match = found('"we agree"', text, prefix="First")
    assert match.status is Status.FOLDED and match.start == 6


def test_overlapping_places_are_two() -> None:
    assert found("no, no", "no, no, no").status is Status.AMBIGUOUS


# -- cuts and insertions ---------------------------------------------------------------------------


@pytest.mark.parametrize("cut", ["[…]", "[...]", "[ … ]"])
def test_a_cut_takes_its_fragments_in_order(cut: str) -> None:
    match = found(f"We will not sign {cut} not in 2025")
    assert match.status is Status.ELIDED
    assert TEXT[match.start : match.end] == "We will not sign — not now, not in 2025"
    assert [TEXT[start:end] for start, end in match.fragments] == [
        "We will not sign",
        "not in 2025",
    ]
    assert match.cuts == (2,)
    assert found(f"not in 2025 {cut} We will not sign").status is Status.ABSENT


def test_several_cuts_and_folded_fragments() -> None:
    match = found('"We will […] not in 2025." […] didn\'t say […]')
    assert match.status is Status.ELIDED
    assert match.cuts == (4, 5)
    assert TEXT[match.end - 3 : match.end] == "say"


def test_only_a_marked_cut_is_a_cut() -> None:
    assert found("We will … not in 2025").status is Status.ABSENT
    assert found("We will ... not in 2025").status is Status.ABSENT
    assert found("We will (…) not in 2025").status is Status.ABSENT


def test_a_fragment_that_is_altered_is_not_found() -> None:
    assert found("We will sign […] not in 2025").status is Status.ABSENT
    assert found("We will not sig […] not in 2025").status is Status.ABSENT


def test_the_tightest_place_is_taken_and_two_are_ambiguous() -> None:
    text = "I will go. I will stay and sing. Then sing on."
    assert passage("I will […] sing", text) == "I will stay and sing"
    text = "I will sing. He left. I will not sing."
    assert found("I will […] sing", text).status is Status.AMBIGUOUS
    assert passage("I will […] sing", text, prefix="He left") == "I will not sing"
    assert passage("I will […] sing", text, suffix=". He") == "I will sing"


def test_a_cut_may_leave_out_nothing_but_does_not_overlap() -> None:
    assert found("We will […] not sign").cuts == (0,)
    assert found("no, […] no, […] no", "no, no").status is Status.ABSENT


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the minister [Bessent] said no", "the minister said no"),
        ("the minister [Bessent], who said no", "the minister, who said no"),
        ("(the minister [Bessent]) said no", "(the minister) said no"),
        ("the minister[s] said no", "the minister said no"),
        ("[Ukraine] will not sign", "will not sign"),
        ("will not sign [the draft]", "will not sign"),
        ("will [sic] not [a] [b] sign", "will not sign"),
        ("will [he said] not “sign”", 'will not "sign"'),
        ("will not [ever] sign", "will not\nsign"),
    ],
)
def test_an_insertion_stands_for_nothing(quote: str, text: str) -> None:
    match = found(quote, f"He said {text} at last")
    assert match.status is Status.ELIDED
    assert match.cuts == ()
    assert passage(quote, f"He said {text} at last") == text


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("[Trump] went home", "he stayed"),
        ("when [Trump] went home", "when he went home"),
        ("un [re]signed", "unsigned"),
        ("[W]e will not sign", "We will not sign"),
        ("they [will] sign", "theysign"),
    ],
)
def test_an_insertion_never_replaces_words(quote: str, text: str) -> None:
    assert found(quote, text).status is Status.ABSENT


def test_brackets_of_the_text_itself_are_text() -> None:
    text = "President [Donald] Reed said that he would not sign anything at all."
    assert found("President [Donald] Reed", text).status is Status.EXACT
    match = found("President [Donald] Reed said […] not sign", text)
    assert match.status is Status.ELIDED
    assert match.fragments[0] == (0, len("President [Donald] Reed said"))
    assert found("He wrote […] of it", "He wrote […] of it").status is Status.EXACT


def test_unbalanced_and_many_brackets_are_searched_quickly() -> None:
    text = "a [b " * 20_000
    assert found("[" * 2_000 + "x", text).status is Status.ABSENT
    assert found("a [x] " * 300 + "z", text).status is Status.ABSENT
    assert found("a […] " * 300 + "z", "a " * 50_000).status is Status.ABSENT


# -- folding ---------------------------------------------------------------------------------------


def test_every_offset_of_a_folded_text_leads_back() -> None:
    text = "a  b\u00a0\n c... “d” — e....f…g   "
    folded = fold(text)
    assert folded.text == 'a b c… "d" - e….f…g '
    assert "".join(folded.unit(at) for at in range(len(folded.text))) == text
    assert folded.origin(len(folded.text)) == len(text)


def test_only_what_the_format_names_is_folded() -> None:
    kept = [chr(code) for code in range(0x20000) if not 0xD800 <= code <= 0xDFFF]
    folding = set(DOUBLE_QUOTES + SINGLE_QUOTES + DASHES + SPACES)
    for letter in kept:
        assert (fold(f"x{letter}y").text != f"x{letter}y") <= (letter in folding), letter
    assert "\u00ad" not in folding and "«" not in folding and "′" not in folding


def test_double_and_single_marks_are_not_the_same() -> None:
    assert fold("“a”").text != fold("‘a’").text
