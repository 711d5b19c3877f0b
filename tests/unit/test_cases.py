"""The literate cases: one Markdown file a code, run from bytes on disk to diagnostics.

A case has prose, then blocks ``### briefings/path`` each with a fenced file, then ``## Expected``
with one line a diagnostic, and ``## Mended`` with the files that replace others so that nothing is
left to report. What cannot stand in Markdown is said by words behind the fence (``bom``, ``crlf``,
``cr``, ``latin-1``, ``escapes``: backslash escapes as in Python; ``repeat``: ``⟦1000 × text⟧``)
or behind the path: ``(folder)``, ``(link to path)``, ``(pipe)``, ``(unreadable)``, ``(gone)``.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from onrecord.checks import check, explanations
from onrecord.diagnostics import Diagnostic, in_order
from onrecord.handling import release
from onrecord.inputs import files
from onrecord.inputs.files import read_tree
from onrecord.model.base import Tlp
from onrecord.parse import parse
from onrecord.resolve import resolve

CASES = Path(__file__).resolve().parents[1] / "cases"
#: The groups whose codes come from reading, parsing, resolving, releasing and checking.
GROUPS = ("reading", "form", "references", "meaning")

_HEADING = re.compile(r"### (?P<path>.+?)(?: \((?P<mark>[^)]+)\))?")
_LINE = re.compile(r"(error|warning)\[([a-z0-9-]+)\] (.+):(\d+):(\d+)")


@dataclass
class Case:
    """A case as it stands in its file."""

    name: str
    given: list[tuple[str, str, str, str]] = field(default_factory=list)
    mended: list[tuple[str, str, str, str]] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


def read_case(path: Path) -> Case:
    """The files as (path, mark, words behind the fence, text), expected lines, mended files."""
    case = Case(path.stem)
    target = case.given
    heading, mark = "", ""
    lines = iter(path.read_text(encoding="utf-8").split("\n"))
    for line in lines:
        if line == "## Expected":
            heading = ""
        elif line == "## Mended":
            target, heading = case.mended, ""
        elif found := _HEADING.fullmatch(line):
            heading, mark = found["path"], found["mark"] or ""
            if mark and mark != "unreadable":
                target.append((heading, mark, "", ""))
                heading = ""
        elif line.startswith("~~~~"):
            words = line.strip("~ ")
            text = ""
            for inner in lines:
                if inner == "~~~~":
                    break
                text += inner + "\n"
            if heading:
                target.append((heading, mark, words, text))
                heading = ""
            else:
                case.expected += text.splitlines()
    return case


def encoded(text: str, words: str) -> bytes:
    """The bytes that a fenced text stands for."""
    for word in words.split():
        if word == "repeat":
            text = re.sub(
                r"⟦(\d+) × (.*?)⟧", lambda match: match[2] * int(match[1]), text, flags=re.DOTALL
            )
        elif word == "escapes":
            text = re.sub(
                r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([tn\\]))",
                lambda match: (
                    {"t": "\t", "n": "\n", "\\": "\\"}[match[3]]
                    if match[3]
                    else chr(int(match[1] or match[2], 16))
                ),
                text,
            )
    data = text.encode("latin-1" if "latin-1" in words else "utf-8")
    if "crlf" in words.split():
        data = data.replace(b"\n", b"\r\n")
    elif "cr" in words.split():
        data = data.replace(b"\n", b"\r")
    return b"\xef\xbb\xbf" + data if "bom" in words.split() else data


def put(site: Path, entry: tuple[str, str, str, str]) -> None:
    """Make one entry of a case on disk."""
    name, mark, words, text = entry
    path = site / os.fsdecode(encoded(name, "escapes latin-1" if "\\x" in name else ""))
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.is_symlink() or path.exists():
        path.unlink()
    if mark == "folder":
        path.mkdir()
    elif mark.startswith("link to "):
        path.symlink_to(mark.removeprefix("link to "))
    elif mark == "pipe":
        os.mkfifo(path)
    elif mark != "gone":
        path.write_bytes(encoded(text, words))


def problems(site: Path) -> tuple[Diagnostic, ...]:
    """Everything found between the bytes on disk and the released corpus."""
    tree = read_tree(site)
    parsed = parse(tree.files, tree.unread, tree.locks)
    corpus, unresolved = resolve(parsed)
    released = release(corpus, Tlp.CLEAR)
    return in_order(
        [
            *tree.diagnostics,
            *parsed.diagnostics,
            *unresolved,
            *check(corpus),
            *released.diagnostics,
        ]
    )


def shown(found: tuple[Diagnostic, ...]) -> list[str]:
    """The diagnostics as a case expects them."""
    return [
        f"{item.severity}[{item.code}] {item.span.file}:{item.span.line}:{item.span.column}"
        for item in found
    ]


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.md")))
def test_case(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = read_case(CASES / f"{name}.md")
    assert case.mended, "a case without its mended part proves nothing"
    assert all(_LINE.fullmatch(line) for line in case.expected), case.expected
    for entry in case.given:
        put(tmp_path, entry)
    with monkeypatch.context() as patch:
        refused = {path for path, mark, _, _ in case.given if mark == "unreadable"}
        if refused:
            patch.setattr(files, "_read_file", _refusing(tmp_path, refused, files._read_file))
        found = problems(tmp_path)
    assert shown(found) == case.expected
    assert name in {item.code for item in found}
    for entry in case.mended:
        put(tmp_path, entry)
    assert shown(problems(tmp_path)) == []


def _refusing(site: Path, refused: set[str], read):
    """Reading as it is where the system refuses some files (the superuser may read all)."""

    def wrapped(path: Path, name: str, found: list[Diagnostic]):
        return read(_Refused(path) if name in refused else path, name, found)

    return wrapped


class _Refused(type(Path())):
    def read_bytes(self) -> bytes:
        raise PermissionError(13, "Permission denied")


def test_every_code_has_a_case() -> None:
    documented = {code for code, doc in explanations().items() if doc.group in GROUPS}
    assert documented == {path.stem for path in CASES.glob("*.md")}
