"""Exports: the corpus as JSON, and every extract as a row that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import json

import pytest

from desks import briefing, corpus_of, story
from onrecord.analysis.claims import weigh
from onrecord.analysis.positions import held_positions
from onrecord.analysis.wording import sentence
from onrecord.exports import corpus_json, extracts_csv, formats
from onrecord.inputs.site import SiteConfig
from onrecord.render.press import Edition

EDITION = Edition(SiteConfig("Desk", "https://desk.example/"))
FILES = {
    **story(
        "s",
        "{id: a, quote: 'Ä, \"b\"; c', speaker: mayor, said: 2025-02~, place: 'Town, hall',"
        " positions: {toll: rejects, bridge: supports}}",
        "{id: b, quote: B, speaker_described: an official, of: ministry, form: direct, via: [wire]}",
        "{id: c, quote: C}",
        more="url: https://example.org/a?b=c|wire: wire",
    ),
    "briefings/claims.yml": "pays: {text: Lorries pay., supported_by: [s#a], disputed_by: [s#b]}\n",
    **briefing(
        "judgements:\n  - {id: j, text: It comes., evidence: [s#a, pays]}\n", "Said [@s#a]."
    ),
}


def rows(files: dict[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(extracts_csv.render(corpus_of(files), EDITION))))


def test_the_formats_are_found() -> None:
    assert {"json", "csv"} <= set(formats())
    assert all(module.FILE and module.EXAMPLE for module in formats().values())


def test_json_holds_records_and_what_is_computed_from_them() -> None:
    corpus = corpus_of(FILES)
    data = json.loads(corpus_json.render(corpus, EDITION))
    assert (data["format"], data["version"], data["level"]) == ("onrecord-corpus", 1, "clear")
    assert data["site"] == {"name": "Desk", "url": "https://desk.example/"}
    assert {kind: len(found) for kind, found in data["entities"].items() if found} == {
        "actor": 5, "issue": 2, "outlet": 4, "source": 1, "claim": 1, "briefing": 1,
    }  # fmt: skip
    source = data["entities"]["source"]["s"]
    assert [item["quote"] for item in source["extracts"]] == ['Ä, "b"; c', "B", "C"]
    assert source["extracts"][0]["said"] == "2025-02~"
    assert data["entities"]["briefing"]["desk"]["body"] == "Said [@s#a]."
    for held in held_positions(corpus).values():
        found = data["positions"][held.id]
        assert found["statement"] == sentence(corpus, held)
        assert found["origins"] == {"min": held.origins.low, "max": held.origins.high}
    weighed = weigh(corpus, "pays")
    assert data["claims"]["pays"] == {
        "status": "disputed",
        "articles": weighed.supported.articles,
        "origins": {"min": 1, "max": 1},
        "disputed": {"articles": 1, "origins": {"min": 1, "max": 1}},
    }
    # The claim stands for what supports it, which is the extract itself: one article, one origin.
    assert data["judgements"] == {"desk#j": {"articles": 1, "origins": {"min": 1, "max": 1}}}


def test_json_does_not_depend_on_the_order_of_input() -> None:
    there = corpus_json.render(corpus_of(FILES), EDITION)
    assert corpus_json.render(corpus_of(dict(reversed(FILES.items()))), EDITION) == there


def test_csv_has_a_row_for_each_extract() -> None:
    first, second, third = rows(FILES)
    assert first == {
        "ref": "s#a", "quote": 'Ä, "b"; c', "speaker": "mayor", "speaker_described": "", "of": "",
        "form": "direct", "said": "2025-02~", "place": "Town, hall", "via": "", "source": "s",
        "outlet": "gazette", "wire": "wire", "published": "2025-02-14",
        "url": "https://example.org/a?b=c", "stances": "mayor toll rejects; mayor bridge supports",
        "verified": "no-capture", "retracted": "", "corrected": "",
        "address": "https://desk.example/sources/s/#a",
    }  # fmt: skip
    assert (second["speaker_described"], second["of"], second["via"]) == (
        "an official", "ministry", "wire",
    )  # fmt: skip
    assert (second["form"], third["form"], third["said"]) == ("direct", "reported", "2025-02-14")


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_begins_as_a_formula(mark: str) -> None:
    quote = f"{mark}HYPERLINK(1)"
    (row,) = rows(story("s", f"{{id: a, quote: {json.dumps(quote)}, place: {json.dumps(quote)}}}"))
    assert row["quote"] == row["place"] == f"'{quote}"


def test_a_mark_elsewhere_is_left_alone() -> None:
    (row,) = rows(story("s", "{id: a, quote: 1 + 1 = 2}"))
    assert row["quote"] == "1 + 1 = 2"
