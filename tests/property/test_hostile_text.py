"""No text can become anything but text: markup, attribute, script, link or front matter.

Each hostile text stands in every field at once. What is built is compared with what the same tree
gives where each field holds a harmless word: the same elements with the same attributes, and the
same words but for the texts themselves, letter for letter.
"""

from __future__ import annotations

import html
import re
import tempfile
from collections import Counter
from pathlib import Path

import lxml.html
import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from conftest import ROOT, bare_site
from hostile.site_of_texts import STRINGS, write_texts
from onrecord.build import generate
from onrecord.markdown.escape import coded, rebuilt_address
from onrecord.model.base import Text
from onrecord.render.page import Page

BATCH = 14
BATCHES = [STRINGS[start : start + BATCH] for start in range(0, len(STRINGS), BATCH)]
#: Attributes whose value is text, or follows from it.
TEXTUAL = {"id", "title", "aria-label", "data-label", "aria-labelledby", "content"}
#: Lists in the order of names, which differs between a text and its harmless word.
BY_NAME = {"/actors/", "/timeline/", "/outlets/"}
#: The one field that is kept for other uses and shown nowhere.
NOT_SHOWN = {"tag"}
#: The picture of who speaks on what; tests/browser/test_map.py looks at its words.
DRAWN = "/map/"
SIZE = re.compile(r"[\d.,]+ (bytes|kB|MB)")


@pytest.fixture(scope="module")
def convert():
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(ROOT / "docs"))

    def to_tree(page: Page) -> lxml.html.HtmlElement:
        body = page.text.split("\n---\n", 1)[1]
        made = markdown.markdown(
            body,
            extensions=config["markdown_extensions"],
            extension_configs=config["mdx_configs"],
        )
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        tree = lxml.html.document_fromstring(f"<div>{made}</div>".encode(), parser=parser)
        # Styles of citing set quotation marks within a title as they demand: tests/unit/test_citing.
        for citing in tree.find_class("or-citing"):
            citing.drop_tree()
        return tree

    return to_tree


def pages_of(folder: Path, text, count: int) -> dict[str, Page]:
    site = bare_site(folder)
    write_texts(site / "briefings", text, count)
    done = generate(site)
    assert not done.failed, "\n".join(f"{d.code} {d.message}" for d in done.diagnostics)
    return dict(done.pages)


def harmless(field: str, number: int) -> str:
    return f"q7{field}x{number}z"


def skeleton(tree: lxml.html.HtmlElement) -> Counter:
    """The elements, each with its attributes but for the values that are text."""
    return Counter(
        (
            element.tag if isinstance(element.tag, str) else "comment",
            tuple(
                sorted(
                    (name, "" if name in TEXTUAL or value.startswith("#") else value)
                    for name, value in element.attrib.items()
                )
            ),
        )
        for element in tree.iter()
        # names that run from right to left are isolated, and only those
        if element.tag != "bdi"
    )


@pytest.mark.parametrize("batch", range(len(BATCHES)))
def test_every_text_in_every_field(batch, tmp_path, convert):
    texts = BATCHES[batch]
    hostile = pages_of(tmp_path / "hostile", lambda field, i: texts[i], len(texts))
    control = pages_of(tmp_path / "control", harmless, len(texts))
    assert set(hostile) == set(control)
    shown: set[tuple[str, int]] = set()

    def put_in(match: re.Match[str]) -> str:
        shown.add((match[2], int(match[3])))
        found = texts[int(match[3])]
        return found if match[1] == "q" else found[0].upper() + found[1:]

    def expected(text: str) -> str:
        return re.sub(r"([qQ])7([a-z]+)x(\d+)z", put_in, text)

    for address, page in hostile.items():
        tree, other = convert(page), convert(control[address])
        if address == DRAWN:
            # Names are broken to their room, so places and pieces differ; kinds of elements do not.
            kinds = ({item.tag for item in side.iter()} - {"bdi"} for side in (tree, other))
            assert next(kinds) == next(kinds)
            continue
        assert skeleton(tree) == skeleton(other), address
        if address in BY_NAME:
            items = Counter(
                " ".join(item.text_content().split()) for item in tree.xpath("//li | //option")
            )
            assert items == Counter(
                " ".join(expected(item.text_content()).split())
                for item in other.xpath("//li | //option")
            ), address
        else:
            # How large the files to take away are depends on what is in them.
            mine, theirs = (
                SIZE.sub("size", text)
                for text in (tree.text_content(), expected(other.text_content()))
            )
            assert mine == theirs, address
        for name in ("aria-label", "data-label", "title"):
            for mine, theirs in zip(
                tree.xpath(f"//@{name}"), other.xpath(f"//@{name}"), strict=True
            ):
                assert mine == expected(theirs) or address in BY_NAME
        check_front_matter(page, expected(control[address].title))
    fields = {field for field, _ in shown}
    assert shown == {(field, i) for field in fields for i in range(len(texts))}
    assert fields >= set(all_fields()) - NOT_SHOWN


def all_fields() -> list[str]:
    asked: list[str] = []

    def ask(field: str, number: int) -> str:
        asked.append(field)
        return "x"

    with tempfile.TemporaryDirectory() as folder:
        write_texts(Path(folder), ask, 1)
    return asked


def check_front_matter(page: Page, title: str) -> None:
    assert page.text.startswith("---\n")
    block = page.text[4:].split("\n---\n", 1)[0]
    data = yaml.safe_load(block)
    assert set(data) <= {"title", "hide", "search", "tags", "description"}
    assert not re.search(r"[<>\"\[\]{}]", data["title"])
    assert html.unescape(data["title"]) == " ".join(title.split())
    for name in data.get("tags", ()):
        assert isinstance(name, str)
        assert not re.search(r"[<>\"]", name)


def acceptable() -> st.SearchStrategy[str]:
    """Any text that the parser lets through: no control character, nothing around it."""
    refused = (
        "".join(map(chr, [*range(0x20), 0x7F, 0x85, 0x2028, 0x2029, 0xFFFE, 0xFFFF]))
        .replace("\t", "")
        .replace("\n", "")
        .replace("\r", "")
    )
    letters = st.characters(exclude_categories=["Cs"], exclude_characters=refused)
    marks = st.sampled_from(list("<>&\"'`*_[](){}#!|\\~^:;=+-.,/@$% \t\n\r0123456789abx"))
    return st.text(st.one_of(marks, letters), min_size=1, max_size=60).map(str.strip).filter(bool)


PLACES = (
    '<blockquote class="a"><p data-quote="x">{}</p></blockquote>',
    "# {}",
    "<p>before <span>{}</span> after</p>",
    '<ul class="or-x">\n<li>{}</li>\n</ul>',
    "running [{}](other.md) prose",
    '<p aria-label="{}">x</p>',
)


@settings(max_examples=400, deadline=None)
@given(text=acceptable(), place=st.sampled_from(PLACES))
@example(text="[" * 500, place=PLACES[0])
@example(text="klzzwxh:0001", place=PLACES[1])
@example(text="a\n\n    b", place=PLACES[0])
def test_coded_text_is_inert_wherever_it_stands(text, place):
    made = markdown.markdown(
        "before\n\n" + place.format(coded(text)) + "\n\nafter [x]\n",
        extensions=["tables", "admonition", "fenced_code", "toc"],
    )
    plain = markdown.markdown(
        "before\n\n" + place.format("word") + "\n\nafter [x]\n",
        extensions=["tables", "admonition", "fenced_code", "toc"],
    )
    tree = lxml.html.fragment_fromstring(made, create_parent="div")
    other = lxml.html.fragment_fromstring(plain, create_parent="div")
    assert skeleton(tree) == skeleton(other)
    if "aria-label" in place:
        assert tree.xpath("//@aria-label") == [text]
    else:
        assert tree.text_content() == other.text_content().replace("word", text)


def test_every_string_of_the_set_is_one_that_content_can_hold():
    from pydantic import TypeAdapter

    adapter = TypeAdapter(Text)
    assert len(STRINGS) > 120
    assert all(adapter.validate_python(text) == text for text in STRINGS)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c&d=e#f",
        'https://example.org/"onmouseover=pwned(1)',
        "https://example.org/a'b",
        "http://example.org/[x](y)",
        "https://example.org/*a*_b_",
        "https://exämple.org/ä?ö=ü",
        "https://[::1]:8080/x",
        "https://example.org/%22%3Cscript%3E",
        "HTTPS://EXAMPLE.ORG/A",
        "https://example.org/{{7*7}}",
        "https://example.org/;a=1,2",
    ],
)
def test_an_address_is_rebuilt_and_goes_nowhere_else(address):
    made = rebuilt_address(address)
    assert re.match(r"https?://[a-z0-9.\[\]:-]+/", made)
    assert not re.search(r"[\s\"<>`{}\\^|]", made)
    link = f'<p><a href="{coded(made)}">x</a></p>'
    tree = lxml.html.fragment_fromstring(markdown.markdown(link), create_parent="div")
    (found,) = tree.xpath("//a")
    assert dict(found.attrib) == {"href": made}


@pytest.mark.parametrize(
    "address",
    ["javascript:pwned(1)", "data:text/html,x", "//example.org/", "file:///etc/passwd", "x", ""],
)
def test_other_schemes_are_refused(address):
    with pytest.raises(ValueError):
        rebuilt_address(address)
