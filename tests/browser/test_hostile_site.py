"""A site full of hostile texts, in a real browser: nothing of them runs, loads or looks alive."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
import yaml

from conftest import bare_site, build_or_fail, search_for
from hostile.site_of_texts import ENTITIES, STRINGS, TITLES, Spread, write_texts
from onrecord.build import inspect
from onrecord.corpus import Key
from onrecord.render.addresses import address, file_of

pytestmark = pytest.mark.browser

CANARY = "window.ran = []; window.pwned = what => { window.ran.push(what); };"
#: What Material's search results are made of: its own elements, and those that structure a text.
RESULT_TAGS = set("a article details div h1 h2 li mark nav ol p span summary ul".split())
#: What the head of a page may name: the theme's own, and what the finish stage writes.
META_NAMES = {
    "", "viewport", "color-scheme", "theme-color", "description", "generator", "author", "z:itemType", "prism.publicationName",
    "citation_title", "citation_author", "citation_publication_date", "citation_publisher",
    "citation_language", "citation_public_url", "citation_abstract",
    "citation_technical_report_institution", "og:type", "og:site_name", "og:title",
    "og:description", "og:image", "og:image:width", "og:image:height", "og:image:alt",
    "article:published_time", "article:modified_time", "twitter:card",
}  # fmt: skip
RESULT_ATTRIBUTES = {"class", "href", "tabindex", "open", "data-md-score"}


@pytest.fixture(scope="module")
def hostile_site(shared) -> Path:
    def make(folder: Path) -> None:
        site = bare_site(folder)
        write_texts(site / "briefings", Spread(), ENTITIES)
        build_or_fail(site)

    return shared("hostile", make)


@pytest.fixture(scope="module")
def host(hostile_site, serve_folder) -> str:
    return serve_folder(hostile_site / "site").host


def test_every_title_is_hostile():
    assert {Spread()(field, i) for field in TITLES for i in range(ENTITIES)} == set(STRINGS)


@pytest.mark.parametrize("part", range(4))
def test_nothing_runs_on_any_page(hostile_site, host, watch, part):
    pages = sorted((hostile_site / "site").rglob("index.html"))[part::4]
    assert len(pages) > ENTITIES
    watched = watch(host)
    page = watched.page
    page.add_init_script(CANARY)
    for path in pages:
        name = path.relative_to(hostile_site / "site").parent.as_posix()
        page.goto(f"{host}/{name}/" if name != "." else f"{host}/", wait_until="load")
        found = page.evaluate(
            """() => ({
                ran: window.ran,
                title: document.title,
                heading: (document.querySelector('article h1') || {}).textContent || '',
                topic: [...document.querySelectorAll('[data-md-component=header-topic]')]
                    .map(e => e.textContent.trim()),
                handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes]
                    .some(a => a.name.startsWith('on'))).map(e => e.outerHTML),
                links: [...document.querySelectorAll('a[href], link[href], form[action]')]
                    .map(e => e.getAttribute('href') || e.getAttribute('action'))
                    .filter(h => !/^(#|\\.|[a-z0-9./#-]*$|https:\\/\\/squidfunk)/.test(h)),
                preview: (document.querySelector('head > meta[property="og:title"]') || {}).content,
                data: [...document.querySelectorAll('script[type="application/ld+json"]')]
                    .map(e => JSON.parse(e.textContent)),
                metas: [...document.querySelectorAll('meta')].filter(e => !document.head.contains(e))
                    .map(e => e.outerHTML),
                named: [...document.querySelectorAll('head > meta')].map(e =>
                    e.getAttribute('name') || e.getAttribute('property') || ''),
                foreign: document.querySelectorAll(
                    'article iframe, article object, article img, article video, article style, '
                    + 'article math, article form:not(.or-map__tools, .or-find__form), '
                    + 'article script:not([type=module][src*="/assets/onrecord/"])').length,
            })"""
        )
        assert found["ran"] == [], name
        assert found["handlers"] == [], name
        assert found["foreign"] == 0, name
        assert found["metas"] == [] and set(found["named"]) <= META_NAMES, name
        assert len(found["data"]) == 1, name
        assert [link for link in found["links"] if "hostile" in link or "script" in link] == [], (
            name
        )
        assert_title(hostile_site, name, found)
    assert watched.troubles == []


def test_every_text_in_the_head_is_there_letter_for_letter(hostile_site, host, watch):
    """Read as a reference manager and a search engine read it: from the browser's own tree."""
    corpus = inspect(hostile_site).corpus
    watched = watch(host)
    page = watched.page
    page.add_init_script(CANARY)
    for kind in ("source", "briefing", "claim", "actor", "outlet", "issue", "note"):
        for entity in list(corpus.by_kind[kind].values())[:12]:
            page.goto(f"{host}{address(Key(kind, entity.id))}", wait_until="commit")
            page.wait_for_selector("body", state="attached")
            read = page.evaluate(
                """() => ({
                    metas: [...document.head.querySelectorAll('meta')].map(e =>
                        [e.getAttribute('name') || e.getAttribute('property'), e.content]),
                    data: JSON.parse(document.head.querySelector(
                        'script[type="application/ld+json"]').textContent)['@graph'][0],
                })"""
            )
            record, metas, data = entity.record, read["metas"], read["data"]
            name = getattr(record, "title", None) or getattr(record, "name", None) or record.text
            assert ["og:title", name] in metas, entity.id
            assert name in (data.get("headline"), data.get("name"), data.get("text")), entity.id
            if kind in ("source", "briefing"):
                assert ["citation_title", name] in metas
                authors = [content for key, content in metas if key == "citation_author"]
                assert authors == list(record.authors)
            if kind == "source":
                quotes = [part["text"] for part in data["hasPart"]]
                assert quotes == [extract.quote for extract in record.extracts]
    assert page.evaluate("window.ran") == []
    assert watched.troubles == []


def assert_title(site: Path, name: str, found: dict) -> None:
    """The window title is the page's title letter for letter, as far as titles keep spaces."""
    address = "/" if name == "." else f"/{name}/"
    file = site / "docs" / file_of(address)
    front_matter = file.read_text(encoding="utf-8")[4:].split("\n---\n", 1)[0]
    title = html.unescape(yaml.safe_load(front_matter)["title"])
    flat = " ".join(title.split())
    assert " ".join(found["preview"].split()) == flat, name
    assert " ".join(found["title"].split()).startswith(flat), name
    if name not in (".", "") and "/" in name:
        assert flat in [" ".join(topic.split()) for topic in found["topic"]], name


@pytest.mark.parametrize("query", ["onerror", "title", "quoted", "link", "word", "src=x", "other"])
def test_search_results_are_inert(host, watch, query):
    watched = watch(host)
    page = watched.page
    page.add_init_script(CANARY)
    page.goto(host + "/")
    assert search_for(page, query)
    for summary in page.locator(".md-search-result__more summary").all():
        summary.click()
    found = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll('.md-search-result__list *')];
            return {
                tags: all.map(e => e.localName),
                attributes: all.flatMap(e => [...e.attributes].map(a => a.name)),
                hosts: all.filter(e => e.localName === 'a').map(e => e.origin),
                text: document.querySelector('.md-search-result__list').textContent,
                ran: window.ran,
            };
        }"""
    )
    assert set(found["tags"]) <= RESULT_TAGS
    assert set(found["attributes"]) <= RESULT_ATTRIBUTES
    assert set(found["hosts"]) == {host}
    assert found["ran"] == []
    assert watched.troubles == []


def test_the_search_index_holds_nothing_that_a_theme_could_revive(hostile_site):
    """Whatever puts the index's texts into a page without coding them still makes no element."""
    index = json.loads(
        (hostile_site / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    )
    for entry in index["docs"]:
        assert "<script" not in html.unescape(entry["location"]).lower()
        for field in ("title", "text"):
            assert "<script" not in entry[field].lower(), entry
            assert "<img" not in entry[field].lower(), entry
