"""No template and no script holds words that readers see: they stand in the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from onrecord.languages import ENGLISH
from onrecord.render.environment import environment

PACKAGE = Path(__file__).resolve().parents[2] / "generator" / "onrecord"
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.j2"))
SCRIPTS = sorted((PACKAGE / "theme").rglob("*.js"))
STYLES = sorted((PACKAGE / "theme").rglob("*.css"))

#: Proper names and marks that are the same in every language.
NAMES = {"Wikidata", "SHA", "TLP", "BibTeX", "Zotero", "Atom", "JSON", "Feed", "onrecord", "export"}
#: Attributes whose values are read or spoken, beside all that begin with ``data-say`` and the like.
SPOKEN = re.compile(
    r"\b(?:aria-label|aria-description|title|alt|placeholder|summary|data-(?!bs-)[a-z-]+)=\"([^\"]*)\""
)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
#: Values of data attributes that are no words: names of parts, states, places.
PLAIN = re.compile(r"[a-z0-9.:/_-]*")


def written(source: str) -> str:
    """What a template says of its own, expressions as an empty mark and statements left out."""
    parts = []
    for _, kind, value in environment().lex(source):
        if kind == "data":
            parts.append(value)
        elif kind == "variable_begin":
            parts.append("\0")
    return "".join(parts)


def words_of(text: str) -> Iterator[str]:
    for match in SPOKEN.finditer(text):
        if not PLAIN.fullmatch(match[1].replace("\0", "")):
            yield from WORD.findall(match[1])
    bare = re.sub(r"&#?\w+;|\bdata-[a-z-]+=", "", TAG.sub(" ", text))
    yield from WORD.findall(bare)


def said_in_expressions(source: str) -> Iterator[str]:
    """Strings in expressions that are sentences or begin with a capital letter."""
    tree = environment().parse(source)
    # backlinks are told apart by the labels of their fields, which are names in the code
    skipped = {
        id(name)
        for keyword in tree.find_all(nodes.Keyword)
        if keyword.key == "skip"
        for name in keyword.find_all(nodes.Const)
    }
    for node in tree.find_all(nodes.Const):
        if (
            id(node) not in skipped
            and isinstance(node.value, str)
            and not ENGLISH.knows(node.value)
        ):
            text = TAG.sub(" ", re.sub(r"<[^>]*$|^[^<]*>", " ", node.value))
            if re.search(r"(?<![\w/.#=-])[A-Z][a-z]+|[a-z]{2,},? [a-z]{2,}", text):
                yield from WORD.findall(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_words(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = [*words_of(written(source)), *said_in_expressions(source)]
    assert [word for word in found if word not in NAMES] == []


STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_holds_words(path: Path) -> None:
    text = re.sub(
        r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    found = []
    for match in STRING.finditer(text):
        said = re.sub(r"\$\{[^}]*\}", " ", next(part for part in match.groups("") if part or True))
        if re.search(r"^[A-Z][a-z]+ |[a-z]{2,} [a-z]{2,} [a-z]{2,}", said) and "." != said[:1]:
            found.append(said)
    assert found == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_style_holds_words(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for value in re.findall(r"content:\s*([^;}]*)", text):
        # what stands after the slash is read aloud instead of the sign
        said = " ".join(re.findall(r"\"([^\"]*)\"", value))
        assert not WORD.findall(re.sub(r"\\[0-9a-fA-F]{1,6}", "", said)), value
