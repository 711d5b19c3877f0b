"""Editing one file in place: YAML scalars, prose and JSON strings, and nothing around them."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import yaml

from onrecord.diagnostics import Span
from onrecord.inputs.composed import Mapping as YamlMapping
from onrecord.inputs.composed import compose
from onrecord.inputs.files import InputFile
from onrecord.inputs.front_matter import SplitFile, split
from onrecord.rename.outcome import Refused

#: The last step of the place of a key itself.
KEY = object()

_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})"
    r"|(?P<gap>\n[ \t]*)|(?P<one>.))",
    re.DOTALL,
)


class Document:
    """A content file whose YAML scalars can be edited in place."""

    def __init__(self, file: InputFile) -> None:
        self.file = file
        self.starts = [0]
        self.starts += [match.end() for match in re.finditer("\n", file.text)]
        self.edits: dict[tuple[int, int], str] = {}

    def offset(self, line: int, column: int) -> int:
        """The offset of a place, line and column counted from 1."""
        return self.starts[line - 1] + column - 1

    @cached_property
    def parts(self) -> SplitFile | None:
        """The halves of a Markdown file."""
        if self.file.suffix != ".md":
            return None
        halves = split(self.file)
        return halves if isinstance(halves, SplitFile) else None

    @cached_property
    def root(self) -> YamlMapping | None:
        """The composed YAML."""
        text, line = (self.parts.yaml, self.parts.yaml_line) if self.parts else (self.file.text, 1)
        node, _ = compose(text, self.file.path, line)
        return node if isinstance(node, YamlMapping) else None

    @cached_property
    def scalars(self) -> Mapping[int, tuple[int, str, str]]:
        """Every scalar by the offset at which it starts: its end, its style, its value."""
        text, line = (self.parts.yaml, self.parts.yaml_line) if self.parts else (self.file.text, 1)
        found = {}
        for event in yaml.parse(text, Loader=_YAML):
            if isinstance(event, yaml.ScalarEvent):
                start, end = (
                    self.starts[mark.line + line - 1] + mark.column
                    if mark.line + line - 1 < len(self.starts)
                    else len(self.file.text)
                    for mark in (event.start_mark, event.end_mark)
                )
                found[start] = (end, event.style or "", event.value)
        return found

    def in_scalar(self, span: Span, start: int, end: int) -> tuple[int, int]:
        """Where ``value[start:end]`` of the scalar at ``span`` stands in the file."""
        at = self.offset(span.line, span.column)
        if at in self.scalars:
            stop, style, value = self.scalars[at]
            units = _units(self.file.text[at:stop], style)
            wanted = [index for index, char in enumerate(value) if not char.isspace()]
            if "".join(char for _, _, char in units) == "".join(value[i] for i in wanted):
                first, last = bisect_left(wanted, start), bisect_left(wanted, end - 1)
                return at + units[first][0], at + units[last][1]
        raise Refused(
            f"the id in {span.file}, line {span.line}, cannot be edited in place",
            "write it there by hand on one line, without escapes, and rename again",
        )

    def edit(self, start: int, end: int, new: str) -> None:
        """Replace ``text[start:end]``; the same edit twice is one."""
        self.edits[start, end] = new

    @property
    def edited(self) -> str:
        """The text with its edits."""
        parts, reached = [], 0
        for (start, end), new in sorted(self.edits.items()):
            parts += [self.file.text[reached:start], new]
            reached = end
        return "".join([*parts, self.file.text[reached:]])


def _units(raw: str, style: str) -> list[tuple[int, int, str]]:
    """The characters of a YAML scalar's value that are not white space: start, end, character.

    Folding, indentation and line ends only ever touch white space, so that these are the same in
    the file and in the value.
    """
    found: list[tuple[int, int, str]] = []
    at = 0
    if style in ("'", '"'):
        raw, at = raw[:-1], 1
    elif style in ("|", ">"):
        at = raw.find("\n") + 1 or len(raw)
    while at < len(raw):
        end, char = at + 1, raw[at]
        if style == "'" and char == "'":
            end = at + 2
        elif style == '"' and char == "\\" and (escape := _ESCAPE.match(raw, at)):
            end = escape.end()
            code = escape["x"] or escape["u"] or escape["U"]
            char = chr(int(code, 16)) if code else _escaped(escape["one"] or " ")
        if not char.isspace():
            found.append((at, end, char))
        at = end
    return found


def _escaped(letter: str) -> str:
    """What a backslash and ``letter`` stand for; white space is left out by the caller."""
    return {
        "0": "\0",
        "a": "\a",
        "b": "\b",
        "e": "\x1b",
        "n": " ",
        "t": " ",
        "v": " ",
        "f": " ",
        "r": " ",
        "N": "\x85",
        "_": "\xa0",
        "L": "\u2028",
        "P": "\u2029",
    }.get(letter, letter)


def json_strings(text: str) -> Iterator[tuple[tuple[Any, ...], int, int, str]]:
    """Every string of a valid JSON text: its place, where it starts and ends, and its value.

    A place is the way of keys and numbers to the string; that of a key ends with ``KEY``.
    """
    way: list[Any] = []
    kinds: list[str] = []
    is_key = False
    for match in _JSON_TOKEN.finditer(text):
        token = match[0]
        if token in "{[":
            kinds.append(token)
            way.append(0 if token == "[" else None)
            is_key = token == "{"
        elif token in "}]":
            kinds.pop()
            way.pop()
        elif token == ",":
            is_key = kinds[-1] == "{"
            if not is_key:
                way[-1] += 1
        elif token == ":":
            is_key = False
        elif token.startswith('"'):
            value = json.loads(token)
            if is_key:
                way[-1] = value
            yield (*way, *([KEY] if is_key else [])), match.start() + 1, match.end() - 1, value
