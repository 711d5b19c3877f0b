"""Every kind of page at WCAG 2.2 AA, in light and dark, on a desk and on a phone; and without script.

Nobody keeps a list of pages here. A kind of page is a folder and a depth below it; of each kind the
page with the most kinds of elements is looked at, and so is every further page that has an element
no other page had: a new page, or a new component of an old one, is looked at without being named.
What opens only when somebody does something is named, in ``STATES``.
"""

from __future__ import annotations

import importlib.resources
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import search_for

pytestmark = pytest.mark.browser

#: All that WCAG 2.0, 2.1 and 2.2 ask for at levels A and AA, as axe-core names them.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

VIOLATIONS = """async tags => {
    const found = await axe.run(document, {
        runOnly: {type: 'tag', values: tags},
        rules: {'target-size': {enabled: true}},
        resultTypes: ['violations'],
    });
    return found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.flat().join(' ')}\\n      ${node.html.slice(0, 160)}\\n      `
        + node.failureSummary.split('\\n').slice(1).join(';').slice(0, 300)));
}"""

TOO_WIDE = """() => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')]
        .filter(e => e.getBoundingClientRect().right > page.clientWidth + 1)
        .map(e => e.outerHTML.slice(0, 100));
    return [`${page.scrollWidth} of ${page.clientWidth} px: ${wide.slice(-3).join(' … ')}`];
}"""

#: What is cut off at the right, though the page as a whole does not scroll.
CUT_OFF = """() => [...document.querySelectorAll('article *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 1 && box.right > innerWidth + 1
        && !e.closest('.or-scroll, .md-typeset__scrollwrap, .md-typeset__table, pre, code')
        && getComputedStyle(e).position !== 'absolute';
}).map(e => `cut off: ${e.outerHTML.slice(0, 120)}`)"""

#: The words of an article that can be seen: what is rendered, and not clipped, faded or hidden.
#: Tools that work by script alone, and what they announce, are none of its words.
READABLE = """() => {
    const words = [];
    const walk = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const holder = walk.currentNode.parentElement;
        if (holder.closest('[role=search], [role=toolbar], [role=status], [data-for-script],'
                + 'form, label, legend, summary, button')) continue;
        if (holder.checkVisibility({opacityProperty: true, visibilityProperty: true,
                contentVisibilityAuto: true}))
            words.push(walk.currentNode.textContent.trim());
    }
    return words.filter(Boolean).join(' ');
}"""


def elements(html: str) -> frozenset[str]:
    """The kinds of elements of a page: tag, tag with a class, role."""
    found = set()
    for tag, attributes in re.findall(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>", html):
        found.add(tag)
        for classes in re.findall(r'\sclass="([^"]*)"', attributes):
            found |= {f"{tag}.{name}" for name in classes.split()}
        found |= {f"{tag}[{role}]" for role in re.findall(r'\srole="([^"]*)"', attributes)}
    return frozenset(found)


def page_types(site: Path) -> list[str]:
    """Addresses of pages that between them hold each kind of page and each kind of element."""
    texts = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }
    pages = {name: elements(text) for name, text in texts.items()}
    kinds: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name in pages:
        first, *deeper = name.split("/")
        kinds[first, len(deeper)].append(name)

    def richest(names: Iterable[str], known: frozenset[str] = frozenset()) -> str:
        return max(names, key=lambda name: (len(pages[name] - known), -len(texts[name]), name))

    chosen = [richest(names) for names in kinds.values()]
    known = frozenset().union(*(pages[name] for name in chosen))
    while pages[further := richest(pages, known)] - known:
        chosen.append(further)
        known |= pages[further]
    return ["/" + name.removesuffix("index.html") for name in sorted(chosen)]


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, from the package that brings it along."""
    package = importlib.resources.files("axe_playwright_python")
    return (package / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def places(built_site) -> list[str]:
    return page_types(built_site / "site")


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


def wrong(page) -> list[str]:
    """What is wrong with a page at the width that it has."""
    return [
        *page.evaluate(TOO_WIDE),
        *page.evaluate(CUT_OFF),
        *page.evaluate(VIOLATIONS, TAGS),
    ]


def told(troubles: list[str]) -> str:
    return f"{len(troubles)} troubles\n" + "\n".join(troubles)


def test_the_pages_looked_at_hold_every_kind(built_site, places):
    site = built_site / "site"
    assert {"/", "/404.html", "/data/", "/method/", "/timeline/"} <= set(places)
    folders = {path.parent.name for path in site.glob("*/index.html")}
    assert folders <= {place.split("/")[1] for place in places}
    for folder in ("actors", "briefings", "claims", "issues", "outlets", "positions", "sources"):
        assert any(re.fullmatch(rf"/{folder}/[^/]+/", place) for place in places), folder
    assert len(places) < len(list(site.rglob("*.html"))) / 3


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_type_is_accessible(host, watch, axe, places, dark):
    # In one scheme a page is loaded wide and then narrowed, in the other the other way about.
    widths = (360, 1280) if dark else (1280, 360)
    watched = watch(host, width=widths[0], dark=dark)
    page = watched.page
    troubles = []
    for place in places:
        page.set_viewport_size({"width": widths[0], "height": 900})
        answer = page.goto(host + place)
        assert answer.status == 200, place
        scheme = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
        assert scheme == ("slate" if dark else "default"), place
        page.evaluate(axe)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            found = wrong(page)
            if found:
                # The theme follows a change of width a moment later: what stays is wrong.
                page.wait_for_timeout(750)
                found = wrong(page)
            troubles += [f"{width} px {place} {item}" for item in found]
    assert not troubles, told(troubles)
    assert watched.troubles == []


def test_every_page_type_reads_without_javascript(host, chromium, places):
    troubles = []
    scripted = chromium.new_context(reduced_motion="reduce")
    plain = chromium.new_context(java_script_enabled=False, reduced_motion="reduce")
    with_script, without = scripted.new_page(), plain.new_page()
    for place in places:
        for page in (with_script, without):
            page.goto(host + place)
        if not without.locator("article h1").first.is_visible():
            troubles.append(f"{place}: no heading")
        if not without.locator(":is(header, article) a").first.is_visible():
            troubles.append(f"{place}: no link")
        # Different words: a script may repeat some of them elsewhere, such as in the margin.
        shown, whole = (set(page.evaluate(READABLE).split()) for page in (without, with_script))
        if not shown or len(whole - shown) > 0.05 * len(whole):
            troubles.append(f"{place}: not to be read: {' '.join(sorted(whole - shown))[:300]}")
    plain.close()
    scripted.close()
    assert not troubles, told(troubles)


# -- what only stands once somebody has done something ---------------------------------------------

BRIEFING = "/briefings/munich-minerals-talks/"


def _unfold(page) -> None:
    page.evaluate("document.querySelectorAll('article details').forEach(d => { d.open = true; })")


def _note(page) -> None:
    link = page.locator(".md-content p > .or-citeref .or-cite").nth(3)
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    link.focus()
    page.locator(".or-cite__pop:visible").first.wait_for()


def _preview(page) -> None:
    link = page.locator(".md-content a[href$='actors/volodymyr-zelenskyy/']").first
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    page.keyboard.press("Tab")
    link.focus()
    page.locator(".or-preview").wait_for()


def _chosen(page) -> None:
    page.locator(".or-map__panel .or-map__chosen").wait_for()


def _narrowed(page) -> None:
    page.evaluate("document.querySelector('.or-find__narrow').open = true")
    page.locator(".or-find__chip").first.wait_for()


def _matrix(page) -> None:
    page.locator("[data-tool=swap]").click()
    page.locator(".or-matrix__sort").nth(1).click()
    assert page.locator("[data-tool=swap][aria-pressed=true]").count() == 1
    assert page.locator(".or-matrix th[aria-sort]").count() == 1


def _filtered(page) -> None:
    assert page.locator(".or-timeline__entry[hidden]").count() > 0


def _searched(page) -> None:
    if page.viewport_size["width"] < 960:
        page.locator("label.md-header__button[for='__search']").click()
    assert search_for(page, "guarantees")


STATES = {
    "folded parts of a briefing": (BRIEFING, _unfold),
    "folded parts of a source": ("/sources/ap-munich-2025-02-15/", _unfold),
    "note of a citation": (BRIEFING, _note),
    "preview": (BRIEFING, _preview),
    "name chosen on the map": ("/map/?focus=actor:volodymyr-zelenskyy", _chosen),
    "evidence narrowed down": ("/evidence/?words=guarantees&voice=on-record", _narrowed),
    "no evidence found": ("/evidence/?words=xyzzyplugh&actor=nobody", _narrowed),
    "table turned and sorted": ("/positions/?side=against", _matrix),
    "timeline filtered": ("/timeline/?actor=keith-kellogg", _filtered),
    "header search": ("/", _searched),
}


@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (360, True)], ids=["desk-light", "phone-dark"]
)
@pytest.mark.parametrize("state", STATES)
def test_what_opens_is_accessible(host, watch, axe, width, dark, state):
    place, act = STATES[state]
    watched = watch(host, width=width, dark=dark)
    page = watched.page
    page.goto(host + place, wait_until="networkidle")
    act(page)
    page.evaluate(axe)
    troubles = page.evaluate(VIOLATIONS, TAGS) + watched.troubles
    assert not troubles, told(troubles)
