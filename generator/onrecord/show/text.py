"""The text form of an answer, for a terminal."""

from __future__ import annotations

import textwrap
import unicodedata

from onrecord.show.answer import Answer

#: The widest line of the text form.
WIDTH = 88


def told(answer: Answer) -> str:
    """The answer for a terminal: headings, aligned rows, nothing wider than ``WIDTH``."""
    title = _visible(answer.title)
    lines = [*(textwrap.wrap(title, WIDTH) or [""]), _visible(str(answer.data["ref"]))]
    lines.append("=" * min(WIDTH, max(map(len, lines))))
    for part in answer.parts:
        if part.heading:
            heading = textwrap.wrap(_visible(part.heading), WIDTH)
            lines += ["", *heading, "-" * max(map(len, heading))]
        else:
            lines.append("")
        width = max((len(label) for label, _ in part.rows), default=0) + 2
        for label, value in part.rows:
            lines += _hung(value, label.ljust(width), " " * width)
        for number, entry in enumerate(part.entries):
            if part.prose:
                lines += ["", *_hung(entry, "", "")] if number else _hung(entry, "", "")
                continue
            first, *rest = entry.split("\n")
            lines += _hung(first, "", "  ")
            for line in rest:
                lines += _hung(line, "  ", "    ")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _hung(text: str, first: str, other: str) -> list[str]:
    """A text wrapped behind ``first``; its own line breaks start new lines under ``other``."""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        lines += textwrap.wrap(
            _visible(line),
            WIDTH,
            initial_indent=other if number else first,
            subsequent_indent=other,
            break_on_hyphens=False,
        ) or [first if not number else ""]
    return lines


def _visible(text: str) -> str:
    """``text`` with what a terminal would obey (control characters, overrides) spelt out."""
    return "".join(
        f"<U+{ord(char):04X}>"
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u2069"
        else char
        for char in text
    )
