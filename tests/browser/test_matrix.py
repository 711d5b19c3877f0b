"""The matrix in a browser: sorted, filtered and swapped, by keyboard, with the state told."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

ROWS = (
    "() => [...document.querySelectorAll('.or-matrix tbody th')].map(th => th.textContent.trim())"
)
COLUMNS = """() => [...document.querySelectorAll('.or-matrix thead th a')]
    .map(link => link.textContent.trim())"""
TEXTS = """() => [...document.querySelectorAll('.or-matrix td')]
    .map(td => td.textContent.replace(/\\s+/g, ' ').trim()).sort()"""


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


def column(page, name: str) -> list[list[str]]:
    """Side and place on the scale of each cell of a column, in the order of rows."""
    return page.evaluate(
        """name => {
            const number = [...document.querySelectorAll('.or-matrix thead th')]
                .findIndex(th => th.querySelector('a')?.textContent.trim() === name);
            return [...document.querySelectorAll('.or-matrix tbody tr')]
                .map(row => row.cells[number].dataset.place ?? '');
        }""",
        name,
    )


def test_sorting_by_a_column_by_keyboard(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/positions/")
    before = page.evaluate(ROWS)
    button = page.get_by_role("button", name="Sort by Security guarantees")
    button.focus()
    page.keyboard.press("Enter")
    order = column(page, "Security guarantees")
    known = [int(place) for place in order if place]
    assert known == sorted(known) and known[0] < known[-1]
    assert order[: len(known)] == [str(place) for place in known]
    assert page.locator(".or-matrix [aria-sort]").get_attribute("aria-sort") == "ascending"
    assert "Security guarantees" in page.inner_text(".or-matrix-tools [role=status]")
    # the focus stays, so that the same key turns the order round; no evidence still comes last
    page.keyboard.press("Enter")
    order = column(page, "Security guarantees")
    assert order[: len(known)] == [str(place) for place in reversed(known)]
    assert page.locator(".or-matrix [aria-sort]").get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Sort by Actor").click()
    assert page.evaluate(ROWS) == sorted(before, key=str.casefold)
    page.locator("[data-tool=sort]").first.select_option("count")
    assert page.evaluate(ROWS) == before
    assert watched.troubles == []


def test_filters_state_and_reset(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/positions/")
    before, cells = page.evaluate(ROWS), page.evaluate(TEXTS)
    page.locator("[data-tool=side]").select_option("against")
    page.locator("[data-tool=strength]").select_option("on-record")
    few = page.evaluate(ROWS)
    assert 0 < len(few) < len(before)
    for number in range(len(few)):
        row = page.locator(".or-matrix tbody tr").nth(number)
        assert row.locator("td[data-side=against][data-strength=on-record]").count() >= 1
    assert f"{len(few)} of {len(before)}" in page.inner_text(".or-matrix-tools [role=status]")
    address = page.url
    page.goto(host + "/positions/")
    page.goto(address)
    assert page.evaluate(ROWS) == few
    told = page.inner_text(".or-matrix-tools [role=status]")
    assert f"{len(few)} of {len(before)}" in told, "a shared filter is told"
    page.locator("[data-tool=empty]").uncheck()
    assert page.evaluate(ROWS) == before
    page.locator("[data-tool=find]").fill("ZELÉNSK")
    assert page.evaluate(ROWS) == ["Volodymyr Zelenskyy"]
    page.locator("[data-tool=find]").fill("nobody")
    assert page.inner_text(".or-matrix-tools [role=status]") == "Nothing passes these filters."
    page.get_by_role("button", name="Show everything").click()
    assert (page.evaluate(ROWS), page.evaluate(TEXTS)) == (before, cells)
    assert page.url == host + "/positions/"
    assert watched.troubles == []


def test_rows_and_columns_swapped_hold_the_same(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/positions/")
    rows, columns, cells = page.evaluate(ROWS), page.evaluate(COLUMNS), page.evaluate(TEXTS)
    swap = page.get_by_role("button", name="Swap rows and columns")
    swap.click()
    assert swap.get_attribute("aria-pressed") == "true"
    assert page.evaluate(COLUMNS) == rows
    assert sorted(page.evaluate(ROWS)) == sorted(columns)
    assert page.evaluate(TEXTS) == cells
    assert page.url.endswith("/positions/?rows=issues")
    # each cell is still that of its actor and issue
    wrong = page.evaluate(
        """() => [...document.querySelectorAll('.or-matrix tbody tr')].flatMap(row =>
            [...row.cells].slice(1).filter((td, number) => {
                const link = td.querySelector('a');
                const actor = document.querySelectorAll('.or-matrix thead th a')[number].href
                    .split('/').at(-2);
                const issue = row.cells[0].querySelector('a').href.split('/').at(-2);
                return link && !link.href.endsWith(`/positions/${actor}--${issue}/`);
            }).map(td => td.textContent))"""
    )
    assert wrong == []
    swap.click()
    assert (page.evaluate(ROWS), page.evaluate(COLUMNS)) == (rows, columns)
    assert watched.troubles == []


def test_on_a_phone_the_table_scrolls_and_the_page_does_not(host, watch):
    watched = watch(host, width=360, height=740)
    page = watched.page
    page.goto(host + "/positions/?rows=issues")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator(".or-matrix").locator("xpath=..")
    first = page.locator(".or-matrix tbody th").first
    left = first.bounding_box()["x"]
    box.evaluate("box => { box.scrollLeft = 300; }")
    assert box.evaluate("box => box.scrollLeft") > 0
    assert abs(first.bounding_box()["x"] - left) < 2
    assert watched.troubles == []


def test_many_rows_keep_their_header_in_sight(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/positions/")
    box = page.locator(".or-scroll--tall")
    top = page.locator(".or-matrix thead th").nth(1)
    box.evaluate("box => { box.scrollTop = 400; }")
    assert box.evaluate("box => box.scrollTop") > 0
    assert abs(top.bounding_box()["y"] - box.bounding_box()["y"]) < 3
    assert watched.troubles == []


def test_in_a_briefing_the_address_stays(host, watch):
    watched = watch(host)
    page = watched.page
    place = host + "/briefings/munich-minerals-talks/"
    page.goto(place)
    before = page.evaluate(ROWS)
    page.locator("[data-tool=side]").select_option("against")
    assert len(page.evaluate(ROWS)) < len(before)
    assert page.url == place
    assert watched.troubles == []
