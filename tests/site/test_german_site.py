"""The sample in German: nothing of the English catalogue is left on any page that we write."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest

from conftest import ROOT, build_or_fail, copy_sample
from onrecord.languages import ENGLISH, language

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
            if not isinstance(part.tag, str):
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
