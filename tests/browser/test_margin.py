"""Evidence beside the text: what a paragraph cites stands in its margin where there is room."""

from __future__ import annotations

import pytest

from onrecord.build import inspect

pytestmark = pytest.mark.browser

BRIEFING = "/briefings/munich-minerals-talks/"


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


def margins(page) -> list[dict]:
    return page.evaluate(
        """() => [...document.querySelectorAll('.or-margin')].map(margin => {
            const box = margin.getBoundingClientRect();
            return {
                hidden: margin.getAttribute('aria-hidden'), focusable: margin.querySelectorAll('a, button, [tabindex]').length,
                quotes: [...margin.querySelectorAll('[data-quote]')].map(q => [q.dataset.quote, q.textContent]),
                covered: [...document.querySelectorAll('.md-content__inner > *')].filter(other => {
                    if (other === margin || other.getClientRects().length === 0) return false;
                    const that = other.getBoundingClientRect();
                    return that.width > 2 && that.left < box.right - 1 && that.right > box.left + 1
                        && that.top < box.bottom - 1 && that.bottom > box.top + 1;
                }).map(other => other.outerHTML.slice(0, 90)),
            };
        })"""
    )


def test_the_margin_repeats_what_is_cited_letter_for_letter(built_site, host, watch):
    corpus = inspect(built_site).corpus
    watched = watch(host, width=1280)
    page = watched.page
    page.goto(host + BRIEFING)
    page.wait_for_selector(".or-margin")
    found = margins(page)
    assert len(found) >= 5
    assert any(margin["quotes"] for margin in found)
    for margin in found:
        assert margin["hidden"] == "true" and margin["focusable"] == 0
        assert margin["covered"] == []
        for ref, words in margin["quotes"]:
            assert words == f"“{corpus.extracts[ref].extract.quote}”"
    assert watched.troubles == []


def test_without_room_there_is_no_margin_and_it_comes_back(host, watch):
    watched = watch(host, width=1280)
    page = watched.page
    page.goto(host + BRIEFING)
    page.wait_for_selector(".or-margin")
    page.set_viewport_size({"width": 800, "height": 900})
    page.wait_for_function("!document.querySelector('.or-margin')")
    page.set_viewport_size({"width": 1400, "height": 900})
    page.wait_for_selector(".or-margin")
    assert watched.troubles == []


def test_a_page_with_facts_at_its_side_has_no_margin(host, watch):
    watched = watch(host, width=1280)
    page = watched.page
    page.goto(host + "/actors/volodymyr-zelenskyy/")
    page.wait_for_load_state("networkidle")
    assert page.locator(".or-citeref").count() and page.locator(".or-side").is_visible()
    assert margins(page) == []


def test_the_margin_moves_nothing(host, chromium):
    """The same page with and without scripts has its paragraphs in the same places."""
    places = []
    for scripts in (True, False):
        context = chromium.new_context(
            viewport={"width": 1280, "height": 900}, java_script_enabled=scripts
        )
        page = context.new_page()
        page.goto(host + BRIEFING)
        if scripts:
            page.wait_for_selector(".or-margin")
            places.append(page.locator(".or-notes").bounding_box()["width"])
            places.append(page.locator("h1").bounding_box())
        else:
            assert places == [
                page.locator(".or-notes").bounding_box()["width"],
                page.locator("h1").bounding_box(),
            ]
        context.close()


def test_the_front_page_lets_people_speak(built_site, host, watch):
    corpus = inspect(built_site).corpus
    watched = watch(host, width=360, dark=True)
    page = watched.page
    page.goto(host + "/")
    spoken = page.locator(".or-voiced [data-quote]").all()
    assert 1 <= len(spoken) <= 3
    speakers = set()
    for words in spoken:
        quoted = corpus.extracts[words.get_attribute("data-quote")]
        assert words.text_content() == f"“{quoted.extract.quote}”"
        assert quoted.extract.voice == "named" and quoted.extract.is_direct
        speakers.add(quoted.extract.speaker)
    assert len(speakers) == len(spoken)
    assert watched.troubles == []
