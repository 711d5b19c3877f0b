"""For people: every problem with the line it is on, as compilers show theirs.

Excerpts are shown as a terminal shows them: tabs are set to four columns, wide characters take two
and combining ones none. Characters that would move the cursor, colour the screen or turn the
direction of writing are spelt out, so that hostile content cannot forge the report.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from onrecord.diagnostics import Diagnostic, Severity

NAME = "text"
COLOURS = True

#: The most terminal columns that an excerpt takes, without its margin.
WIDTH = 92
_TAB = 4
_HIDDEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)

_STYLES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    "place": "36",
    "margin": "2",
    "help": "32",
}


def render(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], *, colour: bool = False
) -> str:
    """The report, with a line that counts the problems at its end."""
    found = tuple(diagnostics)
    blocks = ["\n".join(_block(item, texts, colour)) + "\n" for item in found]
    return "\n".join([*blocks, _count(found) + "\n"])


def _block(item: Diagnostic, texts: Mapping[str, str], colour: bool) -> Iterable[str]:
    style = _STYLES[item.severity]
    span = item.span
    head = f"{item.severity.value}[{item.code}]"
    yield f"{_painted(head, style, colour)}: {_visible(item.message)}"
    place = f"{_visible(span.file)}:{span.line}:{span.column}"
    yield f"  {_painted(place, _STYLES['place'], colour)}"
    excerpt = _excerpt(item, texts)
    if excerpt is not None:
        line, blank, carets = excerpt
        number = str(span.line)
        bar = _painted(f"  {number} |", _STYLES["margin"], colour)
        yield f"{bar} {line}".rstrip()
        bar = _painted(f"  {' ' * len(number)} |", _STYLES["margin"], colour)
        label = f" {_visible(item.label)}" if item.label else ""
        yield f"{bar} {blank}{_painted(carets + label, style, colour)}"
    elif item.label:
        yield f"  {_visible(item.label)}"
    if item.help:
        yield f"  {_painted('help', _STYLES['help'], colour)}: {_visible(item.help)}"


def _excerpt(item: Diagnostic, texts: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The line, the blanks before the underlined part, and the carets; None without the text."""
    text = texts.get(item.span.file)
    if text is None:
        return None
    lines = text.split("\n")
    if not item.span.line <= len(lines):
        return None
    line = lines[item.span.line - 1]
    start = min(item.span.column - 1, len(line))
    end = max(start + 1, min(start + item.span.length, len(line)))
    cells = _cells(line)
    cells += [(" ", 1)] * (end - len(cells))
    first, last = _window([width for _, width in cells], start, end)
    cut_before, cut_after = "…" * (first > 0), "…" * (last < len(line))
    shown = cut_before + "".join(text for text, _ in cells[first:last]) + cut_after
    blank = " " * (len(cut_before) + sum(width for _, width in cells[first:start]))
    carets = "^" * max(1, sum(width for _, width in cells[start : min(end, last)]))
    return shown.rstrip(), blank, carets


def _cells(line: str) -> list[tuple[str, int]]:
    """What a terminal shows for each character, and how many columns that takes."""
    cells: list[tuple[str, int]] = []
    column = 0
    for character in line:
        if character == "\t":
            width = _TAB - column % _TAB
            cell = (" " * width, width)
        elif _HIDDEN.match(character):
            shown = _visible(character)
            cell = (shown, len(shown))
        elif unicodedata.category(character) in ("Mn", "Me", "Cf"):
            cell = (character, 0)
        else:
            cell = (character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)
        cells.append(cell)
        column += cell[1]
    return cells


def _window(widths: list[int], start: int, end: int) -> tuple[int, int]:
    """Which characters of a long line to show, so that what is underlined stays in sight."""
    if sum(widths) <= WIDTH:
        return 0, len(widths)
    room = WIDTH - 2
    first = last = start
    taken = 0
    while last < end and taken + widths[last] <= room:
        taken += widths[last]
        last += 1
    before = max(0, (room - taken) // 2)
    while first > 0 and before >= widths[first - 1]:
        first -= 1
        before -= widths[first]
        taken += widths[first]
    while last < len(widths) and taken + widths[last] <= room:
        taken += widths[last]
        last += 1
    while first > 0 and taken + widths[first - 1] <= room:
        first -= 1
        taken += widths[first]
    return first, last


def _visible(text: str) -> str:
    """``text`` on one line, with what a terminal would obey spelt out."""
    flat = text.replace("\n", " ").replace("\t", " ")
    return _HIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", flat)


def _painted(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text


def _count(found: tuple[Diagnostic, ...]) -> str:
    if not found:
        return "No problems found."
    errors = sum(item.severity is Severity.ERROR for item in found)
    told = [
        f"{number:,} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((errors, "error"), (len(found) - errors, "warning"))
        if number
    ]
    files = len({item.span.file for item in found})
    return f"{' and '.join(told)} in {files:,} file{'' if files == 1 else 's'}."
