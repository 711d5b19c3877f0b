"""The header search as readers use it: names by any spelling, issues by their question, titles."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import urlsplit

import pytest

from conftest import search_for
from onrecord.build import inspect
from onrecord.pages import all_specs
from onrecord.render.metadata.heads import first_sentence
from onrecord.render.press import Edition, set_pages

pytestmark = pytest.mark.browser

RESULTS = """() => [...document.querySelectorAll('.md-search-result__item')].map(item =>
    [...item.querySelectorAll('a')].map(link => link.href))"""


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


@pytest.fixture(scope="module")
def corpus(built_site):
    return inspect(built_site).corpus


@pytest.fixture
def search(host, watch):
    """``search(query)``: for each page found, in order, the places it leads to."""
    watched = watch(host)
    page = watched.page
    page.goto(host + "/", wait_until="networkidle")

    def ask(query: str) -> list[list[str]]:
        assert search_for(page, query), query
        found = []
        for places in page.evaluate(RESULTS):
            cut = [urlsplit(place) for place in places]
            found.append([p.path + (f"#{p.fragment}" if p.fragment else "") for p in cut])
        return found

    yield ask
    assert watched.troubles == []


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Zelensky", "volodymyr-zelenskyy"),
        ("Zelenskiy", "volodymyr-zelenskyy"),
        ("Zelenskyy", "volodymyr-zelenskyy"),
        ("Зеленський", "volodymyr-zelenskyy"),
        ("Bessent", "scott-bessent"),
        ("Bassent", "scott-bessent"),
    ],
)
def test_every_spelling_leads_to_the_actor_first(search, name, actor):
    assert search(name)[0][0] == f"/actors/{actor}/"


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Kyiv", "government-of-ukraine"),
        ("the Treasury secretary", "scott-bessent"),
        ("the Ukrainian president", "volodymyr-zelenskyy"),
    ],
)
def test_a_weak_name_finds_its_actor(search, name, actor):
    first = [places[0] for places in search(name)[:3]]
    assert f"/actors/{actor}/" in first


def test_an_issue_is_found_by_its_title_and_by_words_of_its_question(search, corpus):
    for issue in ("security-guarantees", "minerals-agreement", "minerals-as-repayment"):
        record = corpus.issues[issue].record
        for query in (record.title, record.question):
            assert search(query)[0][0].startswith(f"/issues/{issue}/"), query


def test_briefings_sources_and_claims_are_found_by_their_titles(search, corpus):
    for kind in ("briefing", "source", "claim"):
        for entity in list(corpus.by_kind[kind].values())[:3]:
            record = entity.record
            title = record.text if kind == "claim" else record.title
            words = " ".join(re.sub(r"[^\w' ]+", " ", title.replace("’s", "")).split()[:8])
            found = [places[0] for places in search(words)[:3]]
            assert f"/{kind}s/{entity.id}/" in found, (title, found)


def test_a_briefing_is_found_by_its_bottom_line(search, corpus):
    for entity in corpus.briefings.values():
        line = re.sub(r"[^\w ]+", " ", first_sentence(entity.record.summary))
        assert search(line)[0][0] == f"/briefings/{entity.id}/"


def test_hand_written_pages_are_found_by_their_words(search):
    places = [place for found in search("robots sitemap canonical")[:3] for place in found]
    assert any(place.startswith("/guide/publishing/") for place in places)


@pytest.fixture(scope="module")
def entries(built_site) -> list[dict]:
    index = built_site / "site" / "search" / "search_index.json"
    return json.loads(index.read_text(encoding="utf-8"))["docs"]


def test_a_generated_page_has_one_entry_with_one_line(entries, built_site):
    pages = {page.address: page for page in generated(built_site)}
    seen = set()
    for entry in entries:
        address, anchor, _ = ("/" + entry["location"]).partition("#")
        page = pages.get(address)
        if page is None:
            continue
        assert not anchor and address not in seen, entry["location"]
        seen.add(address)
        assert html.unescape(entry["title"]) == " ".join(page.title.split())
        assert html.unescape(entry["text"]) == page.head.gist
        assert "<" not in entry["text"]
        assert entry.get("tags", []) == list(page.found_by)
    assert seen == {address for address, page in pages.items() if page.in_search}


def test_the_index_holds_no_quotation_of_a_generated_page(entries, built_site, corpus):
    """They are found at /evidence/, which loads only what a query needs."""
    addresses = {page.address for page in generated(built_site)}
    for entry in entries:
        if "/" + entry["location"].partition("#")[0] in addresses:
            text = html.unescape(entry["text"])
            for quoted in corpus.extracts.values():
                assert len(quoted.extract.quote) < 20 or quoted.extract.quote not in text


def test_hand_written_pages_keep_their_sections(entries):
    sections = [e for e in entries if e["location"].startswith("guide/publishing/#")]
    assert len(sections) > 3
    assert any(len(entry["text"]) > 200 for entry in sections)


def generated(site):
    found = inspect(site)
    edition = Edition(found.config)
    return set_pages(found.corpus, edition, all_specs(found.corpus, edition))
