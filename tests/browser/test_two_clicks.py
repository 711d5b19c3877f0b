"""A reader with no manual: two clicks from home to who holds what, in whose words, through whom."""

from __future__ import annotations

import pytest

from conftest import search_for
from onrecord.build import inspect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


def click_first(page, scope: str, text: str) -> None:
    """Press the first visible link, in reading order, that bears a text and nothing else."""
    links = page.locator(scope).get_by_role("link", name=text, exact=True)
    for number in range(links.count()):
        link = links.nth(number)
        if link.is_visible():
            link.click()
            page.wait_for_load_state()
            return
    raise AssertionError(f"no visible link says “{text}”")


def on_screen(page, text: str) -> bool:
    """Whether a text is shown somewhere that scrolling down reaches."""
    return any(found.is_visible() for found in page.get_by_text(text).all())


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "route",
    [
        ("Volodymyr Zelenskyy", "Security guarantees"),
        ("Security guarantees", None),
        ("Issues", "Security guarantees"),
    ],
)
def test_two_clicks_lead_to_what_he_holds(built_site, host, watch, width, route):
    corpus = inspect(built_site).corpus
    quotes = [
        quoted
        for quoted in corpus.extracts.values()
        if ("volodymyr-zelenskyy", "security-guarantees") in {s[:2] for s in quoted.extract.stances}
    ]
    own = [q for q in quotes if q.extract.speaker == "volodymyr-zelenskyy" and q.extract.is_direct]
    assert own
    watched = watch(host, width=width)
    page = watched.page
    page.goto(host + "/")
    for text in filter(None, route):
        click_first(page, "article", text)
    # his words
    shown = [q for q in own if on_screen(page, q.extract.quote)]
    assert shown, page.url
    words = page.locator(f"[data-quote='{shown[0].ref}']")
    card = page.locator("figure.or-quote").filter(has=words).first
    said = " ".join(card.inner_text().split())
    # who published them, and through whom
    publisher = corpus.outlets.get(shown[0].source.outlet or "")
    assert "published by" in said or "agency" in said or "republished by" in said, said
    if publisher:
        names = (publisher.record.name, *publisher.record.aliases)
        assert any(name in said for name in names), said
    assert card.locator(".or-chain").first.is_visible()
    assert page.locator("article").get_by_text("security guarantees").first.is_visible()
    assert watched.troubles == []


def test_a_phone_can_search(host, watch):
    watched = watch(host, width=360, height=740)
    page = watched.page
    page.goto(host + "/")
    page.locator("label.md-header__button[for='__search']").click()
    assert search_for(page, "Zelensky")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/actors/volodymyr-zelenskyy/**")
    assert watched.troubles == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_link_to_a_quotation_shows_its_first_words(built_site, serve_folder, watch, width):
    host = serve_folder(built_site / "site").host
    watched = watch(host, width=width)
    page = watched.page
    page.goto(f"{host}/sources/rferl-2025-02-15/#refused-fifty-percent", wait_until="networkidle")
    page.wait_for_function("() => scrollY > 300")
    words, header = page.evaluate(
        """() => [document.querySelector(':target').closest('figure')
            .querySelector('blockquote').getBoundingClientRect().top,
            document.querySelector('.md-header').getBoundingClientRect().bottom]"""
    )
    assert header <= words < header + 60
    assert watched.troubles == []
