"""Briefings on paper: what a reader of the document needs is in it, what a screen needs is not."""

from __future__ import annotations

import os
import re
from pathlib import Path

import lxml.html
import pytest
from pypdf import PdfReader

from conftest import copy_sample, run_onrecord
from onrecord.build import inspect
from onrecord.site.print import find_browser, print_pages

pytestmark = pytest.mark.browser

BRIEFING = "munich-minerals-talks"
#: Width and height in points: ISO 216 and ANSI Y14.1, as browsers round them.
SHEETS = {"a4": (595, 842), "letter": (612, 792)}


def joined(text: str) -> str:
    """Letters without the white space and the hyphens that lines are broken with.

    A font has one glyph for U+2019 and U+02BC, and a document names it by either.
    """
    return re.sub(r"[\s\u00ad-]", "", text).replace("\u02bc", "’")


@pytest.fixture(scope="module")
def desk(shared, chromium) -> Path:
    """A desk whose sources have addresses, printed by the command: pdf/, rooms/, and its content."""

    def make(folder: Path) -> None:
        copy_sample(folder)
        for path in sorted((folder / "briefings" / BRIEFING / "sources").glob("*.md")):
            text = path.read_text(encoding="utf-8")
            if not re.search(r"^url:", text, re.M):
                address = f"https://news.example/{path.stem}?page=1&part=2"
                path.write_text(text.replace("---\n", f"---\nurl: {address}\n", 1), "utf-8")
        (folder / "rooms").mkdir()
        done = run_onrecord(
            *("export", "pdf", "--site", folder, "--output", folder / "pdf"),
            TMPDIR=str(folder / "rooms"),
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Printed 1 document" in done.stdout

    return shared("printed", make)


@pytest.fixture(scope="module")
def sheets(desk) -> list[str]:
    return [page.extract_text() for page in PdfReader(desk / "pdf" / f"{BRIEFING}.pdf").pages]


def test_every_sheet_is_numbered_and_headed(desk, sheets):
    reader = PdfReader(desk / "pdf" / f"{BRIEFING}.pdf")
    assert len(sheets) > 1
    title = inspect(desk).corpus.briefings[BRIEFING].record.title
    for number, text in enumerate(sheets, 1):
        assert joined(f"{number} / {len(sheets)}") in joined(text), number
        assert joined(title) in joined(text), number
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == SHEETS["a4"]
    assert reader.outline
    assert "127.0.0.1" not in str(reader.metadata)


def test_all_that_is_cited_is_on_paper_with_its_address(desk, sheets):
    corpus = inspect(desk).corpus
    text = joined("".join(sheets))
    source = (desk / "docs" / "briefings" / BRIEFING / "index.md").read_text(encoding="utf-8")
    page = lxml.html.fromstring(source)
    refs = page.xpath("//*[contains(@class, 'or-notes__quote')]/@data-quote")
    cards = page.xpath("//figure//*/@data-quote")
    assert len(refs) > 20 and cards
    for ref in {*refs, *cards}:
        assert joined(corpus.extracts[ref].extract.quote) in text, ref
    cited = {ref.partition("#")[0] for ref in refs}
    for source in corpus.sources.values():
        # once under the sources, and once more where it is cited
        assert text.count(joined(source.record.url)) >= (2 if source.id in cited else 1), source.id
    notes = text[text.rindex("Notes1.") if "Notes1." in text else text.rindex("Notes") :]
    for ref in refs:
        address = corpus.extracts[ref].source.url
        assert joined(address) in notes


def test_what_is_folded_is_open_and_what_only_works_on_a_screen_is_gone(desk, sheets):
    text = joined("".join(sheets))
    record = inspect(desk).corpus.briefings[BRIEFING].record
    for item in record.judgements:
        for entry in (*item.assumptions, *item.indicators, *item.alternatives):
            assert joined(entry) in text
    for words in ("Permanent link", "Skip to content", "Used in", "Back to top", "Switch to dark"):
        assert joined(words) not in text, words
    links = [
        link.get_object()["/A"]["/URI"]
        for page in PdfReader(desk / "pdf" / f"{BRIEFING}.pdf").pages
        for link in page.get("/Annots") or ()
        if "/URI" in link.get_object().get("/A", {})
    ]
    assert links
    assert all(link.startswith("https://") for link in links)


def test_nothing_else_is_left_behind(desk):
    assert os.listdir(desk / "pdf") == [f"{BRIEFING}.pdf"]
    assert not (desk / "site").exists()
    assert [name for name in os.listdir(desk / "rooms") if "onrecord" in name] == []


def test_letter_and_no_time_of_the_clock(built_site, chromium, tmp_path):
    target = tmp_path / "letter.pdf"
    wanted = {f"/briefings/{BRIEFING}/": target}
    browser = find_browser()
    print_pages(built_site / "site", wanted, browser=browser, paper="letter", newest=86_400)
    reader = PdfReader(target)
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == SHEETS["letter"]
    assert reader.metadata.creation_date == reader.metadata.modification_date
    assert reader.metadata.creation_date.year == 1970


def test_paper_is_white_from_the_dark_too(built_site, serve_folder, watch):
    host = serve_folder(built_site / "site").host
    watched = watch(host, width=700, dark=True)
    page = watched.page
    page.goto(f"{host}/briefings/{BRIEFING}/")
    page.emulate_media(media="print", color_scheme="dark")
    seen = page.evaluate(
        """() => ({
            paper: getComputedStyle(document.body).backgroundColor,
            ink: getComputedStyle(document.querySelector('article > p:not([class])')).color,
            dark: [...document.querySelectorAll('article *')].filter(e => e.checkVisibility()
                && /rgb\\((\\d|[1-9]\\d), /.test(getComputedStyle(e).backgroundColor)
                && !e.closest('.or-tlp, i')).map(e => e.outerHTML.slice(0, 90)),
            wide: document.documentElement.scrollWidth - innerWidth,
            shown: [...document.querySelectorAll('header, footer, nav, button, .or-cite__pop')]
                .filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 90)),
        })"""
    )
    assert seen["paper"] == "rgb(255, 255, 255)"
    assert max(map(int, re.findall(r"\d+", seen["ink"])[:3])) < 80
    assert seen["dark"] == []
    assert seen["shown"] == []
    assert seen["wide"] <= 0
    assert watched.troubles == []
