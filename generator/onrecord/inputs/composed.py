"""YAML composed, not loaded: nodes with raw scalars and places.

The YAML resolver never runs, so ``no``, ``2025-02`` and ``1e3`` stay what the author typed.
Nodes are built from the parser's events with an explicit stack, so that depth, repeated keys,
aliases, tags and merge keys are refused as diagnostics instead of surprising anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from onrecord.diagnostics import Diagnostic, Span

#: Content files nest at most six deep; beyond this something is wrong.
MAX_DEPTH = 40

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Scalar:
    """A leaf: the text as typed, after YAML's own unquoting and folding.

    ``plain`` tells an unquoted scalar from a quoted or block one: only a plain one can be empty
    by omission.
    """

    value: str
    span: Span
    plain: bool


@dataclass(frozen=True)
class Listing:
    """A YAML sequence."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True)
class Mapping:
    """A YAML mapping in the author's order; repeated keys were reported and dropped."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value under ``key``, or None."""
        for name, value in self.pairs:
            if name.value == key:
                return value
        return None

    def key(self, name: str) -> Scalar | None:
        """The key itself, for its place."""
        for key, _ in self.pairs:
            if key.value == name:
                return key
        return None


Node = Scalar | Listing | Mapping


@dataclass
class _Open:
    """A collection that is still being filled."""

    mapping: bool
    span: Span
    items: list[Node] = field(default_factory=list)


def compose(text: str, file: str, first_line: int = 1) -> tuple[Node | None, list[Diagnostic]]:
    """The single document in ``text``; None where it is empty or cannot be parsed.

    ``first_line`` is the line of the file on which ``text`` starts.
    """
    lines = text.split("\n")
    problems: list[Diagnostic] = []

    def span(start: yaml.Mark, end: yaml.Mark | None = None) -> Span:
        length = 1
        if end is not None:
            if end.line == start.line:
                length = end.column - start.column
            elif start.line < len(lines):
                length = len(lines[start.line].rstrip()) - start.column
        return Span(file, start.line + first_line, start.column + 1, max(1, length))

    stack: list[_Open] = []
    root: Node | None = None
    documents = 0

    def add(node: Node) -> None:
        nonlocal root
        if stack:
            stack[-1].items.append(node)
        elif root is None:
            root = node

    try:
        for event in yaml.parse(text, Loader=_Loader):
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        problems.append(
                            Diagnostic(
                                "second-document",
                                "a second YAML document starts here",
                                span(event.start_mark, event.end_mark),
                                help='remove the line "---": a file holds one document',
                            )
                        )
                        break
                case yaml.AliasEvent():
                    problems.append(_refused(span(event.start_mark), "an alias (*)"))
                    add(Scalar("", span(event.start_mark), plain=False))
                case yaml.ScalarEvent() | yaml.CollectionStartEvent():
                    here = span(event.start_mark, event.end_mark)
                    if event.anchor is not None:
                        problems.append(_refused(here, "an anchor (&)"))
                    if event.tag not in (None, "!"):
                        problems.append(_refused(here, "a tag (!)"))
                    if isinstance(event, yaml.ScalarEvent):
                        add(Scalar(event.value, here, plain=not event.style))
                    else:
                        mapping = isinstance(event, yaml.MappingStartEvent)
                        stack.append(_Open(mapping, here))
                        if len(stack) > MAX_DEPTH:
                            problems.append(
                                Diagnostic(
                                    "too-deep",
                                    f"nested more than {MAX_DEPTH} levels deep",
                                    here,
                                    help="no field needs that; look for brackets never closed",
                                )
                            )
                            return None, problems
                case yaml.CollectionEndEvent():
                    done = stack.pop()
                    if done.mapping:
                        add(_mapping(done, problems))
                    else:
                        add(Listing(tuple(done.items), done.span))
    except yaml.YAMLError as error:
        problems.append(_syntax(error, text, file, first_line))
        return None, problems
    return root, problems


def _mapping(done: _Open, problems: list[Diagnostic]) -> Mapping:
    """Pair keys with values; keys that repeat or are not text are reported and dropped."""
    pairs: list[tuple[Scalar, Node]] = []
    seen: dict[str, Scalar] = {}
    values: Iterator[Node] = iter(done.items)
    for key, value in zip(values, values, strict=True):
        if not isinstance(key, Scalar):
            problems.append(
                Diagnostic(
                    "key-not-text",
                    "a key must be plain text",
                    key.span,
                    help='write "key: value"; a value that starts with [ or { must be quoted',
                )
            )
        elif key.value == "<<" and key.plain:
            problems.append(_refused(key.span, "a merge key (<<)"))
        elif key.value in seen:
            first = seen[key.value].span.line
            problems.append(
                Diagnostic(
                    "duplicate-key",
                    f'the key "{_short(key.value)}" stands here a second time',
                    key.span,
                    help=f"keep one; the first is on line {first}",
                    label=f"first on line {first}",
                )
            )
        else:
            seen[key.value] = key
            pairs.append((key, value))
    return Mapping(tuple(pairs), done.span)


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _refused(span: Span, what: str) -> Diagnostic:
    return Diagnostic(
        "yaml-feature",
        f"{what} is not used in content files",
        span,
        help="write the value out; if the text itself starts so, put it in quotation marks",
    )


def _syntax(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Diagnostic:
    """A YAML error in an analyst's words, at the place that has to be mended."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")

    def at(place: yaml.Mark | None) -> Span:
        if place is None:
            return Span(file, first_line)
        line = min(place.line, max(0, len(lines) - 1))
        return Span(file, line + first_line, place.column + 1 if line == place.line else 1)

    line_text = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    indent = line_text[: len(line_text) - len(line_text.lstrip())]
    if "\t" in indent:
        place = Span(file, mark.line + first_line, indent.index("\t") + 1)
        return Diagnostic(
            "tab-indentation",
            "this line is indented with a tab",
            place,
            help="indent with spaces: YAML does not allow tabs there",
        )
    feature = re.search(r"scanning an? (alias|anchor|tag)", context)
    if feature:
        what = {"alias": "an alias (*)", "anchor": "an anchor (&)", "tag": "a tag (!)"}[feature[1]]
        return _refused(at(getattr(error, "context_mark", None) or mark), what)
    if "escape" in problem or "Unicode character" in problem or "hexdecimal" in problem:
        return Diagnostic(
            "bad-escape",
            "a backslash here does not start an escape that YAML knows",
            at(mark),
            help="write \\\\ for a backslash, or use single quotation marks",
        )
    if "cannot start any token" in problem and mark is not None:
        return Diagnostic(
            "reserved-character",
            f'an unquoted value cannot start with "{line_text[mark.column : mark.column + 1]}"',
            at(mark),
            help="put the value in quotation marks",
        )
    if "quoted scalar" in context:
        return Diagnostic(
            "unclosed-quote",
            "the quotation mark that opens here is never closed properly",
            at(getattr(error, "context_mark", None)),
            help="close it; inside '…' write '' for an apostrophe, inside \"…\" write \\\" "
            "for a quotation mark, or use a block: key: >-",
        )
    if (
        mark is not None
        and line_text[: mark.column].rstrip()[-1:] in ("'", '"')
        and ("expected key" in problem or "expected ','" in problem or "block end" in problem)
    ):
        quote = len(line_text[: mark.column].rstrip())
        return Diagnostic(
            "unclosed-quote",
            "the value ends at this quotation mark, but more text follows it",
            Span(file, mark.line + first_line, quote),
            help="inside '…' write '' for an apostrophe, inside \"…\" write \\\" for a quotation "
            "mark, or use a block: key: >-",
        )
    if "mapping values are not allowed" in problem:
        return Diagnostic(
            "stray-colon",
            'a ": " in the middle of an unquoted value',
            at(mark),
            help="put the whole value in quotation marks; if this is a key of its own, indent it "
            "like the other keys",
        )
    return Diagnostic(
        "yaml-syntax",
        f"this is not valid YAML: {problem}" + (f" ({context})" if context else ""),
        at(mark),
        help="check the indentation, the colons and the quotation marks around this place",
    )
