"""Light and dark: as the reader's system says, until the reader says otherwise, on every page."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

#: The scheme in force, and whether the ground is light, the text on it, and a line of a picture.
SEEN = """() => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b > 127;
    };
    const style = part => getComputedStyle(document.querySelector(part));
    return [document.body.dataset.mdColorScheme, light(style('body').backgroundColor),
            light(style('article h1').color), light(style('.or-map__name').fill)];
}"""
LIGHT, DARK = ["default", True, False, False], ["slate", False, True, True]


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_system_decides_until_the_reader_does(host, watch, dark):
    begun, other = (DARK, LIGHT) if dark else (LIGHT, DARK)
    watched = watch(host, dark=dark)
    page = watched.page
    page.goto(host + "/map/", wait_until="networkidle")
    assert page.evaluate(SEEN) == begun
    page.get_by_title("Switch to light" if dark else "Switch to dark").click()
    page.wait_for_function("scheme => document.body.dataset.mdColorScheme === scheme", arg=other[0])
    assert page.evaluate(SEEN) == other
    page.goto(host + "/", wait_until="networkidle")
    assert page.evaluate("document.body.dataset.mdColorScheme") == other[0]
    page.goto(host + "/map/", wait_until="networkidle")
    assert page.evaluate(SEEN) == other, "the choice is kept on other pages"
    assert watched.troubles == []


def test_by_keyboard(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/map/", wait_until="networkidle")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === '__palette'"):
            break
    else:
        pytest.fail("Tab does not reach the switch")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    assert page.evaluate(SEEN) == DARK
    assert watched.troubles == []
