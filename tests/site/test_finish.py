"""What is added to a built site, whatever engine built it."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest

from conftest import bare_site, build_or_fail


@pytest.fixture
def site(addressed) -> Path:
    return addressed.folder / "site"


def test_each_page_asks_for_its_first_fonts_once_and_they_are_there(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        tree = lxml.html.document_fromstring(path.read_bytes())
        asked = tree.xpath("//head/link[@rel='preload' and @as='font']/@href")
        if not tree.xpath("//link[contains(@href, 'onrecord.css')]"):
            continue
        assert [Path(item).name for item in asked] == [
            "source-serif-4-latin.woff2",
            "source-sans-3-latin.woff2",
        ], path
        for item in asked:
            local = item.removeprefix("/briefs/") if item.startswith("/") else None
            file = site / local if local else (path.parent / item).resolve()
            assert file.is_file(), (path, item)


def test_the_stylesheet_names_only_fonts_that_are_there(site):
    folder = site / "assets/onrecord"
    named = set(re.findall(r'url\("(fonts/[^"]+)"\)', (folder / "onrecord.css").read_text("utf-8")))
    there = {f"fonts/{item.name}" for item in (folder / "fonts").glob("*.woff2")}
    assert named == there and len(there) > 10
    assert (folder / "fonts/OFL.txt").is_file()


def test_an_address_that_leads_nowhere_leads_on(site):
    tree = lxml.html.document_fromstring((site / "404.html").read_bytes())
    assert [h.text_content() for h in tree.xpath("//h1")] == ["There is nothing at this address"]
    ways = tree.xpath("//article//ul/li/a/@href")
    assert "/briefs/briefings/" in ways and len(ways) >= 4
    for way in ways:
        assert (site / way.removeprefix("/briefs/") / "index.html").is_file()


def test_a_site_in_another_language_says_so_in_that_language(tmp_path):
    folder = bare_site(tmp_path / "desk")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    (folder / "briefings/actors.yml").write_text(
        "ada:\n  name: Ada\n  type: person\n", encoding="utf-8"
    )
    build_or_fail(folder)
    assert "Unter dieser Adresse gibt es nichts" in (folder / "site/404.html").read_text("utf-8")
