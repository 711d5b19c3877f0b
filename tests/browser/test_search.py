"""Search as readers use it: names by any spelling, issues by their question, words by themselves."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import urlsplit

import pytest

from conftest import search_for
from onrecord.build import inspect

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


def distinctive(corpus) -> list:
    """Quotations long enough that their words are hardly those of another."""
    long = [q for q in corpus.extracts.values() if len(q.extract.quote.split()) > 9]
    return sorted(long, key=lambda quoted: quoted.ref)[::4]


def test_a_quotation_is_found_by_its_words_at_its_place(search, corpus):
    chosen = distinctive(corpus)
    assert len(chosen) >= 4
    for quoted in chosen:
        words = re.sub(r"[^\w' ]+", " ", quoted.extract.quote.replace("’s", "")).split()
        first = search(" ".join(words[:12]))[:5]
        home = f"/sources/{quoted.source_id}/"
        assert home in [places[0].partition("#")[0] for places in first], quoted.ref
        places = next(found for found in first if found[0].startswith(home))
        assert f"{home}#{quoted.extract.id}" in places, quoted.ref


def test_a_quotation_is_in_the_index_once_at_its_home(built_site, corpus):
    index = json.loads(
        (built_site / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    )
    places: dict[str, list[str]] = {}
    for entry in index["docs"]:
        text = html.unescape(re.sub(r"<[^>]+>", "", entry["text"]))
        for ref, quoted in corpus.extracts.items():
            if f"“{quoted.extract.quote}”" in text:
                places.setdefault(ref, []).append(entry["location"])
    for ref, quoted in corpus.extracts.items():
        same = {
            f"sources/{other.source_id}/#{other.extract.id}"
            for other in corpus.extracts.values()
            if other.extract.quote == quoted.extract.quote
        }
        assert set(places[ref]) == same, ref
        assert len(places[ref]) == len(same), ref


def test_apparatus_is_not_in_the_index(built_site):
    index = (built_site / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "Used in" not in index
    assert '"location":"timeline/' not in index.replace('": "', '":"')


def test_lists_are_not_in_the_index_what_they_list_is(built_site):
    """A long list would outgrow what an engine's index can hold in one field."""
    index = json.loads(
        (built_site / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    )
    for entry in index["docs"]:
        folder = entry["location"].partition("#")[0]
        if folder in ("actors/", "claims/", "issues/", "notes/", "outlets/", "sources/"):
            assert "<li>" not in entry["text"], entry["location"]
            assert len(entry["text"]) < 500, entry["location"]
