"""Quotations in other languages: their language and direction, in every place that shows them."""

from __future__ import annotations

import pytest

from conftest import bare_site, build_or_fail
from desks import ACTORS, ISSUES, OUTLETS, briefing, story
from onrecord.render.tongues import direction, isolated

WORDS = {
    "ar": ("لن نوقع على الاتفاق", "rtl"),
    "he": ("NATO לא תחתום על ההסכם", "rtl"),
    "uk": ("Ми не підпишемо угоду", "ltr"),
    "zh-Hans": ("我们不会签署协议", "ltr"),
}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("uk", "ltr"), ("zh-Hant", "ltr"),
     ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("en", "ltr")],
)  # fmt: skip
def test_the_direction_of_a_language(tag, expected):
    assert direction(tag) == expected


def test_only_what_runs_from_right_to_left_is_isolated():
    assert isolated("Ada") == "Ada"
    assert isolated("שלום <b>").startswith("<bdi>") and "<b>" not in isolated("שלום <b>")[5:]


@pytest.fixture(scope="module")
def host(shared, serve_folder) -> str:
    def make(folder):
        site = bare_site(folder)
        files = {"briefings/actors.yml": ACTORS, "briefings/issues.yml": ISSUES,
                 "briefings/outlets.yml": OUTLETS}  # fmt: skip
        cited = ""
        for tag, (words, _) in WORDS.items():
            id_ = f"s-{tag.lower()}"
            extract = (f'{{id: a, quote: "{words}", speaker: mayor, positions: {{toll: rejects}}, '
                       f'original: "{words}"}}')  # fmt: skip
            source = story(id_, extract, more=f"language: {tag}")
            ((path, text),) = source.items()
            files[path] = text.replace(f"title: {id_}", f'title: "{words}"')
            cited += f"Said [@{id_}#a].\n\n![[{id_}#a]]\n\n"
        files |= briefing(prose=cited)
        for path, text in files.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        build_or_fail(site)

    return serve_folder(shared("tongues", make) / "site").host


@pytest.mark.browser
@pytest.mark.parametrize(
    "place",
    ["/briefings/desk/", "/positions/mayor--toll/", "/actors/mayor/", "/timeline/"]
    + [f"/sources/s-{tag.lower()}/" for tag in WORDS],
)
def test_each_place_says_the_language_and_runs_in_its_direction(host, watch, place):
    watched = watch(host, width=360)
    page = watched.page
    page.goto(host + place)
    found = page.evaluate(
        """() => [...document.querySelectorAll('[data-quote]')].map(e => [e.dataset.quote,
            (e.closest('[lang]') || {}).lang, getComputedStyle(e).direction])"""
    )
    assert found
    for ref, language, way in found:
        tag = next(tag for tag in WORDS if ref.startswith(f"s-{tag.lower()}#"))
        assert (language, way) == (tag, WORDS[tag][1]), (place, ref)
    originals = page.locator(".or-quote__original").evaluate_all(
        "all => all.map(e => [e.lang, e.dir])"
    )
    assert all(item == ["", "auto"] for item in originals)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watched.troubles == []


@pytest.mark.browser
def test_titles_say_theirs_in_the_list_of_sources_and_at_home(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/sources/")
    titles = page.locator(".or-bib__title").evaluate_all("all => all.map(e => [e.lang, e.dir])")
    assert sorted(titles) == sorted([tag, way] for tag, (_, way) in WORDS.items())
    for tag, (words, way) in WORDS.items():
        page.goto(f"{host}/sources/s-{tag.lower()}/")
        heading = page.locator("h1 bdi")
        assert heading.evaluate("e => [e.lang, e.dir, e.textContent]") == [tag, way, words]
        assert words in page.title()
    assert watched.troubles == []
