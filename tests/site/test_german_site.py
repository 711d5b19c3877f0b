"""The sample in German: nothing of the English catalogue is left on any page that we write."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest
import yaml

from conftest import ROOT, bare_site, build_or_fail, copy_sample, run_onrecord
from onrecord.languages import ENGLISH, language
from onrecord.starter import start

GERMAN = language("de")
ATTRIBUTES = ("aria-label", "aria-description", "title", "alt", "placeholder", "content")
#: Names of parts, states and places: no words.
PLAIN = re.compile(r"[a-z0-9.:/#_+-]*")


def speak_german(site: Path) -> Path:
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "  language: en\n" in text
    settings.write_text(text.replace("  language: en\n", "  language: de\n"), encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def german_site(shared: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(folder: Path) -> None:
        build_or_fail(speak_german(copy_sample(folder)))

    return shared("german", make)


def generated(site: Path) -> Iterator[Path]:
    """The built pages that we wrote, not people."""
    manifest = json.loads((site / "docs" / ".onrecord.json").read_text(encoding="utf-8"))
    for name in sorted(manifest["files"]):
        if name.endswith("index.md"):
            yield site / "site" / name.removesuffix("index.md") / "index.html"
    yield site / "site" / "404.html"


def squeezed(text: str) -> str:
    return " ".join(text.split())


def said(page: Path) -> Iterator[str]:
    """Every piece of text on a page of ours: its words, its spoken attributes, its JSON."""
    tree = lxml.html.document_fromstring(
        page.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8")
    )
    for element in tree.xpath(
        "//article | //head/meta | //head/script[@type='application/ld+json']"
    ):
        for part in element.iter():
            if not isinstance(part.tag, str) or part.xpath(
                "ancestor-or-self::*[self::code or @lang='en']"
            ):
                continue
            for name, value in part.attrib.items():
                spoken = name in ATTRIBUTES or name.startswith("data-")
                if spoken and not PLAIN.fullmatch(value):
                    yield squeezed(value)
            if part.tag != "script" or part.get("type") in (
                "application/json",
                "application/ld+json",
            ):
                yield squeezed(part.text or "")
            if part is not element:
                yield squeezed(part.tail or "")


def leftovers(own: str) -> tuple[set[str], list[str]]:
    """What only English says: whole texts without values, and longer pieces of the others.

    ``own`` is what the content itself says.
    """
    whole: set[str] = set()
    pieces: set[str] = set()
    german = {
        part for text in GERMAN.texts.values() for form in text.forms.values() for part in form
        if isinstance(part, str)
    }  # fmt: skip
    for text in ENGLISH.texts.values():
        for form in text.forms.values():
            for part in form:
                if not isinstance(part, str) or part in german:
                    continue
                if len(form) == 1:
                    whole |= {part, part[:1].upper() + part[1:]}
                if " " in part.strip() and len(part.strip()) > 11 and part.strip() not in own:
                    pieces.add(part.strip())
    return {text for text in whole if text not in own}, sorted(pieces)


def test_nothing_english_is_left(german_site: Path) -> None:
    own = squeezed(
        "\n".join(
            path.read_text(encoding="utf-8")
            for path in sorted((ROOT / "briefings").rglob("*"))
            if path.suffix in (".md", ".yml")
        )
        + (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    )
    whole, pieces = leftovers(own)
    assert len(whole) > 150 and len(pieces) > 100
    any_piece = re.compile(
        "|".join(re.escape(piece) for piece in sorted(pieces, key=len, reverse=True))
    )
    found = {
        f"{page.relative_to(german_site / 'site')}: {text[:120]}"
        for page in generated(german_site)
        for text in said(page)
        if text and (text.strip(" ,;:.()·") in whole or any_piece.search(text))
    }
    assert sorted(found) == []


# -- a desk of its own -----------------------------------------------------------------------------

CONTENT = {
    "outlets.yml": """\
kurier: {name: Kurier, type: newspaper, family: haus, reliability: B, reliability_why: Berichtigt sich.}
spiegelblatt: {name: Spiegelblatt, type: newspaper, family: haus, funding: private, country: DE}
nd: {name: Nachrichtendienst, type: wire, aliases: [ND]}
""",
    "actors.yml": """\
rat: {name: Der Rat, type: government}
amt: {name: Das Amt, type: body, part_of: rat}
ministerin:
  name: Ada Ministerin
  type: person
  aliases: [Frau Ministerin]
  roles: [{title: Ministerin, organization: amt, from: 2025-02-10}]
meister: {name: Bo Meister, type: person}
""",
    "issues.yml": """\
maut:
  title: Die Maut
  question: Sollen Lastwagen Maut zahlen?
  stances:
    fordert: {label: fordert die Maut, side: for}
    prueft: {label: wartet auf das Straßenverkehrsordnungswidrigkeitengutachten, side: conditional}
    ablehnt: {label: lehnt die Maut ab, side: against}
strasse: {title: Die Straße, question: Soll die Straße gesperrt werden?, stances: {ja: {label: will sie sperren, side: for}}}
""",
    "claims.yml": """\
gesagt: {text: Der Rat hat getagt., issue: maut, supported_by: [a#eins, b#zwei], disputed_by: [c#drei]}
allein: {text: Es hat geregnet., supported_by: [a#eins]}
""",
    "events.yml": "sitzung: {title: Sitzung, date: 2025-02-12, place: Amtshaus, actors: [rat], evidence: [a#eins]}\n",
    "notes/merke.md": "---\ntitle: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz\ndate: 2025-02-20\nabout: [meister]\ntlp: clear\n---\n\nNachfragen.\n",
    "sources/a.md": """\
---
title: Streit um die Maut
outlet: kurier
published: 2025-02-14
language: de
url: https://kurier.example/a
corrected: {date: 2025-02-16, what: Ein Name.}
extracts:
  - {id: eins, quote: Ohne mich., speaker: meister, said_to: kurier, place: Amtshaus, credibility: 2, positions: {maut: ablehnt}}
  - {id: vier, quote: Wir prüfen das., speaker: ministerin, said: 2025-02-12?, positions: {maut: prueft}}
---
""",
    "sources/b.md": """\
---
title: Maut kommt
wire: nd
published: 2025-02~
language: de
extracts:
  - {id: zwei, quote: Sie kommt., speaker_described: ein Beamter, of: amt, positions: {maut: fordert}}
---
""",
    "sources/c.md": """\
---
title: Doch keine Maut
outlet: spiegelblatt
published: 2025-02-17
language: de
copy_of: a
retracted: {date: 2025-02-18, what: Alles.}
extracts:
  - {id: drei, quote: Er will sie nun., positions: [{actor: meister, issue: maut, stance: fordert}]}
  - {id: fuenf, quote: Wir sperren., speaker: ministerin, translated_by: Uwe, positions: {strasse: ja}}
---
""",
    "maut/briefing.md": """\
---
title: Wer die Maut will
date: 2025-02-20
updated: 2025-02-21
authors: [Ida Schreiber]
summary: Noch ist alles offen.
issues: [maut, strasse]
judgements:
  - {id: eins, text: Sie kommt., likelihood: likely, confidence: low, because: Viele wollen sie., evidence: [a#eins, allein], assumptions: [Frieden], indicators: [Streik], alternatives: [Nichts]}
hypotheses:
  question: Warum?
  hypotheses: {geld: Wegen Geld., ruhe: Wegen Ruhe.}
  evidence: {a#eins: {geld: C, ruhe: I}, gesagt: {geld: CC, ruhe: N}}
gaps: [Wer zahlt.]
changes: [{date: 2025-02-21, what: Ergänzt.}]
---

Bo Meister lehnt ab [@a#eins; @b#zwei]. Siehe [[issue:maut]].

![[c#fuenf]]
""",
}
#: Words that English cannot do without and German does not know.
ENGLISH_WORDS = re.compile(
    r"\b(the|of|and|with|from|by|not|is|are|this|that|for|to|it|on|as|unknown|quotations?|sources?"
    r"|unnamed|record|published|speaker|evidence|statements?|actors?|issues?|page|address)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="session")
def desk(shared: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(folder: Path) -> None:
        site = bare_site(folder, "Kleines Haus")
        settings = site / "mkdocs.yml"
        said = yaml.safe_load(settings.read_text(encoding="utf-8"))
        said["theme"]["language"] = "de"
        said["site_description"] = "Alles."
        said["markdown_extensions"][-1]["toc"]["permalink_title"] = "Hierher"
        settings.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
        for name, content in CONTENT.items():
            (site / "briefings" / name).parent.mkdir(parents=True, exist_ok=True)
            (site / "briefings" / name).write_text(content, encoding="utf-8")
        build_or_fail(site)

    return shared("german-desk", make)


def test_no_english_word_stands_on_a_german_desk(desk: Path) -> None:
    """The catalogues say nothing of words that somebody has forgotten to put there."""
    found = set()
    for page in generated(desk):
        for text in said(page):
            bare = re.sub(r"\S+[/@=]\S*|\{\w+\}|\w+\.[a-z]+\b", "", text)
            if not text.startswith(("{", "@", "[")) and ENGLISH_WORDS.search(bare):
                found.add(f"{page.relative_to(desk / 'site')}: {text[:140]}")
    for feed in sorted((desk / "site").rglob("feed.json")):
        told = json.loads(feed.read_text(encoding="utf-8"))
        texts = [told["description"]]
        for item in told["items"]:
            texts += [item["title"], re.sub(r"<[^>]*>", " ", item["content_html"])]
        where = feed.relative_to(desk / "site")
        found |= {f"{where}: {text[:140]}" for text in texts if ENGLISH_WORDS.search(text)}
    assert sorted(found) == []


def test_a_german_desk_says_it_as_a_newspaper_would(desk: Path) -> None:
    page = desk / "site" / "briefings" / "maut" / "index.html"
    tree = lxml.html.document_fromstring(page.read_text(encoding="utf-8"))
    text = squeezed(tree.xpath("//article")[0].text_content())
    for words in (
        "Das Wichtigste",
        "20. Februar 2025, aktualisiert 21. Februar 2025",
        "„Ohne mich.“",
        "Wir halten das für: wahrscheinlich (55–80 %).",
        "Unser Vertrauen in diese Einschätzung: gering.",
        "lehnt die Maut ab",
        "fordert die Maut (nach Angaben einer nicht genannten Person)",
        "fordert die Maut (nach Berichten)",
        "wahrscheinlich 12. Februar 2025",
        "14. Feb. 2025 (berichtigt)",
        "Konkurrierende Hypothesen",
        "Was wir nicht wissen",
    ):
        assert words in text, words
    assert tree.get("lang") == "de"
    assert "“Ohne" not in text


@pytest.mark.browser
def test_long_words_leave_no_page_wider_than_a_telephone(desk: Path, serve_folder, watch) -> None:
    served = serve_folder(desk / "site")
    watched = watch(served.host, width=360, height=800)
    for place in ("", "briefings/maut/", "issues/maut/", "actors/ministerin/", "notes/merke/",
                  "positions/", "positions/ministerin--maut/", "sources/a/", "timeline/", "map/",
                  "evidence/", "data/"):  # fmt: skip
        watched.page.goto(served.url + place)
        watched.page.wait_for_load_state("networkidle")
        wider = watched.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, place
        assert watched.page.evaluate("document.documentElement.lang") == "de"
    watched.page.goto(served.url + "map/")
    status = watched.page.locator(".or-map__status")
    status.filter(has_text="Akteure").wait_for()
    assert "Positionen" in status.inner_text()
    watched.page.goto(served.url + "evidence/?q=Maut")
    watched.page.get_by_text("Gefundene Zitate").first.wait_for()
    assert watched.troubles == []


def test_the_starter_site_builds_in_german(tmp_path: Path) -> None:
    start(tmp_path, "Wennfluss")
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "\n  language: en\n" in text
    settings.write_text(text.replace("\n  language: en\n", "\n  language: de\n"), encoding="utf-8")
    done = run_onrecord("build", "--site", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert GERMAN.say("home.title") in home
