"""The map in a browser: readable at every size, chosen by pointer, keyboard and address."""

from __future__ import annotations

import markdown
import pytest

from conftest import ROOT
from crowds import crowd
from onrecord.build import theme_files
from onrecord.inputs.site import SiteConfig
from onrecord.pages.map import specs
from onrecord.render.press import Edition, set_page

pytestmark = pytest.mark.browser

#: For every label of the picture: its size on screen, and how far it sticks out of its own row.
LABELS = """() => [...document.querySelectorAll('.or-map__picture text')].map(text => {
    const box = text.getBoundingClientRect();
    const row = text.closest('.or-map__node')?.querySelector('.or-map__target').getBoundingClientRect();
    const scale = text.getScreenCTM().a;
    return {
        words: text.textContent,
        size: parseFloat(getComputedStyle(text).fontSize) * scale,
        out: row ? Math.max(row.left - box.left, box.right - row.right) : 0,
    };
})"""
#: Pairs of rows that cover each other.
OVERLAPS = """() => {
    const rows = [...document.querySelectorAll('.or-map__node')]
        .filter(node => getComputedStyle(node).display !== 'none')
        .map(node => [node.dataset.node, node.querySelector('.or-map__target').getBoundingClientRect()]);
    const found = [];
    rows.forEach(([name, a], i) => rows.slice(i + 1).forEach(([other, b]) => {
        if (a.left < b.right - .2 && b.left < a.right - .2 && a.top < b.bottom - .2 && b.top < a.bottom - .2)
            found.push([name, other]);
    }));
    return found;
}"""
NEAR = """() => [...document.querySelectorAll('.or-map__node.or-map__near')]
    .filter(node => getComputedStyle(node).display !== 'none').map(node => node.dataset.node)"""
ROWS = """() => [...document.querySelectorAll('tr[data-position]')]
    .filter(row => row.offsetParent).map(row => row.dataset.position)"""


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


@pytest.fixture(scope="module")
def crowds(tmp_path_factory, serve_folder):
    """``crowds(actors, issues)``: the address of a map alone, with the theme's styles and script."""
    folder = tmp_path_factory.mktemp("maps")
    for path, content in theme_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    served = serve_folder(folder)

    def made(actors: int, issues: int) -> str:
        corpus = crowd(actors, issues)
        edition = Edition(SiteConfig())
        (spec,) = specs(corpus, edition)
        body = markdown.markdown(set_page(corpus, edition, spec).body, extensions=["tables"])
        place = folder / f"{actors}" / "index.html"
        place.parent.mkdir()
        place.write_text(
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title>'
            '<link rel="icon" href="data:,">'
            '<link rel="stylesheet" href="../assets/onrecord/onrecord.css">'
            f'<body data-md-color-scheme="default"><article class="md-typeset">{body}</article>',
            encoding="utf-8",
        )
        return f"{served.url}{actors}/"

    return made


@pytest.mark.parametrize(("actors", "issues"), [(3, 2), (32, 8), (100, 20), (255, 45)])
def test_labels_are_readable_at_every_size(crowds, watch, actors, issues):
    place = crowds(actors, issues)
    watched = watch(place.rstrip("/").rpartition("/")[0], width=1280)
    page = watched.page
    page.goto(place, wait_until="networkidle")
    labels = page.evaluate(LABELS)
    assert len(labels) > actors + issues
    assert min(label["size"] for label in labels) >= 11
    assert [label for label in labels if label["out"] > 1] == []
    assert page.evaluate(OVERLAPS) == []
    # the same where one thing is chosen and the rest has made room
    issue = page.locator(".or-map__issue").first.get_attribute("data-node")
    page.goto(f"{place}?focus={issue}")
    page.wait_for_selector(".or-map__note")
    labels = page.evaluate(LABELS)
    assert min(label["size"] for label in labels) >= 11
    assert page.evaluate(OVERLAPS) == []
    height = page.locator(".or-map__picture").evaluate("svg => svg.getBoundingClientRect().height")
    assert height < 2200
    assert watched.troubles == []


def test_a_choice_by_pointer_stands_out_and_stands_in_the_address(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/map/")
    everything = len(page.evaluate(ROWS))
    page.locator("[data-node='actor:keith-kellogg']").click()
    page.wait_for_url("**/map/?focus=actor:keith-kellogg")
    (actor, issue, stance) = sorted(page.evaluate(NEAR))
    assert (actor, issue) == ("actor:keith-kellogg", "issue:europe-at-the-table")
    assert stance.startswith("stance:europe-at-the-table/")
    assert page.evaluate(ROWS) == ["keith-kellogg--europe-at-the-table"]
    assert page.locator(".or-map__note").all_text_contents() == ["on record · 3"]
    assert "Keith Kellogg" in page.inner_text(".or-map__status")
    panel = page.locator(".or-map__panel")
    assert (
        panel.locator(".or-stance")
        .get_attribute("href")
        .endswith("/positions/keith-kellogg--europe-at-the-table/")
    )
    # an issue from the list, then back
    panel.get_by_role("button", name="Europe at the table").click()
    page.wait_for_url("**/map/?focus=issue:europe-at-the-table")
    assert len(page.evaluate(ROWS)) == 2
    page.go_back()
    page.wait_for_url("**/map/?focus=actor:keith-kellogg")
    assert len(page.evaluate(ROWS)) == 1
    page.get_by_role("button", name="Show everything").click()
    page.wait_for_url(host + "/map/")
    assert len(page.evaluate(ROWS)) == everything
    assert watched.troubles == []


def test_the_keyboard_reaches_everything(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/map/")
    picture = page.locator(".or-map__picture")
    assert picture.locator("[tabindex='0']").count() == 1
    page.locator(".or-map__scroll").focus()
    page.keyboard.press("Tab")
    active = "() => document.activeElement.dataset.node"
    first = page.evaluate(active)
    assert first.startswith("actor:")
    seen = {first}
    for key in ["ArrowDown"] * 12 + ["ArrowRight"] + ["Home"] + ["ArrowDown"] * 40:
        page.keyboard.press(key)
        seen.add(page.evaluate(active))
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    for key in ["ArrowRight", "Home"] + ["ArrowDown"] * 12:
        page.keyboard.press(key)
        seen.add(page.evaluate(active))
    every = page.locator(".or-map__node").evaluate_all("all => all.map(n => n.dataset.node)")
    assert seen == set(every)
    chosen = page.evaluate(active)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/map/?focus={chosen}")
    assert page.evaluate(active) == chosen
    assert page.locator("[aria-pressed='true']").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_url(host + "/map/")
    assert page.evaluate(active) == chosen
    assert watched.troubles == []


def test_filters_and_search(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/map/")
    everything = len(page.evaluate(ROWS))
    for side in ("for", "conditional", "neutral"):
        page.locator(f"[data-filter='side'] input[value='{side}']").uncheck()
    page.wait_for_url("**/map/?side=against")
    against = page.evaluate(ROWS)
    assert 0 < len(against) < everything
    assert page.locator("tr[data-position]:visible .or-stance--against").count() == len(against)
    shown = page.locator(".or-map__line:visible").evaluate_all(
        "all => all.map(l => l.dataset.position)"
    )
    assert sorted(shown) == sorted(against)
    assert page.evaluate(OVERLAPS) == []
    page.goto(host + "/map/?strength=on-record&kind=body")
    assert page.evaluate(ROWS) and len(page.evaluate(ROWS)) < everything
    assert not page.locator("[data-filter='kind'] input[value='person']").is_checked()
    page.get_by_role("button", name="Show everything").click()
    find = page.locator("#map\\.find")
    find.fill("zelensk")
    assert page.locator(".or-map__hit").count() == 1
    assert page.inner_text(".or-map__status").startswith("1 ")
    find.press("Enter")
    page.wait_for_url("**/map/?focus=actor:volodymyr-zelenskyy")
    find.fill("nobody of this name")
    assert page.inner_text(".or-map__status") == "No name matches."
    assert watched.troubles == []


def test_a_phone_gets_a_list(host, watch):
    watched = watch(host, width=360, height=740)
    page = watched.page
    page.goto(host + "/map/")
    assert not page.locator(".or-map__picture").is_visible()
    panel = page.locator(".or-map__panel")
    panel.get_by_role("button", name="Security guarantees").click()
    page.wait_for_url("**/map/?focus=issue:security-guarantees")
    panel.get_by_role("button", name="Brian Hughes").click()
    page.wait_for_url("**/map/?focus=actor:brian-hughes")
    assert panel.locator(".or-stance").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert watched.troubles == []


def test_without_javascript_the_picture_has_links_and_the_table_everything(host, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host + "/map/")
    assert (
        page.locator("tr[data-position]:visible").count()
        == page.locator("path[data-position]").count()
    )
    assert not page.locator(".or-map__tools").is_visible()
    page.locator("[data-node='actor:keith-kellogg']").click()
    page.wait_for_url("**/actors/keith-kellogg/")
    context.close()


def test_the_map_is_in_the_menu():
    for name in ("mkdocs.yml", "generator/onrecord/starter/files/mkdocs.yml"):
        assert "- Map: map/index.md" in (ROOT / name).read_text(encoding="utf-8")
