"""The timeline in a browser: filtered, counted, at an address of its own; whole without a script."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SHOWN = """() => [...document.querySelectorAll('.or-timeline__entry')]
    .filter(entry => entry.offsetParent)
    .map(entry => [entry.dataset.actors.split(' '), entry.dataset.issues.split(' '),
                   entry.classList.contains('or-timeline__entry--event')])"""


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


def test_a_choice_shows_what_concerns_it_and_has_an_address(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/timeline/")
    everything = page.evaluate(SHOWN)
    actor = page.get_by_label("Actor")
    actor.focus()
    page.keyboard.type("Keith")
    shown = page.evaluate(SHOWN)
    assert shown == [entry for entry in everything if "keith-kellogg" in entry[0]]
    assert 0 < len(shown) < len(everything)
    told = page.inner_text(".or-timeline-tools [role=status]")
    assert f"{len(shown)} of {len(everything)}" in told
    page.get_by_label("Issue").select_option("europe-at-the-table")
    page.get_by_label("Kind").select_option("statement")
    few = page.evaluate(SHOWN)
    assert few == [e for e in shown if "europe-at-the-table" in e[1] and not e[2]] != []
    assert page.url.endswith(
        "/timeline/?actor=keith-kellogg&issue=europe-at-the-table&kind=statement"
    )
    empty = "[...document.querySelectorAll('.or-timeline__day')].filter(d => d.offsetParent"
    assert page.evaluate(f"() => {empty} && !d.querySelector('li:not([hidden])')).length") == 0
    address = page.url
    page.goto(host + "/")
    page.goto(address)
    assert page.evaluate(SHOWN) == few
    page.get_by_role("button", name="Show everything").click()
    assert page.evaluate(SHOWN) == everything
    assert page.url == host + "/timeline/"
    page.goto(host + "/timeline/?actor=nobody&kind=event")
    assert page.evaluate(SHOWN) == [entry for entry in everything if entry[2]]
    page.goto(host + "/timeline/?kind=event#%")
    assert page.evaluate(SHOWN) == [entry for entry in everything if entry[2]]
    day = page.locator(".or-timeline__day:visible").last.get_attribute("id")
    page.goto(f"{host}/timeline/?kind=event#{day}")
    page.wait_for_function(
        "id => { const top = document.getElementById(id).getBoundingClientRect().top;"
        " return top >= 0 && top < innerHeight; }",
        arg=day,
    )
    assert watched.troubles == []


def test_without_a_script_everything_is_there(host, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host + "/timeline/")
    entries = page.locator(".or-timeline__entry")
    assert page.locator(".or-timeline__entry:visible").count() == entries.count() > 0
    assert not page.locator(".or-timeline-tools").is_visible()
    context.close()
