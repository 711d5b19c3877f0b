"""What is wrong with the content, as values: a diagnostic never raises and never prints.

Every other module may build one; only ``report`` turns them into text, JSON, GitHub
annotations or SARIF.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops all writing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Span:
    """A place in an input file.

    ``file`` is relative to the site's folder and uses ``/``; ``line`` and ``column`` count from 1,
    columns in Unicode code points; ``length`` is what to underline on that line, at least 1.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True)
class Diagnostic:
    """One problem: a stable ``code``, where it is, what is wrong and what to do about it.

    ``label`` is the short remark printed beside the underlined text (``did you mean …?``).
    """

    code: str
    message: str
    span: Span
    help: str = ""
    severity: Severity = Severity.ERROR
    label: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The sort key of a run's diagnostics: by place, then by code and wording."""
        return (self.span.file, self.span.line, self.span.column, self.code, self.message)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics without repetition, sorted by place."""
    return tuple(sorted(set(diagnostics), key=lambda item: item.order))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything here must stop the run from writing."""
    return any(item.severity is Severity.ERROR for item in diagnostics)


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like ``word``, or None where none is close enough to suggest.

    Ties go to the first name in alphabetical order, so that the answer never depends on the order
    in which names were met.
    """
    folded = word.casefold()
    by_folded: dict[str, str] = {}
    for name in sorted(names, reverse=True):
        by_folded[name.casefold()] = name
    if folded in by_folded:
        return by_folded[folded]
    close = difflib.get_close_matches(folded, sorted(by_folded), n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def suggestion(word: str, names: Iterable[str]) -> str:
    """A label ``did you mean "…"?`` for the nearest name, or an empty string."""
    name = nearest(word, names)
    return f'did you mean "{name}"?' if name else ""
