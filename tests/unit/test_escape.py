"""The choke point: whatever goes in comes out letter for letter and does nothing."""

from __future__ import annotations

import html
import re
import string

import lxml.html
import markdown
import pytest

from onrecord.markdown.escape import coded, finalize, rebuilt_address

HOSTILE = [
    "<script>alert(1)</script>", "*stars* _lines_ `code` ~~x~~", "# heading", "- list", "1. list",
    "    indented", "> quote", "[a](javascript:x)", "![a](x)", "[x]: y", "{: .a onclick=x }",
    "{{ 7*7 }} {% raw %}", "--8<-- \"x\"", "a | b | c", "&lt; &amp; &#60;", "\\* \\\\", "---",
    "***", "===", "\tTab", "  two  spaces  ", " ", "a\nb", "a\n\nb", "<!-- x -->", "]]>", "[[a]]",
    "[@a]", "![[a]]", "😀 [x] é \u00a0 x", "http://example.org www.example.org a@example.org",
    "\"'`´“”«»", string.printable[:95], "(c) -- ... 1/2 -->",
    ":smile: :material-x:", "^a^ ~b~ ==c==",
    "<b", "</div>", "&", "[^1]", "*[a]: b", "!!! note", "=== \"Tab\"", "$x$ \\(y\\)", "[TOC]",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("around", ["x {} y", "{}", "- {}", "# {}", "| h |\n|---|\n| {} |"])
def test_coded_comes_out_letter_for_letter(text: str, around: str):
    page = markdown.markdown(
        around.format(coded(text)),
        extensions=["tables", "admonition", "toc", "fenced_code", "attr_list", "footnotes", "abbr"],
    )
    tree = lxml.html.fromstring(f"<div>{page}</div>")
    assert text in "".join(tree.itertext())
    assert {element.tag for element in tree.iter()} <= {
        "div", "p", "ul", "li", "h1", "table", "thead", "tbody", "tr", "th", "td"
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_coded_in_an_attribute(text: str):
    tree = lxml.html.fromstring(f'<p title="{coded(text)}">x</p>')
    assert tree.attrib["title"] == text
    assert len(tree.attrib) == 1


def test_coded_never_starts_or_ends_a_line():
    assert "\n" not in coded("a\nb\n\nc")
    assert html.unescape(coded("a\nb")) == "a\nb"


def test_finalize_codes_text_and_lets_markup_pass():
    assert finalize("<b>") == coded("<b>")
    assert finalize(coded("<b>")) == coded("<b>")
    assert finalize(None) == "" and finalize(3) == "3"


@pytest.mark.parametrize(
    ("given", "rebuilt"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTPS://example.org/a b".replace(" ", "%20"), "https://example.org/a%20b"),
        ("https://example.org/ä?ö=ü#ß", "https://example.org/%C3%A4?%C3%B6=%C3%BC#%C3%9F"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://example.org/?a=b&c=d%26e", "https://example.org/?a=b&c=d%26e"),
    ],
)
def test_addresses_are_rebuilt(given: str, rebuilt: str):
    assert rebuilt_address(given) == rebuilt
    assert rebuilt_address(rebuilt) == rebuilt


@pytest.mark.parametrize("text", ["javascript:x", "//example.org", "x", "", "https://", "ftp://a/"])
def test_other_addresses_are_our_bug(text: str):
    with pytest.raises(ValueError):
        rebuilt_address(text)


def test_rebuilt_addresses_cannot_leave_an_attribute():
    address = rebuilt_address('https://example.org/"\'<>`{}|\\^ x?"<>#"<>')
    assert re.fullmatch(r"[!#-;=?-\[\]_a-z~%&]+", address)
    assert '"' not in address and "<" not in address and ">" not in address
