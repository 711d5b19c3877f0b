"""Writing a source file: front matter that says exactly what was meant, and reads back as such.

Whatever a value holds (colons, quotation marks, ``no``, line ends), the file is read back before
anybody sees it, and must give the same values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import yaml

from onrecord.inputs.composed import Listing, Node, Scalar, compose
from onrecord.inputs.composed import Mapping as Fields

Value = str | Sequence[str] | Sequence[Mapping[str, "Value"]]

#: Values that need no quotation marks in any YAML: dates, ids, addresses, language tags.
_BARE = re.compile(r"[A-Za-z0-9.][A-Za-z0-9_./:?=&%~+-]*")
_LONG = 80


def front_matter(fields: Mapping[str, Value], comments: Iterable[str] = ()) -> str:
    """A Markdown file with these fields, in this order, and no prose; comments stand below them."""
    lines = ["---"]
    for key, value in fields.items():
        lines += _field(key, value, "")
    lines += [f"# {_comment(comment)}" for comment in comments]
    text = "\n".join([*lines, "---", ""])
    node, problems = compose(text.removeprefix("---\n").removesuffix("---\n"), "")
    if problems or _data(node) != _plain(fields):
        raise AssertionError(f"a source file does not read back as it was meant: {text!r}")
    return text


def extract_lines(extract: Mapping[str, Value]) -> str:
    """One extract as it stands in a source's list, for pasting."""
    return "\n".join(_entry(extract, "  ")) + "\n"


def _field(key: str, value: Value, indent: str) -> list[str]:
    if isinstance(value, str):
        if indent and key in ("quote", "note") and _folds(value):
            return [f"{indent}{key}: >-", f"{indent}  {value}"]
        return [f"{indent}{key}: {_scalar(value)}"]
    if all(isinstance(item, str) for item in value):
        inline = ", ".join(_scalar(str(item), flow=True) for item in value)
        if len(inline) <= _LONG:
            return [f"{indent}{key}: [{inline}]"]
        return [f"{indent}{key}:", *(f"{indent}  - {_scalar(str(item))}" for item in value)]
    lines = [f"{indent}{key}:"]
    for number, item in enumerate(value):
        if number:
            lines.append("")
        lines += _entry(item, f"{indent}  ")  # type: ignore[arg-type]
    return lines


def _entry(fields: Mapping[str, Value], indent: str) -> list[str]:
    """One mapping of a list."""
    lines: list[str] = []
    for key, value in fields.items():
        lines += _field(key, value, f"{indent}  ")
    lines[0] = f"{indent}- {lines[0].lstrip()}"
    return lines


def _folds(value: str) -> bool:
    """Whether a text can stand as the one line of a folded block."""
    return value.isprintable() and value == value.strip() and bool(value) and "\t" not in value


def _scalar(value: str, *, flow: bool = False) -> str:
    """A text as YAML, quoted where it must be."""
    if _BARE.fullmatch(value) and not value.endswith(":") and not (flow and "?" in value):
        return value
    dumped = yaml.safe_dump(
        [value] if flow else value,
        default_flow_style=flow or None,
        allow_unicode=value.isprintable(),
        width=10**9,
    )
    text = dumped.strip().removesuffix("\n...").strip()
    return text[1:-1].strip() if flow else text


def _comment(text: str) -> str:
    """A text as one printable line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= 300 else line[:299] + "…"


def _data(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [_data(item) for item in node.items]
    if isinstance(node, Fields):
        return {key.value: _data(value) for key, value in node.pairs}
    return None


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    return value
