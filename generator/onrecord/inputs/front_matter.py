"""The two halves of a Markdown content file: YAML between ``---`` lines, and the prose after."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.diagnostics import Diagnostic, Span
from onrecord.inputs.files import InputFile

FENCE = "---"


@dataclass(frozen=True)
class Prose:
    """An analyst's text and where it stands: ``text[0]`` is at column 1 of ``line``.

    ``exact`` is False where the text came out of a YAML scalar, whose lines cannot be told apart:
    then every place in it is reported at ``line``.
    """

    text: str
    file: str
    line: int = 1
    exact: bool = True

    def span(self, offset: int, length: int = 1) -> Span:
        """The place of a code-point offset of ``text``."""
        if not self.exact:
            return Span(self.file, self.line)
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        room = (len(self.text) if end < 0 else end) - offset
        return Span(
            self.file,
            self.line + self.text.count("\n", 0, offset),
            offset - start + 1,
            max(1, min(length, room)),
        )


@dataclass(frozen=True)
class SplitFile:
    """YAML text (starting on ``yaml_line`` of the file) and the prose behind it."""

    yaml: str
    yaml_line: int
    prose: Prose


def split(file: InputFile) -> SplitFile | Diagnostic:
    """Cut a Markdown file at its front matter; a diagnostic where it has none or it never ends."""
    lines = file.text.split("\n")
    if not file.text.strip():
        return Diagnostic(
            "empty-file",
            "the file is empty",
            Span(file.path),
            help="write its front matter between two lines ---, or delete the file",
        )
    if lines[0].rstrip() != FENCE:
        return Diagnostic(
            "no-front-matter",
            "the file does not start with front matter",
            Span(file.path, 1, 1, max(1, len(lines[0]))),
            help=f'the first line must be "{FENCE}", then the fields, then "{FENCE}" again',
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            yaml = "\n".join(lines[1:number]) + "\n"
            body = "\n".join(lines[number + 1 :])
            return SplitFile(yaml, 2, Prose(body, file.path, number + 2))
    return Diagnostic(
        "open-front-matter",
        f'the front matter that starts here has no closing "{FENCE}"',
        Span(file.path, 1, 1, 3),
        help=f'put a line with only "{FENCE}" between the fields and the prose',
    )
