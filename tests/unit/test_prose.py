"""The scanner of prose against the engine that will read it: what it lets pass is harmless."""

from __future__ import annotations

import random
import re

import lxml.html
import markdown
import pytest

from onrecord.markdown.prose import (
    Citation,
    Embed,
    Heading,
    Html,
    Link,
    Text,
    Unsafe,
    Verbatim,
    scan,
)


def kinds(text: str) -> list[tuple[str, str]]:
    """The tokens as (class, raw), plain text left out."""
    return [
        (type(token).__name__, token.raw) for token in scan(text) if not isinstance(token, Text)
    ]


def test_links():
    (link,) = scan("[[jd-vance|the Vice President]]")
    assert link == Link("[[jd-vance|the Vice President]]", 0, "jd-vance", "the Vice President")
    assert scan("a [[actor:b]]")[1] == Link("[[actor:b]]", 2, "actor:b", None)
    assert scan("[[ b | c ]]")[0] == Link("[[ b | c ]]", 0, "b", "c")


def test_citations():
    (cited,) = scan("[@a#x; @b#y]")
    assert cited == Citation("[@a#x; @b#y]", 0, (("a#x", 2), ("b#y", 8)))
    assert kinds("so [@a], p. 3") == [("Citation", "[@a]")]
    assert kinds("[@a#b, p. 3]") == [("Verbatim", "[@a#b, p. 3]")]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("![[a#b]]", True),
        ("![[a#b]]\n", True),
        ("x\n\n![[a#b]]  \n\ny", True),
        (" ![[a#b]]", False),
        ("x ![[a#b]]", False),
        ("![[a#b]] x", False),
        ("- ![[a#b]]", False),
        ("> ![[a#b]]", False),
        ("![[a#b]] ![[c]]", False),
    ],
)
def test_embeds(text: str, alone: bool):
    found = [token for token in scan(text) if isinstance(token, Embed)]
    assert found and all(token.alone is alone for token in found)


@pytest.mark.parametrize(
    "text",
    [
        "`[[a]]`",
        "`` ` [[a]] ``",
        "```\n[[a]]\n```",
        "~~~ yaml\n![[a]]\n~~~",
        "```{.yaml}\n[@a]\n```",
        "text\n\n    [[a]]\n",
        "text\n\n\t[@a]\n",
        "\\[[a]]",
        "[a](https://example.org/[@a])".replace("[@a]", "x"),
        "<https://example.org/>",
    ],
)
def test_nothing_in_code_and_links_is_a_reference(text: str):
    assert {name for name, _ in kinds(text)} <= {"Verbatim"}


@pytest.mark.parametrize(
    "text",
    [
        "- item\n\n    [[a]]\n",
        "1. item\n    [[a]]",
        "!!! note\n\n    [[a]]\n",
        "text\n    [[a]]",
        "    [[a]]",
        "```\n[[a]]",
        " ```\n[[a]]\n ```",
        "```\n[[a]]\n````",
        "`x\n[[a]]`",
        "> [[a]]",
        "# [[a]]",
        "“[[a]]”",
    ],
)
def test_what_an_engine_reads_as_prose_is_prose(text: str):
    assert ("Link", "[[a]]") in kinds(text)


def test_quotations_are_marked():
    tokens = scan('Vance said "we want a deal" and left.')
    assert [(token.raw, token.quoted) for token in tokens] == [
        ("Vance said ", False), ('"', True), ("we want a deal", True), ('"', True),
        (" and left.", False),
    ]  # fmt: skip
    assert all(token.quoted for token in scan("> as Vance said"))
    assert [type(token) for token in scan("## Vance\n")] == [Heading, Text]


#: Each does harm in Python-Markdown if it passes as it is.
HARMFUL = [
    "[a](javascript:x)", "![a](javascript:x)", "[a]( javascript:x)", "[a](<javascript:x>)",
    "[a](JaVaScRiPt:x)", "[a](javascript&colon;x)", "[a](javascript&#58;x)",
    "[a](java&Tab;script:x)", "[a](java\tscript:x)", "[a](java\nscript:x)",
    "[a\nb](javascript:x)", "[a](javascript:f(g(h(1))))", "[a [b] c](javascript:x)",
    '"[b](javascript:x "t")"', "[x][y](javascript:x)", "[@a b](javascript:x)",
    "[a](data:text/html,x)", "[a](vbscript:x)", "[a](//example.org)", "[a](/\\example.org)",
    "[x][y]\n\n[y]: javascript:x", "[x][y]\n\n[y]:\n  javascript:x",
    "[x][y]\n\n> [y]: javascript:x", "[x][y]\n\n- l\n\n    [y]: javascript:x",
    "[a\nb][]\n\n[a\nb]: javascript:x", "[b]\n\n[b]: <javascript:x>",
    "![a](https://example.org/x.png)", "![a][b]\n\n[b]: https://example.org/x.png",
    "![b]\n\n[b]: https://example.org/x.png",
    "`x\n`[b](javascript:x)`", "`` x `[b](javascript:x)`", "`x\n`<script>1</script>`",
    "<script>1</script>", "a<img src=x onerror=1>", "<div\nonclick=x>y", "<!-- x -->",
    "[<img src=x onerror=1>](https://example.org)", "[@ <img src=x onerror=1>]",
    "[x]: y <script>1</script>", "[x]: y [b](javascript:z)",
    "\\<img src=x onerror=1>", "!!! note\n\n    <script>1</script>",
    "!!! note\n\n    [b](javascript:x)", "```\n<script>1</script>", "    <script>1</script>",
    " ```\n<script>1</script>\n ```", "``` a b\n<script>1</script>\n```",
    "~~~\n<script>1</script>\n~~~~", "``` {x}\nc\n```\n<script>1</script>\n```",
    "- a\n\n\n    <script>1</script>", "| a |\n|---|\n| `x | y` [b](javascript:x) |",
    "  \n    <script>1</script>",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMFUL)
def test_what_does_harm_is_caught(text: str):
    assert any(isinstance(token, Html | Unsafe) for token in scan(text))


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://example.org/a_(b)?c=d#e)", "[a](http://example.org 'title: x')",
        "[a](mailto:a@example.org)", "[a](../issues/deal.md)", "[a](#top)", "[a](/x/y)",
        "![a](../assets/a.png)", "[x][y]\n\n[y]: https://example.org \"t\"",
        "He wrote [sic]: no.", "three points [a]:\nfirst", "3 < 4 and a <- b", "{a: b}",
        "5\" and 6\"", "&lt;b&gt;", "AT&T [sic] (2025)", "[[a]] (the actor) [@b] (see there)",
        "Wow! [1]", "`[a](javascript:x)` and `<b>`", "text\n\n    <b>code</b>",
    ],
)  # fmt: skip
def test_what_is_harmless_passes(text: str):
    assert not [token for token in scan(text) if isinstance(token, Html | Unsafe)]


def harm(html: str) -> list[str]:
    """What a browser would run, load or follow elsewhere."""
    found = []
    for element in lxml.html.fromstring(f"<div>{html}</div>").iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "b", "div id"):
            found.append(str(element.tag))
            continue
        for name, value in element.attrib.items():
            folded = re.sub(r"[\s\x00-\x20]", "", value).replace("\\", "/").lower()
            if name.startswith("on") or (name == "src" and re.match("(https?:)?//", folded)):
                found.append(name)
            if name == "href" and re.match("javascript:|data:|vbscript:|//", folded):
                found.append(name)
    return found


PIECES = [
    "[a]", "[a", "]", "(javascript:x)", '(javascript:x "t")', "](javascript:x)", "[x][y]",
    "[a](javascript:x)", "[y]: javascript:x", "[y]:", "javascript:x", "`", "``", "```", "~~~",
    "\n", "\n", "\n\n", "    ", "  ", " ", "\t", "- ", "1. ", "> ", "# ", "!!! note",
    "<script>1</script>", "<b>", "<img src=x onerror=1>", "<div onclick=x>", "\\", "!", "[[a]]",
    "[@a]", "![[a]]", '"', "“", "”", "'", "(", ")", "[", "]:", "<", ">", "<!--", "-->",
    "| a | b |\n|---|---|\n| ", "|", "*", "_", "text", "&colon;", "javascript", "{", "}",
    "``` x", "<https://x.org>", "&lt;", "https://x.org", "***", "=", "---\n", ":",
]  # fmt: skip


def test_what_passes_does_no_harm_in_an_engine():
    """Random texts from the pieces that matter, read by the engine with our extensions."""
    engine = markdown.Markdown(extensions=["tables", "admonition", "toc", "fenced_code"])
    chance = random.Random(20260311)
    passed = 0
    for _ in range(4000):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(2, 12)))
        tokens = scan(text)
        assert "".join(token.raw for token in tokens) == text
        assert all(text.startswith(token.raw, token.offset) for token in tokens)
        if any(isinstance(token, Html | Unsafe) for token in tokens):
            continue
        passed += 1
        rendered = "".join(
            "ours" if isinstance(token, Link | Citation | Embed) else token.raw for token in tokens
        )
        assert not harm(engine.reset().convert(rendered)), text
    assert passed > 800


@pytest.mark.parametrize(
    "piece",
    ["[", "`", "`a\n", "```x\n", '"a ', "<", "<a", "[@a; ", "![[", "[a]:\n", "[a](", "«", "\n",
     "`a` ``b ", "{:", "- ", "[a]((("],
)  # fmt: skip
def test_long_runs_of_marks_come_back_whole(piece: str):
    text = piece * (40_000 // len(piece))
    assert "".join(token.raw for token in scan(text)) == text


def test_verbatim_definitions_are_whole_lines():
    (token,) = scan('[y]: https://example.org "t"\n')
    assert isinstance(token, Verbatim)
