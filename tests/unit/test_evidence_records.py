"""What the evidence search is told of each extract."""

from __future__ import annotations

import json
import sys

import pytest

from desks import corpus_of, story
from hostile.site_of_texts import STRINGS, scalar
from onrecord.inputs.site import SiteConfig
from onrecord.languages import language
from onrecord.render.evidence import Record, records, spaced
from onrecord.render.press import Edition
from onrecord.site.finish.evidence import write_index


def of_desk(
    extracts: str, source: str = "outlet: post\npublished: 2025-03-01"
) -> dict[str, Record]:
    corpus = corpus_of(
        {
            "briefings/actors.yml": (
                "ann: {name: Ann Lee, type: person, roles: [{title: Mayor}]}\n"
                "town: {name: The Town, type: government}\n"
            ),
            "briefings/outlets.yml": "post: {name: The Post, type: newspaper}\nwire: {name: Wire, type: wire}\n",
            "briefings/issues.yml": "dam: {title: The dam, question: Build it?}\n",
            "briefings/sources/a.md": f"---\ntitle: Of the dam\n{source}\nextracts:\n{extracts}---\n",
        },
        {},
    )
    return {record.ref: record for record in records(corpus, Edition(SiteConfig()))}


def test_the_facets_of_whose_words():
    found = of_desk(
        "  - {id: own, quote: One, speaker: ann}\n"
        "  - {id: told, quote: Two, speaker: ann, form: reported}\n"
        "  - {id: some, quote: Three, speaker_described: an official, of: town}\n"
        "  - {id: outlet, quote: Four}\n"
    )
    voices = {ref.partition("#")[2]: record.filters["voice"] for ref, record in found.items()}
    assert voices == {
        "own": ["on-record"], "told": ["reported"], "some": ["unnamed"], "outlet": ["outlet"],
    }  # fmt: skip
    assert found["a#own"].filters["actor"] == ["ann"]
    assert found["a#some"].filters["actor"] == ["town"]
    assert "actor" not in found["a#outlet"].filters
    assert found["a#own"].filters["verified"] == ["no"]
    assert found["a#own"].filters["outlet"] == ["post"]


def test_the_facets_of_what_it_shows_and_when():
    found = of_desk(
        "  - {id: x, quote: One, speaker: ann, said: 2024-12-31, positions: {dam: opposes}}\n"
    )["a#x"]
    assert found.filters["issue"] == ["dam"]
    assert found.filters["stance"] == ["against"]
    assert found.filters["held"] == ["dam--opposes"]
    assert found.filters["year"] == ["2024"]


def test_dates_rank_whatever_the_order_of_ids():
    found = of_desk(
        "  - {id: a, quote: One, said: 2025-02-03}\n  - {id: b, quote: Two, said: 2024}\n"
        "  - {id: c, quote: Three}\n"
    )
    assert sorted(found, key=lambda ref: found[ref].rank) == ["a#b", "a#a", "a#c"]


@pytest.mark.parametrize("text", STRINGS)
def test_a_card_holds_the_words_letter_for_letter(text):
    card = json.loads(of_desk(f"  - {{id: x, quote: {scalar(text)}, speaker: ann}}\n")["a#x"].card)
    assert card["quote"] == text
    assert (card["who"], card["role"], card["at"]) == ("Ann Lee", "Mayor", "../sources/a/#x")


def test_a_card_says_who_translated_who_was_told_and_how_far_it_is_trusted():
    card = json.loads(
        of_desk(
            "  - {id: x, quote: One, speaker: ann, said_to: wire, translated_by: the outlet,\n"
            "     original: Eins, credibility: 2, locator: p. 3, note: A slip.}\n",
            "outlet: post\npublished: 2025-03-01\nreliability: B\nreliability_why: Long record.\n"
            "retracted: {date: 2025-03-04, what: All of it.}",
        )["a#x"].card
    )
    assert (card["to"], card["toAt"]) == ("Wire", "../outlets/wire/")
    assert card["rating"] == ["B2", "usually reliable; probably true"]
    assert (card["translator"], card["locator"], card["note"]) == ("the outlet", "p. 3", "A slip.")
    assert card["taken"] == ["The source was retracted 4 March 2025", "The source was retracted"]


def test_a_publisher_that_is_not_named_is_told_in_the_language_of_the_site():
    corpus = corpus_of(
        story("s", "{id: a, quote: One, speaker: mayor}", outlet="", more="wire: wire")
    )
    for code in ("en", "de"):
        (record,) = records(corpus, Edition(SiteConfig(catalogue=code)))
        said = language(code).say("chain.not-named")
        assert json.loads(record.card)["chain"][1:] == [
            ["wire", "WA"],
            ["republisher", said, "unknown"],
        ]


def test_scripts_without_spaces_are_indexed_by_character():
    assert spaced("安全保障").split() == ["安", "全", "保", "障"]
    assert spaced("real гарантії سلام") == "real гарантії سلام"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("/nonexistent/pagefind", "cannot be run"),
        ("/bin/false", "ended after 0 of"),
    ],
)
def test_a_program_that_fails_is_told_and_not_raised(tmp_path, monkeypatch, program, said):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program)
    problem = write_index(
        of_desk("  - {id: x, quote: One}\n").values(), tmp_path / "pagefind", language("en")
    )
    assert problem is not None and said in problem


def test_a_program_that_answers_nonsense_is_told(tmp_path, monkeypatch):
    script = tmp_path / "nonsense"
    script.write_text(
        f"#!{sys.executable}\nprint('bm90IGpzb24=,' * 3, flush=True)\nimport sys\nsys.stdin.read()\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(script))
    assert (
        write_index(of_desk("  - {id: x, quote: One}\n").values(), tmp_path / "p", language("en"))
        == "no clear answer"
    )
