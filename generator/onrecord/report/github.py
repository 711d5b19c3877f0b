"""For GitHub Actions: workflow commands that annotate the changed lines of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.diagnostics import Diagnostic

NAME = "github"

#: What ends a command or a line of the log: every control character and line separator.
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    """One command a line; ``texts`` is not needed."""
    return "".join(_command(item) + "\n" for item in diagnostics)


def _command(item: Diagnostic) -> str:
    span = item.span
    properties = {
        "file": span.file,
        "line": span.line,
        "endLine": span.line,
        "col": span.column,
        "endColumn": span.column + span.length - 1,
        "title": item.code,
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    label = f" ({item.label})" if item.label else ""
    message = f"{item.message}{label}" + (f"\nhelp: {item.help}" if item.help else "")
    return f"::{item.severity.value} {told}::{_data(message)}"


def _data(text: str) -> str:
    """Text behind the second ``::``."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _CONTROL.sub(" ", text)


def _property(text: str) -> str:
    """The value of a property, which a colon or a comma would end too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
