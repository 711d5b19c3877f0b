"""Reading: bytes, YAML and front matter become text with exact places, or diagnostics."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.diagnostics import Severity, Span
from onrecord.inputs.composed import MAX_DEPTH, Listing, Mapping, Scalar, compose
from onrecord.inputs.files import InputFile, read_tree
from onrecord.inputs.front_matter import Prose, SplitFile, split


def lay(folder: Path, name: str, data: bytes = b"x") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_files_in_path_order(tmp_path: Path):
    for name in ("b/z.md", "a.yml", "b/a.md", "B.md"):
        lay(tmp_path, f"briefings/{name}")
    tree = read_tree(tmp_path)
    assert [file.path for file in tree.files] == [
        "briefings/B.md", "briefings/a.yml", "briefings/b/a.md", "briefings/b/z.md",
    ]  # fmt: skip
    assert not tree.diagnostics and not tree.unread


def test_locks_are_apart(tmp_path: Path):
    lay(tmp_path, "briefings/sources/a.lock.json", b"{}")
    lay(tmp_path, "briefings/sources/a.md")
    tree = read_tree(tmp_path)
    assert [file.path for file in tree.files] == ["briefings/sources/a.md"]
    assert [file.path for file in tree.locks] == ["briefings/sources/a.lock.json"]


def test_parts_of_a_path():
    file = InputFile("briefings/munich/sources/a.b.md", "")
    assert (file.stem, file.suffix, file.folders) == ("a.b", ".md", ("munich", "sources"))
    assert InputFile("briefings/x", "").suffix == ""


def test_unread_names_what_is_there_but_could_not_be_read(tmp_path: Path):
    lay(tmp_path, "briefings/a.md", b"\xff")
    lay(tmp_path, "briefings/b.md", b"\xef\xbb\xbfx")
    (tmp_path / "briefings" / "c.md").mkdir()
    tree = read_tree(tmp_path)
    assert tree.unread == {"briefings/a.md", "briefings/c.md"}
    assert [file.text for file in tree.files] == ["x"]
    assert [item.severity for item in tree.diagnostics if item.span.file == "briefings/b.md"] == [
        Severity.WARNING
    ]


def test_line_ends_become_line_feeds(tmp_path: Path):
    lay(tmp_path, "briefings/a.md", b"a\r\nb\rc\n")
    (file,) = read_tree(tmp_path).files
    assert file.text == "a\nb\nc\n"


def test_places_in_undecodable_bytes_count_characters(tmp_path: Path):
    lay(tmp_path, "briefings/a.md", "é\nüü".encode() + b"\xe9")
    (problem,) = read_tree(tmp_path).diagnostics
    assert problem.span == Span("briefings/a.md", 2, 3)
    assert "0xE9" in problem.message


# -- YAML ------------------------------------------------------------------------------------------


def test_scalars_stay_as_typed():
    text = "a: no\nb: 2025-02\nc: 1e3\nd: 0o7\ne: ~\nf: 'x'\n"
    text += "g: |\n  two\n  lines\nh: >-\n  one\n  line"
    node, problems = compose(text, "f")
    assert not problems and isinstance(node, Mapping)
    values = {key.value: (value.value, value.plain) for key, value in node.pairs}
    assert values == {
        "a": ("no", True), "b": ("2025-02", True), "c": ("1e3", True), "d": ("0o7", True),
        "e": ("~", True), "f": ("x", False), "g": ("two\nlines\n", False),
        "h": ("one line", False),
    }  # fmt: skip


def test_places_count_from_the_first_line_of_the_yaml():
    node, _ = compose("a: [é, ü]\n", "f", first_line=5)
    assert isinstance(node, Mapping)
    listing = node.get("a")
    assert isinstance(listing, Listing)
    assert [item.span for item in listing.items] == [Span("f", 5, 5, 1), Span("f", 5, 8, 1)]
    assert node.key("a").span == Span("f", 5, 1, 1)
    assert node.get("b") is None and node.key("b") is None


def test_the_span_of_a_block_is_its_first_line():
    node, _ = compose("q: >-\n  some words\n  more\n", "f")
    assert node.get("q").span == Span("f", 1, 4, 2)


def test_nothing_is_no_node():
    assert compose("", "f") == (None, [])
    assert compose("# comment\n", "f") == (None, [])


def test_depth_is_limited_without_recursion():
    assert not compose("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f")[1]
    node, (problem,) = compose("[" * 200_000, "f")
    assert node is None and problem.code == "too-deep"


def test_an_alias_bomb_is_not_expanded():
    bomb = "a: &a [x,x]\n" + "".join(f"b{n}: [*a,*a,*a]\n" for n in range(2000))
    node, problems = compose(bomb, "f")
    assert {item.code for item in problems} == {"yaml-feature"}
    assert isinstance(node, Mapping) and len(node.pairs) == 2001


def test_repeated_keys_keep_the_first():
    node, (problem,) = compose("a: 1\nb: 2\na: 3\n", "f")
    assert [(key.value, value.value) for key, value in node.pairs] == [("a", "1"), ("b", "2")]
    assert problem.code == "duplicate-key" and problem.span.line == 3


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 'b", "unclosed-quote", 1, 4),
        ('a: "b\nc: d\n', "unclosed-quote", 1, 4),
        ("a: 'b'c'\n", "unclosed-quote", 1, 6),
        ('a: "say "no" now"\n', "unclosed-quote", 1, 9),
        ("a: b: c\n", "stray-colon", 1, 5),
        ("a: @b\n", "reserved-character", 1, 4),
        ("a: `b`\n", "reserved-character", 1, 4),
        ("a: %b\n", "reserved-character", 1, 4),
        ("a:\n\tb: c\n", "tab-indentation", 2, 1),
        ("a:\n  b: c\n \td: e\n", "tab-indentation", 3, 2),
        ('a: "\\q"\n', "bad-escape", 1, 5),
        ('a: "\\x4"\n', "bad-escape", 1, 7),
        ("a: *b c\nd: e\n", "yaml-feature", 1, 4),
        ("a: &b\n", "yaml-feature", 1, 4),
        ("a: !!binary x\n", "yaml-feature", 1, 4),
        ("a: !<x\n", "yaml-feature", 1, 4),
        ("a: [b\n", "yaml-syntax", 2, 1),
        ("a: b\n---\nc: d\n", "second-document", 2, 1),
        ("? [a]\n: b\n", "key-not-text", 1, 3),
        ("{a: b}: c\n", "key-not-text", 1, 1),
        ("<<: {a: b}\n", "yaml-feature", 1, 1),
    ],
)
def test_errors_at_the_place_to_mend(text: str, code: str, line: int, column: int):
    _, problems = compose(text, "f")
    first = problems[0]
    assert (first.code, first.span.line, first.span.column) == (code, line, column)
    assert first.help


def test_a_quoted_merge_key_and_alias_are_text():
    node, problems = compose("'<<': '*a'\n", "f")
    assert not problems and node.pairs[0][1] == Scalar("*a", Span("f", 1, 7, 4), False)


# -- front matter ----------------------------------------------------------------------------------


def test_split():
    halves = split(InputFile("f", "---\na: b\n---\n\nProse.\n"))
    assert isinstance(halves, SplitFile)
    assert (halves.yaml, halves.yaml_line) == ("a: b\n", 2)
    assert halves.prose == Prose("\nProse.\n", "f", 4)


def test_a_rule_in_the_prose_does_not_matter():
    halves = split(InputFile("f", "--- \na: b\n---\none\n\n---\n\ntwo"))
    assert halves.prose.text == "one\n\n---\n\ntwo"


def test_places_in_prose():
    prose = Prose("one\ntwo three\n", "f", 10)
    assert prose.span(0, 3) == Span("f", 10, 1, 3)
    assert prose.span(8, 5) == Span("f", 11, 5, 5)
    assert prose.span(8, 500) == Span("f", 11, 5, 5)
    assert prose.span(13) == Span("f", 11, 10, 1)
    assert Prose("one\ntwo", "f", 3, exact=False).span(5, 2) == Span("f", 3)
