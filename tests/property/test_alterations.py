"""A thousand alterations, each of which is caught, and a thousand foldings, each accepted.

Every case is drawn from a seeded generator: the same thousand in every run. An alteration is made
in the quotation or in the captured passage; what the format allows to be folded is done to both.
"""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.captures.folding import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES, SPACES, fold
from onrecord.captures.locks import sha256
from onrecord.captures.matching import CapturedText
from onrecord.captures.passages import SeenText, passage
from onrecord.model.lock import LockedExtract, Status

CASES = 1_000
CHUNK = 50

ENGLISH = (
    "dam valley council water price treaty minister signed refused asked offered paid kept moved "
    "winter summer report letter bridge harbour railway grain timber copper court judge clerk "
    "quickly seldom openly never always twice because although while before after between"
).split()
UKRAINIAN = (
    "угода міністр рада вода ціна долина підписав відмовився запитав запропонував ніколи завжди "
    "через тому коли якщо перед після між звіт лист міст порт залізниця суд суддя"
).split()
GREEK = "συμφωνία υπουργός νερό τιμή κοιλάδα υπέγραψε αρνήθηκε ποτέ πάντα όταν πριν μετά".split()
VOCABULARIES = (ENGLISH, ENGLISH, UKRAINIAN, GREEK)


def sentence(rng: random.Random, words: list[str]) -> str:
    """A sentence of distinct words, with figures, marks and dashes here and there."""
    chosen = rng.sample(words, rng.randint(8, min(14, len(words))))
    for _ in range(rng.randint(1, 2)):
        chosen[rng.randrange(1, len(chosen))] = rng.choice(
            [str(rng.randint(10, 99_999)), f"{rng.randint(1, 99)},{rng.randint(100, 999)}",
             f"{rng.randint(1, 99)}.{rng.randint(1, 9)}", f"{rng.randint(1900, 2030)}"]
        )  # fmt: skip
    at = rng.randrange(1, len(chosen) - 2)
    form = rng.choice(["“{}”", '"{}"', "‘{}’", "{} —", "{} –", "{}-like", "{}…", "{}...", "{}’s"])
    chosen[at] = form.format(chosen[at])
    chosen[0] = chosen[0].capitalize()
    return " ".join(chosen)


def article(rng: random.Random) -> tuple[list[str], int]:
    """Sentences in paragraphs, and which of them is quoted."""
    words = rng.choice(VOCABULARIES)
    sentences = list(dict.fromkeys(sentence(rng, words) for _ in range(12)))
    return sentences, rng.randrange(len(sentences))


# -- alterations -----------------------------------------------------------------------------------


def other_letter(rng: random.Random, text: str) -> str:
    """One letter replaced, left out, doubled or set in the other case."""
    at = rng.choice([match.start() for match in re.finditer(r"[^\W\d_]", text)])
    letter = text[at]
    instead = rng.choice(
        [
            rng.choice([item for item in "aeinortlвмξ" if item != letter]),
            "",
            letter * 2,
            letter.swapcase() if letter.swapcase() != letter else letter + "h",
        ]
    )
    return text[:at] + instead + text[at + 1 :]


def other_digit(rng: random.Random, text: str) -> str:
    """One digit replaced, left out or added."""
    at = rng.choice([match.start() for match in re.finditer(r"\d", text)])
    digit = rng.choice([item for item in "0123456789" if item != text[at]])
    return text[:at] + rng.choice([digit, "", text[at] + digit]) + text[at + 1 :]


def negated(rng: random.Random, text: str) -> str:
    """A "not" put between two words."""
    words = text.split(" ")
    at = rng.randrange(1, len(words))
    return " ".join([*words[:at], rng.choice(["not", "не", "δεν", "no longer"]), *words[at:]])


def swapped(rng: random.Random, text: str) -> str:
    """Two words in each other's place."""
    words = text.split(" ")
    one, two = sorted(rng.sample(range(len(words)), 2))
    words[one], words[two] = words[two], words[one]
    return " ".join(words)


ALTERATIONS = (other_letter, other_digit, negated, swapped)


@pytest.mark.parametrize("part", range(0, CASES, CHUNK))
def test_every_alteration_is_caught(part: int) -> None:
    for case in range(part, part + CHUNK):
        rng = random.Random(f"alteration {case}")
        sentences, chosen = article(rng)
        quote = sentences[chosen]
        alter = ALTERATIONS[case % len(ALTERATIONS)]
        altered = alter(rng, quote)
        while altered == quote:
            altered = alter(rng, quote)
        if rng.random() < 0.5:
            quote = altered
        else:
            sentences[chosen] = altered
        text = ".\n".join(sentences) + "."
        match = CapturedText(text).match(quote)
        assert match.status is Status.ABSENT, (alter.__name__, quote, altered)


# -- foldings --------------------------------------------------------------------------------------

BREAKS = ["  ", "\n", "\r\n", "\t", "\n\n", "\u00a0", "\u202f", " \u00a0 ", "\u2009", "\u3000"]


def retyped(rng: random.Random, text: str, chance: float = 0.5) -> str:
    """The text with its typography set another way, in the ways that the format allows."""

    def other(match: re.Match[str]) -> str:
        if rng.random() > chance:
            return match[0]
        mark = match[0][0]
        if mark.isspace():
            return rng.choice([" ", rng.choice(BREAKS), rng.choice(SPACES)])
        if mark in DOUBLE_QUOTES:
            return rng.choice(DOUBLE_QUOTES)
        if mark in SINGLE_QUOTES:
            return rng.choice(SINGLE_QUOTES)
        return rng.choice(DASHES) if mark in DASHES else rng.choice(["…", "..."])

    marks = re.escape(DOUBLE_QUOTES + SINGLE_QUOTES + DASHES)
    return re.sub(rf"\s+|\.\.\.|…|[{marks}]", other, text)


@pytest.mark.parametrize("part", range(0, CASES, CHUNK))
def test_every_allowed_folding_is_accepted(part: int) -> None:
    for case in range(part, part + CHUNK):
        rng = random.Random(f"folding {case}")
        sentences, chosen = article(rng)
        quote = sentences[chosen]
        sentences[chosen] = retyped(rng, quote)
        text = ".\n".join(sentences) + "."
        wanted = retyped(rng, quote).strip()
        match = CapturedText(text).match(wanted)
        exact = wanted == sentences[chosen]
        assert match.status is (Status.EXACT if exact else Status.FOLDED), (wanted, text)
        assert text[match.start : match.end] == sentences[chosen]
        # What is said to differ does, and the rest stands letter for letter.
        stripped = wanted
        for start, end in reversed(match.differs):
            stripped = stripped[:start] + "\0" + stripped[end:]
        pattern = re.escape(stripped).replace("\0", r"(?:[^\w]+)")
        assert re.fullmatch(pattern, sentences[chosen])


@pytest.mark.parametrize("part", range(0, CASES, CHUNK))
def test_every_declared_cut_is_accepted_and_no_other(part: int) -> None:
    for case in range(part, part + CHUNK):
        rng = random.Random(f"cut {case}")
        sentences, chosen = article(rng)
        words = sentences[chosen].split(" ")
        begin = rng.randrange(3, len(words) - 3)
        end = rng.randrange(begin + 1, len(words) - 2)
        left, right = " ".join(words[:begin]), " ".join(words[end:])
        text = ".\n".join(sentences) + "."
        match = CapturedText(text).match(f"{left} […] {right}")
        assert match.status is Status.ELIDED
        assert text[match.start : match.end] == sentences[chosen]
        assert [text[start:stop] for start, stop in match.fragments] == [left, right]
        assert CapturedText(text).match(f"{left} {right}").status is Status.ABSENT
        assert CapturedText(text).match(f"{right} […] {left}X").status is Status.ABSENT


# -- anything at all -------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "a", "b", "not", "Ab", "10", ",", ".", "...", "…", "[", "]", "[…]", "[a]", " ", "  ", "\n",
        "“", '"', "’", "'", "-", "—", "\u0301", "\u00ad", "\u00a0", "不", "ж", "ß", "İ", "🙂",
        "\ud800",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@st.composite
def texts_and_quotes(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and something that may well stand in it, with a piece taken out, put in or marked."""
    text = draw(st.lists(PIECES, min_size=1, max_size=30))
    start = draw(st.integers(0, len(text) - 1))
    quote = text[start : draw(st.integers(start + 1, len(text)))]
    if draw(st.booleans()):
        at = draw(st.integers(0, len(quote)))
        quote[at : at + draw(st.integers(0, 2))] = [draw(PIECES)]
    return "".join(text), "".join(quote)


@settings(max_examples=2_000, derandomize=True, deadline=None)
@given(texts_and_quotes(), st.none() | TEXTS, st.none() | TEXTS)
def test_any_text_is_searched_and_what_is_found_is_there(
    drawn: tuple[str, str], prefix: str | None, suffix: str | None
) -> None:
    text, quote = drawn[0], drawn[1].strip()
    captured = CapturedText(text)
    match = captured.match(quote, prefix, suffix)
    if not match.status.is_verified:
        assert match.parts == ()
        return
    assert 0 <= match.start < match.end <= len(text)
    if match.status is Status.EXACT:
        assert text[match.start : match.end] == quote
    for part in match.parts:
        taken = fold(quote[part.quote_start : part.quote_end]).text
        assert fold(text[part.start : part.end]).text == taken
    words = passage(quote, match, captured, SeenText(captured))
    for start, end in words.link or ():
        assert 0 <= start < end <= len(quote)
    if words.prefix:
        assert text[: match.start].endswith(words.prefix)
    if words.suffix:
        assert text[match.end :].startswith(words.suffix)
    LockedExtract(
        status=match.status,
        sha256=sha256(quote),
        where="article",
        start=match.start,
        end=match.end,
        parts=match.fragments,
        cuts=match.cuts,
        prefix=words.prefix,
        suffix=words.suffix,
        link=words.link,
    )
