"""A page's bytes become text: in the right encoding, block by block, whatever the page is like."""

from __future__ import annotations

import pytest

from onrecord.captures.extraction import article_text, decoded, visible_text

WORDS = "Міст — це «обіцянка»"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (f'<meta charset="windows-1251"><p>{WORDS}'.encode("windows-1251"), None),
        (
            f'<meta http-equiv=Content-Type content="text/html; charset=koi8-u"><p>{WORDS}'.replace(
                "—", "-"
            ).encode("koi8-u", errors="ignore"),
            None,
        ),
        (f"<p>{WORDS}".encode(), None),
        (f"<meta charset=utf-8><p>{WORDS}".encode("windows-1251"), "windows-1251"),
        (b"\xef\xbb\xbf" + f"<meta charset=koi8-u><p>{WORDS}".encode(), None),
        (b"\xff\xfe" + f"<p>{WORDS}".encode("utf-16-le"), None),
        (f'<?xml version="1.0" encoding="utf-8"?><p>{WORDS}'.encode(), None),
        (f"<meta charset=utf-16><p>{WORDS}".encode(), None),
        (f"<meta charset=no-such-thing><p>{WORDS}".encode(), None),
        (f"<meta charset=zip><p>{WORDS}".encode(), "base64"),
    ],
)
def test_encodings(data: bytes, charset: str | None) -> None:
    assert "Міст" in decoded(data, html=True, charset=charset)


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decoded(b"<meta charset=iso-8859-1>\x93yes\x94", html=True).endswith("“yes”")
    assert decoded(b"<p>\x93yes\x94", html=True).endswith("“yes”")


def test_blocks_end_lines_and_words_are_never_run_together() -> None:
    page = """<body><h1>Title</h1><p>A <b>bold</b>er word<br>and a break.</p>
    <ul><li>One</li><li>Two</li></ul><table><tr><td>a<td>b</table>
    <div>Before<p>inside</p>after</div><p hidden>unseen</p><script>no()</script>
    <noscript>no</noscript><button>Press</button><p>Spaces\xa0and
    lines</p>"""
    assert visible_text(page).split("\n") == [
        "Title", "A bolder word", "and a break.", "One", "Two", "a", "b", "Before", "inside",
        "after", "Spaces\xa0and lines",
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "font", "blockquote"])
def test_no_depth_loses_text(tag: str) -> None:
    page = "<p>before</p>" + f"<{tag}>" * 4000 + "deep" + f"</{tag}>" * 4000 + "<p>after</p>"
    assert visible_text(page).split("\n") == ["before", "deep", "after"]
    article_text(page)


PARAGRAPH = "<p>The council put off its vote after four hours of debate in a full hall.</p>"


def test_an_article_in_a_page_with_too_many_elements() -> None:
    page = f"<html><body><article>{PARAGRAPH * 5}</article>{'<p>x</p>' * 20_000}</body></html>"
    assert "four hours of debate" in article_text(page)
    assert "four hours of debate" in visible_text(page)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "   ",
        "<",
        "\0",
        "<p>a\0b\x0b\ufffe</p>",
        "<!-- never closed <p>text",
        "<html/>",
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>&b;</p>",
        "<p>\ud800</p>",
        "text without any tag",
    ],
)
def test_odd_pages(page: str) -> None:
    assert isinstance(article_text(page), str)
    assert "\0" not in visible_text(page)


@pytest.mark.parametrize(
    "page",
    [
        "<" * 2_000_000,
        "<!--" * 500_000,
        "<script>" * 300_000,
        "<p " + "a=b " * 500_000 + ">x",
        "data:" * 500_000,
        "<img src='data:image/png;base64," + "A" * 5_000_000 + "'><p>text</p>",
        "&amp;" * 500_000,
        "<a " * 700_000,
        "<div>" * 150_000 + "text",
        ("<ul>" + "<li>Point</li>" * 200 + "</ul>") * 150,
    ],
)
def test_hostile_pages_are_read_to_their_end(page: str) -> None:
    assert isinstance(article_text(page), str)
    assert isinstance(visible_text(page), str)
