"""The evidence search as readers use it: words, facets, addresses, keys, and nothing altered."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from conftest import bare_site, build_or_fail
from desks import fill, story
from hostile.site_of_texts import ENTITIES, Spread, write_texts
from onrecord.build import inspect
from onrecord.inputs.site import SiteConfig
from onrecord.render.evidence import names, records
from onrecord.render.press import Edition

pytestmark = pytest.mark.browser

FACETS = """() => Object.fromEntries([...document.querySelectorAll('.or-facet:not([hidden])')].map(
    facet => [facet.dataset.facet, Object.fromEntries([...facet.querySelectorAll('a')].map(a => [
        a.querySelector('.or-facet__value').textContent,
        +a.querySelector('.or-facet__count').textContent]))]))"""
SHOWN = """() => [...document.querySelectorAll('.or-find__list [data-quote]')].map(
    quote => [quote.dataset.quote, quote.textContent])"""


@pytest.fixture(scope="module")
def host(built_site, serve_folder) -> str:
    return serve_folder(built_site / "site").host


@pytest.fixture(scope="module")
def corpus(built_site):
    return inspect(built_site).corpus


@pytest.fixture(scope="module")
def indexed(corpus):
    return {record.ref: record for record in records(corpus, Edition(SiteConfig()))}


def found(page) -> int:
    """How many quotations the page says it has found, once it has settled."""
    page.wait_for_function(
        """() => /\\d|No quotation/.test(document.querySelector('.or-find__status').textContent)"""
    )
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(150)
    number = re.search(r"[\d,]+", page.inner_text(".or-find__status"))
    return int(number[0].replace(",", "")) if number else 0


@pytest.fixture
def at(host, watch):
    """``at("?words=…")``: the search page at an address, watched till the end."""
    opened = []

    def open_(query: str = "", **how):
        watched = watch(host, **how)
        opened.append(watched)
        watched.page.goto(f"{host}/evidence/{query}")
        found(watched.page)
        return watched.page

    yield open_
    assert [trouble for watched in opened for trouble in watched.troubles] == []


def with_filter(indexed, **wanted: str) -> set[str]:
    return {
        ref
        for ref, record in indexed.items()
        if all(id_ in record.filters.get(facet, ()) for facet, id_ in wanted.items())
    }


def refs(page) -> list[str]:
    while page.locator(".or-find__more:visible").count():
        before = page.locator(".or-find__item").count()
        page.click(".or-find__more")
        page.wait_for_function(
            "n => document.querySelectorAll('.or-find__item').length > n", arg=before
        )
    return [ref for ref, _ in page.evaluate(SHOWN)]


def test_without_words_everything_is_there_newest_first_and_verbatim(at, corpus, indexed):
    page = at()
    assert found(page) == len(corpus.extracts)
    shown = refs(page)
    assert shown == sorted(indexed, key=lambda ref: -indexed[ref].rank)
    for ref, text in page.evaluate(SHOWN):
        assert text == f"“{corpus.extracts[ref].extract.quote}”", ref


def test_a_quotation_is_found_by_its_words(at, corpus):
    long = sorted(ref for ref, q in corpus.extracts.items() if len(q.extract.quote.split()) > 9)
    page = at()
    for ref in long[::6]:
        words = re.sub(r"[^\w' ]+", " ", corpus.extracts[ref].extract.quote.replace("’s", ""))
        page.fill(".or-find__query", " ".join(words.split()[:12]))
        page.press(".or-find__query", "Enter")
        page.wait_for_function(
            "ref => [...document.querySelectorAll('.or-find__list [data-quote]')].slice(0, 5)"
            ".some(quote => quote.dataset.quote === ref)",
            arg=ref,
        )


def test_facets_count_what_the_corpus_holds(at, corpus, indexed):
    page = at()
    page.wait_for_selector(".or-facet__choice")
    counted: dict[str, Counter] = {}
    for record in indexed.values():
        for facet, values in record.filters.items():
            called = names(corpus).get(facet, {})
            counted.setdefault(facet, Counter()).update(called.get(v, v) for v in values)
    shown = page.evaluate(FACETS)
    assert "held" not in shown
    for facet in ("actor", "issue", "outlet", "year"):
        assert shown[facet].items() <= counted[facet].items(), facet
        assert len(shown[facet]) == min(8, len(counted[facet]))
    assert shown["stance"] == {k: counted["stance"][k] for k in shown["stance"]}
    assert shown["voice"]["on record"] == counted["voice"]["on-record"]
    assert shown["verified"]["verified"] == counted["verified"]["yes"]


def test_a_facet_narrows_and_its_siblings_can_be_added(at, indexed):
    actor = "volodymyr-zelenskyy"
    page = at(f"?actor={actor}")
    mine = with_filter(indexed, actor=actor)
    assert found(page) == len(mine)
    assert set(refs(page)) == mine
    other = page.locator('[data-facet="actor"] a:not([aria-current])').first
    more = int(other.locator(".or-facet__count").inner_text())
    other.click()
    page.wait_for_function("() => document.querySelectorAll('.or-find__chosen a').length === 2")
    assert found(page) == len(mine) + more
    asked = parse_qs(urlsplit(page.url).query)
    assert actor in asked["actor"] and len(asked["actor"]) == 2
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('.or-find__chosen a').length === 1")
    assert found(page) == len(mine)


def test_stances_of_an_issue_are_offered_with_it(at, corpus, indexed):
    page = at("?issue=security-guarantees")
    page.wait_for_selector('[data-facet="held"] a')
    counted = Counter(
        names(corpus)["held"][value]
        for ref in with_filter(indexed, issue="security-guarantees")
        for value in indexed[ref].filters["held"]
        if value.startswith("security-guarantees--")
    )
    assert page.evaluate(FACETS)["held"].items() <= counted.items()


def test_an_address_restores_everything(at, indexed):
    page = at("?words=guarantees&voice=on-record&sort=oldest")
    assert page.input_value(".or-find__query") == "guarantees"
    assert page.input_value("select") == "oldest"
    assert page.locator(".or-find__chosen a").count() == 1
    shown = refs(page)
    assert shown and set(shown) <= with_filter(indexed, voice="on-record")
    assert shown == sorted(shown, key=lambda ref: indexed[ref].rank)


def test_by_keyboard_alone(at):
    page = at()
    page.focus(".or-find__query")
    page.keyboard.type("guarantees")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('words=guarantees')")
    before = found(page)
    page.wait_for_selector(".or-facet__choice")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "or-facet__choice":
            break
    key = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("Enter")
    page.wait_for_selector(".or-find__chosen a")
    assert 0 < found(page) <= before
    assert page.evaluate("document.activeElement.dataset.key") == key, "focus is kept"


def test_nothing_found_says_what_to_do(at):
    page = at("?words=xyzzyplugh&actor=nobody")
    assert found(page) == 0
    assert "another spelling" in page.inner_text(".or-find__help")
    page.click(".or-find__help a")
    page.wait_for_function("() => !location.search.includes('actor')")


def test_a_lost_index_is_told(host, watch):
    watched = watch(host)
    watched.page.route("**/pagefind/**", lambda route: route.abort())
    watched.page.goto(f"{host}/evidence/")
    watched.page.wait_for_selector(".or-find__status--broken")
    assert "could not be loaded" in watched.page.inner_text(".or-find__status")


def test_a_phone_folds_the_facets_and_does_not_scroll_sideways(at):
    page = at("?words=guarantees", width=360, dark=True)
    assert not page.locator(".or-find__facets").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator(".or-find__narrow > summary").press("Enter")
    page.wait_for_selector(".or-facet__choice", state="visible")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_header_leads_on(host, watch):
    watched = watch(host)
    page = watched.page
    page.goto(host + "/", wait_until="networkidle")
    page.fill("input.md-search__input", "<b>real & guarantees")
    link = page.wait_for_selector("a.or-everywhere")
    assert link.text_content().endswith("“<b>real & guarantees”")
    link.click()
    page.wait_for_url("**/evidence/?words=*")
    found(page)
    assert page.input_value(".or-find__query") == "<b>real & guarantees"
    assert watched.troubles == []


def test_without_javascript_the_page_leads_to_the_same(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}/evidence/")
    assert page.locator(".or-find__without a").count() == 3
    assert not page.locator(".or-find").is_visible()
    context.close()


#: What a card tells, each part with its spaces put in order, and where it leads.
TOLD = """card => ({
    words: [...card.querySelectorAll('blockquote')].map(b => [b.textContent.trim(), b.lang, b.dir]),
    by: ['.or-quote__who', '.or-quote__said', '.or-quote__stances', '.or-quote__note']
        .flatMap(part => [...card.querySelectorAll(part)].map(p => p.innerText.replace(/\\s+/g, ' ').trim())),
    chain: [...card.querySelectorAll('.or-chain__step:not(.or-chain__step--capture)')]
        .map(step => step.className + ': ' + step.innerText.replace(/\\s+/g, ' ').trim()),
    foot: [...card.querySelectorAll('.or-quote__foot > li')].map(li => li.innerText.trim()),
    away: [...card.querySelectorAll('.or-quote__foot a[rel~=external]')].map(a => a.href),
})"""


@pytest.fixture(scope="module")
def rich(shared) -> Path:
    """A desk in German whose extracts have everything that an extract can have."""

    def make(folder: Path) -> None:
        told = (
            "{id: a, quote: Wir zahlen nie, speaker: mayor, said: 2025-02-12, said_to: wire, place: Ulm,"
            " credibility: 2, locator: S. 3, original: Nous ne payons pas, translated_by: das Blatt,"
            " note: Ein Versprecher., positions: {toll: rejects}}",
            "{id: b, quote: Er zahlt, speaker_described: ein Beamter, of: ministry, form: reported,"
            " via: [wire], positions: {toll: demands}}",
            "{id: c, quote: So war es}",
        )
        why = "reliability: B|reliability_why: Lange bekannt.|url: https://news.example/s1|"
        taken = "retracted: {date: 2025-02-18, what: Alles.}"
        later = story(
            "s2", "{id: d, quote: Und nun}", outlet="", more="wire: wire", date="2025-02-15"
        )
        site = bare_site(folder)
        fill(site, story("s1", *told, more=why + taken) | later)
        settings = site / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8").replace("language: en", "language: de")
        settings.write_text(text, encoding="utf-8")
        build_or_fail(site)

    return shared("evidence-rich", make)


def test_a_result_tells_what_the_card_at_home_tells(rich, serve_folder, watch):
    host = serve_folder(rich / "site").host
    watched = watch(host)
    page = watched.page
    page.goto(f"{host}/evidence/")
    page.wait_for_selector(".or-facet__choice", state="attached")
    results = {
        quote.evaluate("q => q.dataset.quote"): quote.evaluate_handle("q => q.closest('figure')")
        for quote in page.query_selector_all(".or-find__list [data-quote]")
    }
    told = {ref: card.evaluate(TOLD) for ref, card in results.items()}
    assert set(told) == {"s1#a", "s1#b", "s1#c", "s2#d"}
    for ref, found in told.items():
        source, _, anchor = ref.partition("#")
        page.goto(f"{host}/sources/{source}/")
        home = page.query_selector(f"figure:has([id='{anchor}'])").evaluate(TOLD)
        # A result names its source in its foot, and does not repeat the mark beside the date.
        title = found["foot"].pop(1 if found["foot"][0].startswith("Quelle zur") else 0)
        assert title == source
        home["by"] = [part.replace(" (zurückgezogen)", "") for part in home["by"]]
        assert found == home, ref
    assert watched.troubles == []


def test_a_desk_without_quotations_says_so(shared, serve_folder, watch):
    def make(folder: Path) -> None:
        build_or_fail(bare_site(folder))

    host = serve_folder(shared("evidence-empty", make) / "site").host
    watched = watch(host)
    page = watched.page
    page.goto(f"{host}/evidence/", wait_until="networkidle")
    assert "No quotation has been recorded yet." in page.inner_text("article")
    assert page.locator("#evidence\\.find").count() == 0
    page.fill("input.md-search__input", "toll")
    page.wait_for_load_state("networkidle")
    assert page.locator("a.or-everywhere").count() == 0
    assert watched.troubles == []


# -- hostile and foreign words -------------------------------------------------------------------


@pytest.fixture(scope="module")
def strange(shared) -> Path:
    def make(folder: Path) -> None:
        site = bare_site(folder)
        write_texts(site / "briefings", Spread(), ENTITIES)
        (site / "briefings" / "sources" / "zh.md").write_text(
            "---\ntitle: Z\noutlet: outlet-0\npublished: 2025-02-01\nlanguage: zh\nextracts:\n"
            "  - {id: words, quote: 我们需要可靠的安全保障}\n---\n"
        )
        (site / "briefings" / "sources" / "ar.md").write_text(
            "---\ntitle: A\noutlet: outlet-0\npublished: 2025-02-01\nlanguage: ar\nextracts:\n"
            "  - {id: words, quote: نحتاج إلى ضمانات أمنية}\n---\n"
        )
        build_or_fail(site)

    return shared("evidence-strange", make)


def test_hostile_quotations_are_shown_letter_for_letter_and_inert(strange, serve_folder, watch):
    corpus = inspect(strange).corpus
    host = serve_folder(strange / "site", prefix="/some/prefix/").url.rstrip("/")
    watched = watch(host)
    page = watched.page
    page.add_init_script("window.ran = []; window.pwned = what => { window.ran.push(what); };")
    page.goto(f"{host}/evidence/")
    assert found(page) == len(corpus.extracts)
    refs(page)
    shown = dict(page.evaluate(SHOWN))
    assert shown == {ref: f"“{q.extract.quote}”" for ref, q in corpus.extracts.items()}
    assert page.evaluate("window.ran") == []
    assert page.locator(".or-find :is(script, img, iframe, svg, style, video)").count() == 0
    for query, ref, language, way in (
        ("安全", "zh#words", "zh", "ltr"),
        ("ضمانات", "ar#words", "ar", "rtl"),
    ):
        page.goto(f"{host}/evidence/?words={query}")
        assert found(page) >= 1
        quote = page.locator(f'blockquote:has([data-quote="{ref}"])')
        assert quote.get_attribute("lang") == language
        assert quote.get_attribute("dir") == way
    assert watched.troubles == []
