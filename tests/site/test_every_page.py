"""What every generated page offers, read from the built sample page by page, all kinds of them."""

from __future__ import annotations

import json
import re

import lxml.html
import pytest

from desks import corpus_of, story
from onrecord.build import inspect
from onrecord.corpus import Key
from onrecord.inputs.site import SiteConfig
from onrecord.render.addresses import address
from onrecord.render.press import Edition, Sheet

#: Pages of one thing each, by folder; all others are lists and pictures of many.
THINGS = "actors briefings claims comparisons issues notes outlets positions sources".split()


@pytest.fixture(scope="module")
def pages(built_site) -> dict[str, lxml.html.HtmlElement]:
    """Every generated page that has not moved, by address."""
    docs, site = built_site / "docs", built_site / "site"
    listed = json.loads((docs / ".onrecord.json").read_text(encoding="utf-8"))
    names = [name for name in listed["files"] if name.endswith("index.md")]
    found = {}
    for name in sorted(names):
        place = "/" + name.removesuffix("index.md")
        tree = lxml.html.fromstring((site / place.strip("/") / "index.html").read_bytes())
        if "This page has moved" not in tree.xpath("string(//h1)"):
            found[place] = tree
    assert {place.split("/")[1] for place in found} >= {*THINGS, "timeline", "data", ""} - {
        "comparisons"
    }
    return found


def has(tree, name: str) -> bool:
    return bool(tree.xpath(f'//*[contains(concat(" ", @class, " "), " {name} ")]'))


def of_one_thing(place: str) -> bool:
    kind, _, rest = place.strip("/").partition("/")
    return kind in THINGS and bool(rest)


def test_breadcrumbs_and_a_permanent_link_stand_on_every_page(pages):
    without = [
        place for place, tree in pages.items() if place != "/" and not has(tree, "or-crumbs")
    ]
    assert without == []
    assert [place for place, tree in pages.items() if not has(tree, "or-permalink")] == []


def test_what_refers_to_it_stands_on_the_page_of_every_thing(pages):
    things = [place for place in pages if of_one_thing(place)]
    assert len(things) > 60
    assert [
        place for place in things if not pages[place].xpath('//nav[@aria-label="Used in"]')
    ] == []


def test_the_last_evidence_is_told_wherever_there_is_any(pages, built_site):
    corpus = inspect(built_site).corpus
    without = {place for place, tree in pages.items() if "Last evidence" not in tree.text_content()}
    silent = {
        address(Key("actor", actor))
        for actor in corpus.actors
        if not any(actor in (q.extract.speaker, q.extract.of) for q in corpus.extracts.values())
    }
    empty = {address(Key("source", source)) for source in corpus.sources
             if not corpus.extracts_of(source)}  # fmt: skip
    others = without - silent - empty
    assert {place for place in others if not place.startswith(("/notes/", "/outlets/"))} == set()
    assert len([place for place in pages if place.startswith("/outlets/")]) > len(
        [place for place in others if place.startswith("/outlets/")]
    )


def test_every_thing_says_how_it_is_cited(pages):
    for place, tree in pages.items():
        if of_one_thing(place):
            assert tree.xpath('//*[@id="cite.page.chicago"]'), place
            assert tree.xpath('//*[@id="cite.page.bibtex"]'), place
    assert pages["/sources/rferl-2025-02-15/"].xpath('//*[@id="cite.original.apa"]')


STATEMENTS = "or-position or-stand or-claim or-judgement or-gaps__item--computed".split()


def test_every_statement_says_how_it_is_known(pages):
    seen = dict.fromkeys(STATEMENTS, 0)
    for place, tree in pages.items():
        for name in STATEMENTS:
            for part in tree.xpath(f'//*[contains(concat(" ", @class, " "), " {name} ")]'):
                if part.xpath('./h3[starts-with(@id, "voices.")]'):
                    continue  # each voice stands beside its own quotation
                seen[name] += 1
                found = part.xpath('.//details[contains(@class, "or-knowing")]')
                assert found, (place, name)
                links = found[0].xpath(".//a/@href")
                assert any("method/#" in link for link in links), (place, name)
                if name != "or-gaps__item--computed":
                    assert any(re.search(r"sources/[^/]+/#", link) for link in links), (place, name)
                    assert re.search(r"\d articles?, \d", found[0].text_content()), (place, name)
    assert min(seen.values()) > 0, seen
    briefing = pages["/briefings/munich-minerals-talks/"]
    assert briefing.xpath(
        '//*[contains(@class, "or-summary-statement")]'
        '/following-sibling::*[1][self::details[contains(@class, "or-knowing")]]'
    )


def test_a_site_whose_method_page_has_no_such_section_is_led_to_the_page():
    corpus = corpus_of(story("s1", "{id: a, quote: Q, speaker: mayor, positions: {toll: demands}}"))
    known = SiteConfig("Desk", method=True, headings=frozenset({"silence"}))
    sheet = Sheet(corpus, Edition(known), "/claims/x/")
    assert sheet.method("silence") == "../../method/#silence"
    assert sheet.method("other") == "../../method/"
    assert Sheet(corpus, Edition(SiteConfig("Desk")), "/").method("silence") is None
