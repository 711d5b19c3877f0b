"""Feeds are found from the pages that they follow, by machines in the head and by people at the foot."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/briefings/munich-minerals-talks/",
    "/actors/volodymyr-zelenskyy/",
    "/issues/minerals-agreement/",
)
#: What a feed reader does: the links of the head, fetched and read. Entries by their addresses.
DISCOVERED = """async () => Object.fromEntries(await Promise.all(
    [...document.head.querySelectorAll('link[rel~=alternate][type]')].map(async link => {
        const text = await (await fetch(link.href)).text();
        if (link.type.endsWith('json')) {
            const feed = JSON.parse(text);
            return [link.type, [feed.title, feed.items.map(item => item.id)]];
        }
        const feed = new DOMParser().parseFromString(text, link.type.replace('atom+', ''));
        if (feed.querySelector('parsererror')) throw new Error(text.slice(0, 200));
        return [link.type, [feed.querySelector('feed > title').textContent,
            [...feed.querySelectorAll('entry > id')].map(id => id.textContent)]];
    })))"""


@pytest.fixture(scope="module")
def served(built_site, serve_folder):
    return serve_folder(built_site / "site", prefix="/desk/of/ours/")


@pytest.mark.parametrize("page_", PAGES)
def test_a_reader_discovers_both_feeds_of_a_page(served, watch, page_):
    watched = watch(served.host)
    page = watched.page
    page.goto(served.url.rstrip("/") + page_, wait_until="networkidle")
    found = page.evaluate(DISCOVERED)
    assert set(found) == {"application/atom+xml", "application/feed+json"}
    (atom, json_feed) = (found["application/atom+xml"], found["application/feed+json"])
    assert atom == json_feed and atom[1], "both tell the same"
    if page_ != "/":
        heading = page.locator("article h1").evaluate("h1 => h1.firstChild.textContent")
        assert heading in atom[0]
        shown = page.locator(".or-feeds a")
        assert shown.all_text_contents() == ["Atom", "JSON Feed"]
        heads = "[...document.head.querySelectorAll('link[rel~=alternate][type]')].map(l => l.href)"
        assert shown.evaluate_all("links => links.map(link => link.href)") == page.evaluate(heads)
    assert watched.troubles == []
    assert served.missing == []


def test_other_pages_promise_no_feed(served, watch):
    watched = watch(served.host)
    watched.page.goto(served.url + "timeline/")
    assert watched.page.locator("head link[rel~=alternate][type]").count() == 0
