"""Previews of links: by mouse and keyboard, never by touch, inert, and from this site alone."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

BRIEFING = "briefings/munich-minerals-talks/"
ISSUE = "issues/security-guarantees/"
PREFIX = "/desk/of/ours/"
CARD = ".or-preview"


@pytest.fixture(scope="module")
def served(built_site, serve_folder):
    return serve_folder(built_site / "site", PREFIX)


@pytest.fixture
def opened(served, watch):
    """``opened(place, width=…)``: a page under watch, with what it asked the server for."""
    watching = []

    def start(place: str, **size):
        watched = watch(served.host, **size)
        watching.append(watched)
        page = watched.page
        page.goto(served.url + place, wait_until="networkidle")
        asked: list[str] = []
        page.on("request", lambda request: note(request.url.removeprefix(served.url), asked))
        return page, asked

    yield start
    for watched in watching:
        assert watched.troubles == []


def note(place: str, asked: list[str]) -> None:
    """Keep what was asked for, but for what the theme may still be loading by itself."""
    if not place.startswith(("assets/", "search/")):
        asked.append(place)


def link_to(page, end: str):
    return page.locator(f".md-content a[href$='{end}']").first


def test_an_actor_is_shown_once_fetched_and_can_be_dismissed(opened):
    page, asked = opened(BRIEFING)
    link = link_to(page, "actors/volodymyr-zelenskyy/")
    link.hover()
    card = page.locator(CARD)
    card.wait_for()
    text = " ".join(card.inner_text().split())
    for words in ("Person", "Volodymyr Zelenskyy", "President of Ukraine", "quotations"):
        assert words.casefold() in text.casefold()
    assert card.locator(".or-stance").count() >= 2
    assert "Permanent link" not in text and "¶" not in text
    assert card.locator("a, [id], [href], [onclick], script, style").count() == 0
    assert card.get_attribute("role") == "tooltip"
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    # what is shown can be reached with the pointer, and stays while it is there
    box = card.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=8)
    page.evaluate("() => new Promise(done => setTimeout(done, 400))")
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert link.get_attribute("aria-describedby") is None
    page.mouse.move(5, 400)
    link.hover()
    card.wait_for()
    assert asked == ["actors/volodymyr-zelenskyy/"], "fetched once, and nothing else"


def test_by_keyboard_and_gone_with_the_focus(opened):
    page, _ = opened(ISSUE)
    link = page.locator(".md-content a[href*='/positions/']").first
    page.locator(".or-permalink").first.focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    card = page.locator(CARD)
    card.wait_for()
    assert card.locator(".or-strength").count() >= 1
    assert link.get_attribute("aria-describedby") == "or.preview"
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert link.evaluate("link => link === document.activeElement"), "the focus stays"


def test_an_issue_shows_its_question_and_the_split_of_stances(opened, built_site):
    page, _ = opened(BRIEFING)
    page.locator(f".or-matrix a[href$='{ISSUE}']").first.hover()
    card = page.locator(CARD)
    card.wait_for()
    assert card.locator(".or-dek").inner_text().strip().endswith("?")
    counts = card.locator(".or-spectrum__count").all_inner_texts()
    assert len(counts) == card.locator(".or-spectrum__label .or-stance").count() > 2
    assert sum(map(int, counts)) > 3


def test_a_quotation_is_shown_letter_for_letter(opened, built_site):
    page, asked = opened(BRIEFING)
    link = page.locator(".or-judgement a[href*='sources/'][href*='#']").first
    ref = link.get_attribute("href").partition("sources/")[2].replace("/#", "#")
    link.hover()
    card = page.locator(CARD)
    card.wait_for()
    at_home = page.evaluate(
        """async ref => {
            const text = await (await fetch('../../sources/' + ref.replace(/#.*/, '/'))).text();
            const page = new DOMParser().parseFromString(text, 'text/html');
            return page.querySelector(`[data-quote="${ref}"]`).textContent;
        }""",
        ref,
    )
    assert card.locator(".or-quote__text").evaluate("e => e.textContent") == at_home
    assert card.locator(".or-quote__who, .or-quote__said, .or-form, .or-chain").count() == 4
    assert len(asked) == 2 and all(place.startswith("sources/") for place in asked)


def test_a_tap_follows_the_link_and_fetches_nothing_before(served, chromium):
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(served.url + BRIEFING, wait_until="networkidle")
    fetched: list[str] = []
    page.on("request", lambda r: fetched.append(r.url) if r.resource_type == "fetch" else None)
    page.locator(".md-content a[href$='actors/volodymyr-zelenskyy/']").first.tap()
    page.wait_for_url("**/actors/volodymyr-zelenskyy/")
    assert fetched == []
    context.close()


def test_where_data_is_saved_nothing_is_fetched(served, watch):
    watched = watch(served.host)
    page = watched.page
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page.goto(served.url + BRIEFING, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: note(request.url.removeprefix(served.url), asked))
    link_to(page, "actors/volodymyr-zelenskyy/").hover()
    page.evaluate("() => new Promise(done => setTimeout(done, 700))")
    assert asked == [] and page.locator(CARD).count() == 0


def test_not_within_the_page_nor_where_a_card_shows_it_nor_in_the_menu(opened):
    page, asked = opened("sources/rferl-2025-02-15/")
    for selector in (
        ".md-tabs a[href$='actors/']",
        ".or-crumbs a >> nth=1",
        "figure.or-quote .or-permalink >> nth=0",
    ):
        page.locator(selector).first.hover()
        page.evaluate("() => new Promise(done => setTimeout(done, 500))")
    assert asked == [] and page.locator(CARD).count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_it_stays_within_the_window_and_moves_nothing(opened, width):
    page, _ = opened(BRIEFING, width=width, height=700)
    links = page.locator(".md-content p a[href*='actors/'], .or-matrix a[href*='positions/']")
    chosen = [links.nth(n) for n in range(links.count()) if links.nth(n).is_visible()]
    card = page.locator(CARD)
    for link in (chosen[0], chosen[-1]):
        for block in ("start", "end"):
            link.evaluate("(link, block) => link.scrollIntoView({block})", block)
            before = link.bounding_box()
            sizes = page.evaluate("[document.body.scrollHeight, document.body.scrollWidth]")
            link.hover()
            card.wait_for()
            box, after = card.bounding_box(), link.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= width
            assert box["y"] >= 0 and box["y"] + box["height"] <= 700
            assert after["x"] == before["x"]
            now = page.evaluate("[document.body.scrollHeight, document.body.scrollWidth]")
            assert now == sizes
            page.keyboard.press("Escape")
            page.mouse.move(1, 1)
            card.wait_for(state="detached")


def test_hostile_pages_are_shown_as_text(served, watch):
    """Whatever a fetched page holds, known elements and text are all that comes of it."""
    watched = watch(served.host)
    page = watched.page
    page.add_init_script("window.ran = []; window.pwned = what => window.ran.push(what);")
    page.route(
        "**/actors/volodymyr-zelenskyy/",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8",
            body="""<article><h1 onclick="pwned(1)" style="position:fixed">A &lt;b&gt;
                <script>pwned(2)</script><img src=x onerror=pwned(3)></h1>
                <p data-glance class="or-kicker md-overlay" id="or.x"><svg onload=pwned(4)></svg>
                <a href="javascript:pwned(5)">link</a><iframe srcdoc="<script>pwned(6)</script>">
                </iframe><span lang='"><b' dir="x">words</span></p></article>""",
        ),
    )
    page.goto(served.url + BRIEFING, wait_until="networkidle")
    link_to(page, "actors/volodymyr-zelenskyy/").hover()
    card = page.locator(CARD)
    card.wait_for()
    found = card.evaluate(
        """card => ({text: card.textContent.replace(/\\s+/g, ' '), ran: window.ran,
            tags: [...card.querySelectorAll('*')].map(e => e.localName),
            attributes: [...card.querySelectorAll('*')].flatMap(e => [...e.attributes]
                .map(a => a.name + '=' + a.value))})"""
    )
    assert found["ran"] == []
    assert set(found["tags"]) <= {"div", "p", "span"}
    assert sorted(set(found["attributes"])) == [
        "class=or-kicker", "class=or-preview__title", "dir=x", 'lang="><b',
    ]  # fmt: skip
    assert "A <b>" in found["text"] and "words" in found["text"]
    assert watched.troubles == []


def test_an_address_that_cannot_be_decoded_has_none(opened):
    page, asked = opened(BRIEFING)
    link = link_to(page, "actors/volodymyr-zelenskyy/").element_handle()
    link.evaluate("link => { link.href = link.href.replace('actors', 'sources') + '#%'; }")
    asked.clear()
    link.hover()
    page.wait_for_timeout(600)
    assert page.locator(CARD).count() == 0
    assert asked == []
