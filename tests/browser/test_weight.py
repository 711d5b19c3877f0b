"""What the home page and a briefing cost at first view: bytes and movement, never time."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from conftest import ROOT, search_for

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages():
    """The benchmark's module."""
    found = importlib.util.spec_from_file_location("pages", ROOT / "benchmarks" / "pages.py")
    module = importlib.util.module_from_spec(found)
    sys.modules["pages"] = module
    found.loader.exec_module(module)
    yield module
    del sys.modules["pages"]


@pytest.mark.parametrize("page", ["/", "/briefings/munich-minerals-talks/"])
def test_the_first_view_is_light_and_stands_still(built_site, chromium, pages, page):
    with pages.served(built_site / "site") as host:
        for device in pages.DEVICES:
            seen = pages.visit(chromium, host, page, device)
            assert pages.is_goal(page)
            assert "bytes" not in seen.misses, seen.by_kind
            assert seen.shift == 0, seen.shifted
            assert {"document", "stylesheet", "script", "font"} <= set(seen.by_kind)
            assert seen.bytes == sum(seen.by_kind.values()) > seen.by_kind["document"] > 1000


@pytest.mark.parametrize("page", ["/timeline/", "/positions/", "/map/", "/evidence/"])
def test_nothing_moves_when_the_tools_of_a_page_come(built_site, chromium, pages, page):
    with pages.served(built_site / "site") as host:
        for device in pages.DEVICES:
            seen = pages.visit(chromium, host, page, device)
            # A table painted before its last row has come may still settle by a pixel.
            assert seen.shift < 0.005, (device, seen.shifted)


@pytest.mark.parametrize(
    ("page", "script", "tools"),
    [
        ("/positions/", "onrecord.js", ".or-matrix-tools"),
        ("/map/", "map.js", ".or-map__tools"),
        ("/evidence/", "evidence.js", ".or-find"),
    ],
)
def test_room_for_tools_is_given_up_where_their_script_does_not_come(
    built_site, chromium, serve_folder, page, script, tools
):
    host = serve_folder(built_site / "site").host
    tab = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    tab.route(f"**/{script}", lambda route: route.abort())
    tab.goto(host + page, wait_until="load")
    height = "tools => document.querySelector(tools).getBoundingClientRect().height"
    assert tab.evaluate(height, tools) > 90
    tab.evaluate("document.getAnimations().forEach(animation => animation.finish())")
    assert tab.evaluate(height, tools) == 0
    tab.context.close()


def test_kinds_of_pages_are_found_and_text_is_compressed(built_site, chromium, pages):
    site = built_site / "site"
    kinds = pages.kinds_of_pages(site)
    assert {"/", "/404.html", "/timeline/", "/briefings/munich-minerals-talks/"} <= set(kinds)
    assert not any(
        pages.is_goal(kind) for kind in kinds if "briefings/" not in kind and kind != "/"
    )
    with pages.served(site) as host:
        seen = pages.visit(chromium, host, "/timeline/", "desk")
    written = len((site / "timeline" / "index.html").read_bytes())
    assert seen.by_kind["document"] < written / 2


@pytest.mark.parametrize("way", ["key", "pointer", "touch", "address"])
def test_the_search_index_comes_when_a_reader_turns_to_search(
    built_site, chromium, serve_folder, way
):
    host = serve_folder(built_site / "site").host
    context = chromium.new_context(
        viewport={"width": 360 if way == "touch" else 1280, "height": 800}, has_touch=way == "touch"
    )
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(host + ("/?q=guarantees" if way == "address" else "/"), wait_until="networkidle")
    if way != "address":
        assert "search_index.json" not in asked
    if way == "key":
        page.keyboard.press("/")
    elif way == "pointer":
        page.locator("input.md-search__input").hover()
    elif way == "touch":
        page.locator("label.md-header__button[for='__search']").tap()
    page.wait_for_load_state("networkidle")
    if way != "address":
        assert search_for(page, "guarantees")
    page.wait_for_selector(".md-search-result__item", state="attached")
    assert asked.count("search_index.json") == 1
    context.close()
