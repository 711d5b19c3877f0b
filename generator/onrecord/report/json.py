"""For programs: one JSON object with a list of diagnostics, under stable names.

Fields may be added; none is renamed or removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from onrecord.diagnostics import Diagnostic

NAME = "json"


def render(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    """The diagnostics as JSON; ``texts`` is not needed."""
    found = [
        {
            "code": item.code,
            "severity": item.severity.value,
            "file": item.span.file,
            "line": item.span.line,
            "column": item.span.column,
            "length": item.span.length,
            "message": item.message,
            "help": item.help,
            "label": item.label,
        }
        for item in diagnostics
    ]
    return json.dumps({"diagnostics": found}, indent=2) + "\n"
