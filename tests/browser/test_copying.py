"""Permanent links and citations are copied by a click, and stay links and text without that."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SOURCE = "/sources/rferl-2025-02-15/"
BRIEFING = "/briefings/munich-minerals-talks/"
PREFIX = "/desk/of/ours/"


@pytest.fixture(scope="module")
def served(built_site, serve_folder):
    return serve_folder(built_site / "site", PREFIX)


@pytest.fixture
def page(served, watch):
    watched = watch(served.host)
    watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched.page.goto(served.url)
    yield watched.page
    assert watched.troubles == []


def clipboard(page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def said(page):
    status = page.locator(".or-copied[role=status]")
    status.filter(has_text="Copied").wait_for()
    return status


def test_a_permanent_link_copies_the_full_address(page, served):
    page.goto(served.url + SOURCE[1:])
    assert page.locator(".or-copied").inner_text() == "", "nothing is announced before"
    page.locator(".or-meta .or-permalink").click()
    box = said(page).bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0 and box["width"] > 20
    assert clipboard(page) == served.url + SOURCE[1:]
    card = page.locator("figure.or-quote").nth(1)
    card.locator(".or-permalink").press("Enter")
    anchor = card.locator("h3").get_attribute("id")
    page.wait_for_function(
        "want => navigator.clipboard.readText().then(have => have === want)",
        arg=f"{served.url}{SOURCE[1:]}#{anchor}",
    )
    assert page.url == served.url + SOURCE[1:], "the reader stays where he is"


def test_a_heading_copies_and_still_leads_to_itself(page, served):
    page.goto(served.url + "method/")
    mark = page.locator("h2 .headerlink").nth(2)
    mark.focus()
    mark.press("Enter")
    said(page)
    assert page.url == mark.evaluate("link => link.href") == clipboard(page)


def test_with_a_modifier_key_a_permanent_link_is_a_link(page, served):
    page.goto(served.url + SOURCE[1:])
    page.evaluate("navigator.clipboard.writeText('before')")
    stopped = page.evaluate(
        """() => new Promise(done => {
            addEventListener('click', event => { done(event.defaultPrevented);
                event.preventDefault(); });
            document.querySelector('.or-permalink').dispatchEvent(new MouseEvent('click',
                {bubbles: true, cancelable: true, ctrlKey: true}));
        })"""
    )
    assert stopped is False
    assert clipboard(page) == "before"


def test_a_refused_clipboard_follows_the_link(served, watch):
    watched = watch(served.host)
    page = watched.page
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(served.url + "positions/volodymyr-zelenskyy--security-guarantees/")
    page.locator("figure.or-quote .or-permalink").first.click()
    page.wait_for_url("**/sources/**#*")
    assert watched.troubles == []


@pytest.mark.parametrize("place", [BRIEFING, SOURCE, "/issues/security-guarantees/"])
def test_each_form_of_citation_is_copied_as_it_reads(page, served, place):
    page.goto(served.url + place[1:])
    page.locator(".or-citing > summary").focus()
    page.keyboard.press("Enter")
    rows = page.locator(".or-citing__row")
    assert rows.count() == (6 if place == SOURCE else 3)
    for row in rows.all():
        text = row.locator(".or-citing__text").evaluate("e => e.textContent.trim()")
        button = row.locator("button")
        assert button.bounding_box()["height"] >= 24
        button.click()
        page.wait_for_function(
            "want => navigator.clipboard.readText().then(have => have === want)", arg=text
        )
        assert text and "&#" not in text
    said(page)


def test_without_scripts_citations_can_be_read_and_links_followed(served, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + BRIEFING[1:])
    page.locator(".or-citing > summary").click()
    assert page.locator(".or-citing__text").first.is_visible()
    assert page.locator(".or-citing__copy").first.is_hidden()
    assert page.locator(".or-meta .or-permalink").evaluate("link => link.href") == page.url
    context.close()
