"""What the home page and a briefing cost at first view: bytes and movement, never time."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from conftest import ROOT

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
