"""The note behind a citation's number: on hover, focus and touch, within the window, put away by Escape."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

BRIEFING = "/briefings/munich-minerals-talks/"
IN_PROSE = ".md-content p > .or-citeref"


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


def within(page, note) -> None:
    box = note.bounding_box()
    size = page.evaluate("[document.documentElement.clientWidth, innerHeight]")
    assert box["x"] >= 0 and box["x"] + box["width"] <= size[0] + 0.5, box
    assert box["y"] >= 0 and box["y"] + box["height"] <= size[1] + 0.5, box


@pytest.mark.parametrize("width", [360, 900])
def test_by_pointer_and_focus_within_the_window(host, watch, width):
    watched = watch(host, width=width, height=740)
    page = watched.page
    page.goto(host + BRIEFING)
    refs = page.locator(IN_PROSE)
    number = refs.count()
    assert number > 6
    for place in (0, number // 3, number - 1):
        ref = refs.nth(place)
        link, note = ref.locator(".or-cite"), ref.locator(".or-cite__pop")
        for block in ("center", "end"):
            link.evaluate("(link, block) => link.scrollIntoView({block})", block)
            link.hover()
            note.wait_for()
            within(page, note)
            page.keyboard.press("Escape")
            assert note.is_hidden()
            page.mouse.move(2, 300)
        link.focus()
        note.wait_for()
        within(page, note)
        page.keyboard.press("Escape")
        assert note.is_hidden()
        assert link.get_attribute("aria-describedby") == note.get_attribute("id")
        link.blur()
    assert watched.troubles == []


def test_the_first_tap_shows_and_the_second_follows(host, chromium):
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(host + BRIEFING)
    ref = page.locator(IN_PROSE).nth(2)
    link, note = ref.locator(".or-cite"), ref.locator(".or-cite__pop")
    link.tap()
    note.wait_for()
    within(page, note)
    assert "#" not in page.url
    page.touchscreen.tap(20, 200)
    note.wait_for(state="hidden", timeout=5000)
    link.tap()
    note.wait_for()
    link.tap()
    page.wait_for_url("**#cite.*")
    note.wait_for(state="hidden")
    context.close()
