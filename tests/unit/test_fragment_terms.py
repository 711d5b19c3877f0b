"""Addresses that lead to words: what is encoded, what is named, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.captures.capture import Capture
from onrecord.captures.verify import verify_source
from onrecord.markdown.escape import rebuilt_address
from onrecord.model import Extract, Source
from onrecord.model.edtf import Edtf
from onrecord.model.lock import CONTEXT, LockedExtract, Status
from onrecord.parse import Entity
from onrecord.render.fragments import text_fragment

URL = "https://example.org/a"


def locked_in(text: str, quote: str, **context: str) -> LockedExtract:
    extract = Extract(id="q", quote=quote, **context)
    record = Source(title="T", published=Edtf.parse("2025"), url=URL, extracts=(extract,))
    capture = Capture("s", Path("captures/s.txt"), text.encode())
    source = Entity("source", "s", record, None, None, None)
    (verdict,) = verify_source(source, capture, at_hand=True).verdicts
    assert verdict.locked is not None
    return verdict.locked


def term(text: str, quote: str, url: str = URL, **context: str) -> str:
    address = text_fragment(url, quote, locked_in(text, quote, **context))
    assert rebuilt_address(address) == address
    return address.partition(":~:text=")[2]


@pytest.mark.parametrize(
    ("quote", "encoded"),
    [
        ("we did not sign it", "we%20did%20not%20sign%20it"),
        ("a take-it-or-leave-it deal it is", "a%20take%2Dit%2Dor%2Dleave%2Dit%20deal%20it%20is"),
        ("oil, gas & ports were named", "oil%2C%20gas%20%26%20ports%20were%20named"),
        ("it is 100% #1 of them", "it%20is%20100%25%20%231%20of%20them"),
        ("ми не підпишемо угоду", "%D0%BC%D0%B8%20%D0%BD%D0%B5%20%D0%BF%D1%96%D0%B4%D0%BF%D0%B8"
         "%D1%88%D0%B5%D0%BC%D0%BE%20%D1%83%D0%B3%D0%BE%D0%B4%D1%83"),
    ],
)  # fmt: skip
def test_words_are_encoded(quote: str, encoded: str) -> None:
    assert term(f"They said: {quote}. Then they left.", quote) == encoded


@pytest.mark.parametrize(
    ("url", "before"),
    [
        (URL, URL + "#"),
        (URL + "?a=1&b=2", URL + "?a=1&b=2#"),
        (URL + "#top", URL + "#top"),
        (URL + "#:~:text=old", URL + "#"),
        (URL + "#top:~:text=old", URL + "#top"),
    ],
)
def test_the_address_keeps_its_anchor_but_no_older_directive(url: str, before: str) -> None:
    locked = locked_in("They said that we did not sign it.", "we did not sign it")
    address = text_fragment(url, "we did not sign it", locked)
    assert address == before + ":~:text=we%20did%20not%20sign%20it"


def test_a_unique_passage_publishes_nothing_around_it() -> None:
    locked = locked_in("They said that we did not sign it on Monday.", "we did not sign it")
    assert locked.prefix is None and locked.suffix is None and locked.link is None


def test_few_words_get_a_little_around_them() -> None:
    text = "In the end they sold the water rights to a bank in the city."
    locked = locked_in(text, "water rights")
    around = f"{locked.prefix or ''}water rights{locked.suffix or ''}"
    assert around in text and len(around.split()) == 5
    assert term(text, "water rights") == "the-,water%20rights,-to%20a"


def test_a_twin_is_told_by_as_few_words_as_possible() -> None:
    text = "On Monday she would not resign over it. On Tuesday she would not resign over it either."
    locked = locked_in(text, "she would not resign over it", prefix="On Tuesday")
    assert (locked.prefix, locked.suffix) == (None, " either.")
    text = "SHE WOULD NOT RESIGN OVER IT, it said. And she would not resign over it after all."
    locked = locked_in(text, "she would not resign over it")
    assert (locked.prefix, locked.suffix) == ("And ", None)


def test_context_stays_short_and_on_its_line() -> None:
    text = ("word " * 40 + "\n\nwater rights\n\n" + "word " * 40) * 2
    assert locked_in(text, "water rights", prefix="word").status is Status.AMBIGUOUS
    text = "x" * 60 + " water rights " + "y" * 60
    locked = locked_in(text, "water rights")
    assert locked.prefix is None and locked.suffix is None
    text = "Around here the very many old and new water rights and other things were sold off."
    locked = locked_in(text + " Many water rights.", "water rights", suffix="and other")
    for around in (locked.prefix, locked.suffix):
        assert around is None or len(around) <= CONTEXT


def test_long_passages_are_named_by_their_ends() -> None:
    quote = " ".join(f"item {n} of the list stands" for n in range(20))
    found = term(f"They read: {quote}, and left.", quote)
    assert found == "item%200%20of%20the,19%20of%20the%20list%20stands"


def test_what_differs_is_not_named() -> None:
    text = "She said: “I didn’t let them sign the agreement as it is not ready — yet…”"
    quote = "I didn't let them sign the agreement as it is not ready - yet..."
    locked = locked_in(text, quote)
    assert locked.status is Status.FOLDED
    words = [quote[start:end] for start, end in locked.link or ()]
    assert words[0].startswith("let them sign") and "'" not in "".join(words)
    assert all(word in text for word in words)


def test_a_word_that_goes_on_in_the_text_is_not_named() -> None:
    text = "It was about the long dispute between the halves of Wenn’s council."
    quote = "the long dispute between the halves of Wenn"
    assert term(text, quote) == "the%20long%20dispute%20between%20the%20halves%20of"


def test_no_words_no_fragment() -> None:
    text = "He said “…” — and left it at that, for good."
    quote = '"..." -'
    locked = locked_in(text, quote)
    assert locked.link == ()
    assert text_fragment(URL, quote, locked) == URL


def test_a_lock_that_reaches_beyond_the_quotation_gives_no_words() -> None:
    locked = locked_in("They said that we did not sign it.", "we did not sign it")
    forged = locked.model_copy(update={"link": ((0, 99),)})
    assert text_fragment(URL, "we did not sign it", forged) == URL
