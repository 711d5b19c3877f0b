"""Wording: never stronger than the evidence, and in grammatical English."""

from __future__ import annotations

import pytest

from desks import corpus_of, story
from onrecord.analysis.origins import Origins
from onrecord.analysis.positions import held_positions
from onrecord.analysis.wording import (
    articles_and_origins,
    origins_in_figures,
    sentence,
    short_name,
    span_of,
)
from onrecord.languages import codes, language
from onrecord.languages.english import gerund, infinitive
from onrecord.model.edtf import Edtf

REJECTS = "positions: {toll: rejects}"
DIRECT = f"quote: Q, speaker: mayor, {REJECTS}"
PARAPHRASED = f"quote: Q, speaker: mayor, form: reported, {REJECTS}"
BY_OTHER = "quote: Q, speaker: minister, positions: [{actor: mayor, issue: toll, stance: rejects}]"
BY_OUTLET = "quote: Q, positions: [{actor: mayor, issue: toll, stance: rejects}]"
UNNAMED = (
    "quote: Q, speaker_described: {}, positions: [{{actor: mayor, issue: toll, stance: rejects}}]"
)


def told(*extracts: str) -> str:
    """What is said of the mayor, on so many extracts in one article."""
    written = [f"{{id: e{number}, {text}}}" for number, text in enumerate(extracts)]
    corpus = corpus_of(story("s", *written))
    return sentence(corpus, held_positions(corpus)["mayor", "toll"])


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([DIRECT], "Bo Mayor rejects the toll: one statement,"),
        ([DIRECT, DIRECT], "Bo Mayor rejects the toll: two statements,"),
        ([PARAPHRASED], "Bo Mayor is reported to reject the toll: one report,"),
        ([BY_OTHER], "Bo Mayor is reported to reject the toll: one report,"),
        ([BY_OUTLET], "Bo Mayor is reported to reject the toll: one report,"),
        (
            [UNNAMED.format("a senior official")],
            "Bo Mayor is described by an unnamed official as rejecting the toll: one report,",
        ),
        (
            [UNNAMED.format("an aide")],
            "Bo Mayor is described by an unnamed speaker as rejecting the toll: one report,",
        ),
        (
            [UNNAMED.format("an official"), UNNAMED.format("another official")],
            "Bo Mayor is described by unnamed officials as rejecting the toll: two reports,",
        ),
        (
            [UNNAMED.format("an official"), UNNAMED.format("an aide")],
            "Bo Mayor is described by unnamed speakers as rejecting the toll: two reports,",
        ),
        # the best of the evidence decides, in any order
        ([UNNAMED.format("an official"), DIRECT], "Bo Mayor rejects the toll"),
        ([PARAPHRASED, DIRECT], "Bo Mayor rejects the toll"),
        ([UNNAMED.format("an official"), BY_OUTLET], "Bo Mayor is reported to reject the toll"),
    ],
)
def test_what_somebody_holds_is_said_no_stronger_than_it_is_known(evidence, expected):
    assert told(*evidence).startswith(expected)


GERMAN = {
    "briefings/issues.yml": """\
toll:
  title: Die Maut
  question: Sollen Lastwagen Maut zahlen?
  stances:
    rejects: {label: lehnt die Maut ab, side: against}
"""
}
BERICHTET = "Bo Mayor lehnt die Maut ab (nach Berichten): "
UNGENANNT = "Bo Mayor lehnt die Maut ab (nach Angaben {}): "


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([DIRECT], "Bo Mayor lehnt die Maut ab: eine Aussage, 14. Februar 2025; 1 Artikel, "),
        ([DIRECT, DIRECT], "Bo Mayor lehnt die Maut ab: zwei Aussagen, "),
        (
            [PARAPHRASED],
            BERICHTET + "ein Bericht, 14. Februar 2025; 1 Artikel, 1 Ursprung (Gazette).",
        ),
        ([BY_OTHER, BY_OUTLET], BERICHTET + "zwei Berichte, "),
        ([UNNAMED.format("an official")], UNGENANNT.format("einer nicht genannten Person")),
        (
            [UNNAMED.format("an official"), UNNAMED.format("an aide")],
            UNGENANNT.format("nicht genannter Personen"),
        ),
    ],
)
def test_in_german_too_nothing_is_said_stronger_than_it_is_known(evidence, expected):
    written = [f"{{id: e{number}, {text}}}" for number, text in enumerate(evidence)]
    corpus = corpus_of({**GERMAN, **story("s", *written)})
    held = held_positions(corpus)["mayor", "toll"]
    assert sentence(corpus, held, language("de")).startswith(expected)


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("strength", ["reported", "unnamed-official", "unnamed-officials",
                                      "unnamed-speaker", "unnamed-speakers"])  # fmt: skip
def test_every_language_caps_what_is_not_on_record(code, strength):
    """What is not on record is never said in the words of what is."""
    spoken = language(code)
    label = "rejects the draft"
    assert spoken.say("capped.on-record", label=label) == label
    assert spoken.say(f"capped.{strength}", label=label) != label
    assert len(spoken.say(f"capped.{strength}", label=label)) > len(label)


@pytest.mark.parametrize("evidence", [[PARAPHRASED], [BY_OTHER], [BY_OUTLET]])
def test_without_his_own_words_nobody_is_said_to_hold_it_himself(evidence):
    assert " rejects " not in told(*evidence)


def test_on_what_it_rests_stands_behind_it():
    said = told(DIRECT)
    assert said == (
        "Bo Mayor rejects the toll: one statement, 14 February 2025; 1 article, 1 origin (Gazette)."
    )


@pytest.mark.parametrize(
    ("phrase", "bare", "ing"),
    [
        ("rejects the draft", "reject the draft", "rejecting the draft"),
        ("supports it", "support it", "supporting it"),
        ("opposes it", "oppose it", "opposing it"),
        ("takes no side", "take no side", "taking no side"),
        ("denies that", "deny that", "denying that"),
        ("is against it", "be against it", "being against it"),
        ("has doubts", "have doubts", "having doubts"),
        ("wishes for it", "wish for it", "wishing for it"),
        ("presses for it", "press for it", "pressing for it"),
        ("ties it", "tie it", "tying it"),
        ("submits it", "submit it", "submitting it"),
        ("permits it", "permit it", "permitting it"),
        ("cuts it", "cut it", "cutting it"),
        ("agrees", "agree", "agreeing"),
        ("sees merit", "see merit", "seeing merit"),
        ("begins", "begin", "beginning"),
        ("offers terms", "offer terms", "offering terms"),
        ("lies", "lie", "lying"),
        ("goes along", "go along", "going along"),
    ],
)
def test_verbs(phrase, bare, ing):
    assert infinitive(phrase) == bare
    assert gerund(phrase) == ing


def test_counts_are_of_origins():
    assert origins_in_figures(Origins(3, 1, 1, ())) == "1 origin"
    assert origins_in_figures(Origins(3, 1, 2, ())) == "1–2 origins"
    corpus = corpus_of({})
    assert articles_and_origins(corpus, Origins(2, 1, 1, ("wire",))) == "2 articles, 1 origin (WA)"
    assert articles_and_origins(corpus, Origins(0, 0, 0, ())) == "0 articles, 0 origins"
    # more names than origins would name too many
    assert articles_and_origins(corpus, Origins(1, 1, 1, ("courier", "wire"))) == (
        "1 article, 1 origin"
    )


def test_an_outlet_is_called_by_its_initials_where_it_has_any():
    corpus = corpus_of({})
    assert short_name(corpus, "wire") == "WA"
    assert short_name(corpus, "gazette") == "Gazette"
    assert short_name(corpus, "unheard-of") == "unheard-of"


def test_a_span_keeps_doubt():
    def span(*texts):
        return span_of([Edtf.parse(text) for text in texts])

    assert span("2025-02-14") == "14 February 2025"
    assert span("2025-02-15", "2025-02-14") == "14 February 2025 to 15 February 2025"
    assert span("2025-02-14", "2025-02-14?") == "probably 14 February 2025"
    assert "2025" in span("../2025-02-14")
