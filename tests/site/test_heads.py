"""What machines read in the head of every page, whatever engine has built it."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

import lxml.html
import pytest

from onrecord.build import inspect
from zotero import item_of


def tree_of(path: Path) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(path.read_bytes(), parser=parser)


@pytest.fixture(scope="module")
def trees(addressed) -> dict[str, lxml.html.HtmlElement]:
    """Every page but that for addresses that do not exist, by its address below the site's."""
    folder = addressed.folder / "site"
    return {
        quote(path.relative_to(folder).as_posix().removesuffix("index.html")): tree_of(path)
        for path in sorted(folder.rglob("index.html"))
    }


def meta(tree, name: str) -> list[str]:
    return tree.xpath("/html/head/meta[@name=$name or @property=$name]/@content", name=name)


def data(tree) -> list[dict[str, Any]]:
    scripts = tree.xpath("/html/head/script[@type='application/ld+json']/text()")
    assert len(scripts) == 1
    read = json.loads(scripts[0])
    assert read["@context"] == "https://schema.org"
    return read["@graph"]


def moved(address: str) -> bool:
    return address == "actors/old-name/"


def test_every_page_has_one_canonical_address(addressed, trees):
    assert len(trees) > 100
    for address, tree in trees.items():
        target = "actors/scott-bessent/" if moved(address) else address
        assert tree.xpath("//link[@rel='canonical']/@href") == [addressed.url + target]


def test_every_page_is_described_once_and_by_itself(trees):
    described: dict[str, list[str]] = {}
    for address, tree in trees.items():
        if not moved(address):
            (text,) = meta(tree, "description")
            assert meta(tree, "og:description") == [text]
            described.setdefault(text, []).append(address)
    # pages that only lead on, such as sections without words of their own, may be alike
    assert {text: places for text, places in described.items() if len(places) > 1} == {}
    assert described["Written by hand & kept."] == ["described/"]


def test_data_that_an_author_brings_is_left_alone(trees):
    tree = trees["%C3%BCber%20uns/"]
    assert tree.xpath("//body//script[@type='application/ld+json']/text()") == [
        '{"@type": "Organization"}'
    ]


def test_a_page_that_has_moved_says_only_where_to(trees):
    tree = trees["actors/old-name/"]
    assert meta(tree, "og:title") == meta(tree, "description") == []
    assert not tree.xpath("//script[@type='application/ld+json']")


def test_previews_have_title_address_and_picture(addressed, trees):
    for address, tree in trees.items():
        if moved(address):
            continue
        title = tree.xpath("string(/html/head/title)").removesuffix(" - Onrecord")
        (shown,) = meta(tree, "og:title")
        assert " ".join(shown.split()) == title or address == ""
        assert meta(tree, "og:url") == [addressed.url + address]
        (picture,) = meta(tree, "og:image")
        assert (addressed.folder / "site" / picture.removeprefix(addressed.url)).is_file()
        own = address.startswith("briefings/") and address != "briefings/"
        assert picture.endswith("/site.png") != own
        assert meta(tree, "twitter:card") == ["summary_large_image"]


def test_structured_data_names_the_page_and_the_way_to_it(addressed, trees):
    kinds: dict[str, set[str]] = {}
    for address, tree in trees.items():
        if moved(address):
            continue
        graph = data(tree)
        main = graph[0]
        kinds.setdefault(
            address.partition("/")[0] if address.count("/") > 1 else address, set()
        ).add(main["@type"])
        assert main["@id"] == addressed.url + address
        if address:
            assert graph[-1]["@type"] == "BreadcrumbList"
            trail = graph[-1]["itemListElement"]
            assert [step["position"] for step in trail] == list(range(1, len(trail) + 1))
            assert (
                trail[0]["item"] == addressed.url and trail[-1]["item"] == addressed.url + address
            )
            assert {step["item"].removeprefix(addressed.url) for step in trail} <= set(trees)
    assert kinds[""] == {"WebSite"}
    assert kinds["sources"] == {"NewsArticle"}
    assert kinds["briefings"] == {"Report"}
    assert kinds["claims"] == {"Claim"}
    assert kinds["actors"] == {"Person", "Organization", "GovernmentOrganization"}
    assert "ClaimReview" not in str(kinds)


def test_every_address_in_structured_data_lands(addressed, trees):
    def addresses(value: Any):
        if isinstance(value, dict):
            yield from (value[key] for key in ("@id", "item", "mainEntityOfPage") if key in value)
            for inner in value.values():
                yield from addresses(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from addresses(inner)

    seen = set()
    for address, tree in trees.items():
        if not moved(address):
            seen |= {found for found in addresses(data(tree)) if isinstance(found, str)}
    assert len(seen) > 200
    for found in seen:
        page, _, anchor = found.removeprefix(addressed.url).partition("#")
        assert found.startswith(addressed.url) and page in trees, found
        assert not anchor or trees[page].xpath("//*[@id=$anchor]", anchor=anchor), found


def test_every_quotation_is_in_the_data_of_its_source_letter_for_letter(addressed, trees):
    corpus = inspect(addressed.folder).corpus
    for source in corpus.sources:
        parts = data(trees[f"sources/{source}/"])[0].get("hasPart", [])
        found = {part["@id"].partition("#")[2]: part["text"] for part in parts}
        assert found == {q.extract.id: q.extract.quote for q in corpus.extracts_of(source)}


def test_a_reference_manager_saves_a_source_as_the_article_it_is(addressed, trees):
    corpus = inspect(addressed.folder).corpus
    for source, entity in corpus.sources.items():
        record = entity.record
        item = item_of(trees[f"sources/{source}/"])
        outlet = corpus.outlets[record.outlet or record.wire].record
        assert item["itemType"] == "newspaperArticle"
        assert item["title"] == record.title
        assert item["publicationTitle"] == outlet.name
        assert item["date"] == record.published.text.rstrip("?~%")[:10]
        assert item.get("creators", []) == list(record.authors)
        assert item["language"] == record.language
        assert item["url"] == (record.url or f"{addressed.url}sources/{source}/")


def test_a_reference_manager_saves_a_briefing_as_a_report_of_the_desk(addressed, trees):
    corpus = inspect(addressed.folder).corpus
    for briefing, entity in corpus.briefings.items():
        record = entity.record
        item = item_of(trees[f"briefings/{briefing}/"])
        assert item["itemType"] == "report"
        assert item["title"] == record.title
        assert item.get("creators", []) == list(record.authors)
        assert item["date"] == (record.updated or record.date).text
        assert item["abstractNote"] == " ".join(record.summary.split())
        assert item["url"] == f"{addressed.url}briefings/{briefing}/"


def test_feeds_are_announced_where_they_lie(addressed, trees):
    folder = addressed.folder / "site"
    for address, tree in trees.items():
        for feed in tree.xpath("/html/head/link[@rel='alternate feed']"):
            assert feed.get("type") in ("application/atom+xml", "application/feed+json")
            target = urljoin(addressed.url + address, feed.get("href")).removeprefix(addressed.url)
            assert (folder / target).is_file(), (address, target)
        for name in ("feed.atom", "feed.json"):
            if (folder / address / name).is_file():
                assert name in tree.xpath("/html/head/link[@rel='alternate feed']/@href"), address


def test_the_sitemap_lists_every_page_that_is_there_to_be_read(addressed, trees):
    sitemap = lxml.etree.parse(str(addressed.folder / "site" / "sitemap.xml"))
    listed = sitemap.xpath("//*[local-name()='loc']/text()")
    assert sorted(listed) == sorted(
        addressed.url + address for address in trees if not moved(address)
    )
    dated = {
        url.xpath("string(*[local-name()='loc'])"): url.xpath("string(*[local-name()='lastmod'])")
        for url in sitemap.xpath("//*[local-name()='url'][*[local-name()='lastmod']]")
    }
    assert dated[f"{addressed.url}briefings/munich-minerals-talks/"] == "2025-02-17"
    assert all(
        place.removeprefix(addressed.url).split("/")[0] in ("briefings", "notes") for place in dated
    )
    assert not (addressed.folder / "site" / "sitemap.xml.gz").exists()


def test_the_header_search_is_cut_for_every_engine(addressed):
    corpus = inspect(addressed.folder).corpus
    key = {"zensical": ("search.json", "items")}
    name, entries = key.get(addressed.engine, ("search/search_index.json", "docs"))
    index = json.loads((addressed.folder / "site" / name).read_text(encoding="utf-8"))
    found = {entry["location"]: entry for entry in index[entries]}
    assert len(found) == len(index[entries])
    for actor, entity in corpus.actors.items():
        entry = found[f"actors/{actor}/"]
        names = [*entity.record.aliases, *entity.record.weak_aliases]
        assert entry.get("tags", []) == names and len(entry["text"]) < 40
    for issue, entity in corpus.issues.items():
        assert html.unescape(found[f"issues/{issue}/"]["text"]) == entity.record.question
    folders = ("actors/", "issues/", "sources/", "claims/", "briefings/", "positions/", "outlets/")
    assert [place for place in found if place.startswith(folders) and "#" in place] == []
    assert any(place.startswith("guide/publishing/#") for place in found)


def test_without_an_address_there_is_no_sitemap_and_data_is_relative(built_site):
    assert not (built_site / "site" / "sitemap.xml").exists()
    tree = tree_of(built_site / "site" / "actors" / "scott-bessent" / "index.html")
    assert not tree.xpath("//link[@rel='canonical']")
    assert data(tree)[0]["@id"] == "./"
    assert meta(tree, "og:url") == []
