"""For code scanners and editors: SARIF 2.1.0, with the documentation of each code as its rule.

Source of the format: OASIS, Static Analysis Results Interchange Format Version 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from onrecord import __version__
from onrecord.checks import explanations
from onrecord.diagnostics import Diagnostic

NAME = "sarif"


def render(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    """One run with the rules that were broken and a result for each diagnostic."""
    found = tuple(diagnostics)
    codes = sorted({item.code for item in found})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "onrecord",
                        "semanticVersion": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(item, codes.index(item.code)) for item in found],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    doc = explanations().get(code)
    if doc is None:
        return {"id": code}
    why = doc.why.replace("``", "`")
    examples = (("Bad", doc.bad), ("Good", doc.good))
    plain = [f"{name}:\n\n{example}" for name, example in examples]
    fenced = [f"{name}:\n\n~~~~\n{example}\n~~~~" for name, example in examples]
    return {
        "id": code,
        "shortDescription": {"text": doc.summary},
        "fullDescription": {"text": " ".join(why.split())},
        "help": {
            "text": "\n\n".join([why, *plain]),
            "markdown": "\n\n".join([why, *fenced]),
        },
    }


def _result(item: Diagnostic, rule: int) -> dict[str, Any]:
    label = f" ({item.label})" if item.label else ""
    span = item.span
    return {
        "ruleId": item.code,
        "ruleIndex": rule,
        "level": item.severity.value,
        "message": {"text": f"{item.message}{label}" + (f"\n{item.help}" if item.help else "")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(span.file, safe="/", errors="backslashreplace")
                    },
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.line,
                        "endColumn": span.column + span.length,
                    },
                }
            }
        ],
    }
