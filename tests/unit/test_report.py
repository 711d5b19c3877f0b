"""The formats of a report: what they promise, also for hostile content."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from onrecord.diagnostics import Diagnostic, Severity, Span
from onrecord.report import formats, render

FILE = "briefings/water/sources/post-2025-03-01.md"
TEXT = "---\ntitle: T\nspeaker: finance-minstry\n---\n"
SPEAKER = Diagnostic(
    "unknown-actor",
    'no actor is called "finance-minstry"',
    Span(FILE, 3, 10, 15),
    help="correct the spelling, or add it under briefings/actors.yml",
    label='did you mean "finance-ministry"?',
)
LONG = Diagnostic(
    "long-quotation",
    "this quotation has 61 words, more than 60",
    Span(FILE, 2, 1, 5),
    help="take the part that carries the statement",
    severity=Severity.WARNING,
)


def shown(line: str, column: int, length: int = 1, label: str = "") -> list[str]:
    """The excerpt of a one-line file: the line and the carets, without their margins."""
    item = Diagnostic("bad-date", "m", Span("f", 1, column, length), label=label)
    lines = render("text", [item], {"f": line}).split("\n")
    return [lines[2].partition("| ")[2], lines[3].partition("| ")[2]]


def test_the_voice():
    assert (
        render("text", [SPEAKER], {FILE: TEXT})
        == """\
error[unknown-actor]: no actor is called "finance-minstry"
  briefings/water/sources/post-2025-03-01.md:3:10
  3 | speaker: finance-minstry
    |          ^^^^^^^^^^^^^^^ did you mean "finance-ministry"?
  help: correct the spelling, or add it under briefings/actors.yml

1 error in 1 file.
"""
    )


def test_the_count():
    assert render("text", [], {}) == "No problems found.\n"
    assert render("text", [LONG], {}).endswith("\n\n1 warning in 1 file.\n")
    many = [SPEAKER, LONG, Diagnostic("bad-date", "m", Span("other.md"))]
    assert render("text", many, {}).endswith("\n\n2 errors and 1 warning in 2 files.\n")


def test_in_order_and_without_repetition():
    text = render("text", [SPEAKER, LONG, SPEAKER], {})
    assert re.findall(r"\[([a-z-]+)\]", text) == ["long-quotation", "unknown-actor"]


def test_without_the_text_the_label_is_kept():
    assert 'did you mean "finance-ministry"?' in render("text", [SPEAKER], {})


def test_a_line_that_does_not_exist_has_no_excerpt():
    item = Diagnostic("bad-date", "m", Span("f", 9, 1))
    assert "|" not in render("text", [item], {"f": "one line"})


def test_tabs_are_set_to_columns():
    assert shown("a\tb: x", 6) == ["a   b: x", "       ^"]
    assert shown("\tname: x", 1) == ["    name: x", "^^^^"]


def test_wide_and_combining_characters():
    assert shown("名前: x", 5) == ["名前: x", "      ^"]
    assert shown("名前: x", 1, 2) == ["名前: x", "^^^^"]
    assert shown("e\u0301: x", 5) == ["e\u0301: x", "   ^"]


def test_beyond_the_end_of_the_line():
    assert shown("name:", 6) == ["name:", "     ^"]
    assert shown("name:", 90) == ["name:", "     ^"]
    assert shown("", 1) == ["", "^"]
    assert shown("name: x", 7, 500) == ["name: x", "      ^"]


@pytest.mark.parametrize("column", [1, 2, 50, 91, 92, 93, 500, 998, 999, 1000])
def test_long_lines_are_cut_around_the_place(column):
    line = "".join(chr(ord("a") + number % 26) for number in range(1000))
    excerpt, carets = shown(line, column)
    assert len(excerpt) <= 92
    assert excerpt[carets.index("^")] == line[column - 1]
    assert carets.strip() == "^"


def test_a_long_underlined_part_stays_within_the_width():
    excerpt, carets = shown("x" * 1000, 1, 1000)
    assert len(excerpt) <= 92 and len(carets) <= 92
    assert excerpt.endswith("…")


def test_wide_characters_count_double_in_a_long_line():
    excerpt, carets = shown("名" * 500, 250)
    assert 2 * len(excerpt.replace("…", "")) + excerpt.count("…") <= 92
    assert carets.strip() == "^^"


def test_what_a_terminal_obeys_is_spelt_out():
    hostile = "\x1b[2J\x07\u202eevil\u2066\r\n"
    item = Diagnostic("bad-id", hostile, Span("a\x1bb.md", 1, 1), help=hostile, label=hostile + "l")
    text = render("text", [item], {"a\x1bb.md": "\x1b[31m\u202ename"})
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\u2066]", text)
    assert "<U+001B>[2J" in text and "a<U+001B>b.md:1:1" in text and "<U+202E>name" in text
    assert len(text.split("\n")) == 8


def test_colours_only_when_asked():
    plain = render("text", [SPEAKER, LONG], {FILE: TEXT})
    coloured = render("text", [SPEAKER, LONG], {FILE: TEXT}, colour=True)
    assert "\x1b" not in plain
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
    assert "\x1b[1;31merror[unknown-actor]\x1b[0m" in coloured
    assert "\x1b" not in render("json", [SPEAKER], {}, colour=True)


def test_json():
    assert json.loads(render("json", [LONG, SPEAKER], {})) == {
        "diagnostics": [
            {
                "code": item.code,
                "severity": item.severity.value,
                "file": FILE,
                "line": item.span.line,
                "column": item.span.column,
                "length": item.span.length,
                "message": item.message,
                "help": item.help,
                "label": item.label,
            }
            for item in (LONG, SPEAKER)
        ]
    }
    assert json.loads(render("json", [], {})) == {"diagnostics": []}


def test_github():
    assert render("github", [SPEAKER], {}) == (
        f"::error file={FILE},line=3,endLine=3,col=10,endColumn=24,title=unknown-actor::"
        'no actor is called "finance-minstry" (did you mean "finance-ministry"?)'
        "%0Ahelp: correct the spelling, or add it under briefings/actors.yml\n"
    )
    assert render("github", [LONG], {}).startswith("::warning file=")


def test_github_cannot_be_made_to_run_another_command():
    hostile = "100%\r\n::set-output name=x::y"
    text = render("github", [Diagnostic("bad-id", hostile, Span("a,b:c%\n.md", 1, 1))], {})
    assert text.count("\n") == 1
    assert "file=a%2Cb%3Ac%25%0A.md," in text
    assert "::100%25%0D%0A::set-output name=x::y" in text


SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "semanticVersion": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"$ref": "#/$defs/rule"},
                                    },
                                },
                                "additionalProperties": False,
                            }
                        },
                    },
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "text": {"type": "object", "required": ["text"], "properties": {"text": {"minLength": 1}}},
        "rule": {
            "type": "object",
            "required": ["id"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/text"},
                "fullDescription": {"$ref": "#/$defs/text"},
                "help": {"$ref": "#/$defs/text"},
            },
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/text"},
                "locations": {
                    "items": {
                        "properties": {
                            "physicalLocation": {
                                "properties": {
                                    "artifactLocation": {
                                        "properties": {"uri": {"pattern": "^[!-~]+$"}}
                                    },
                                    "region": {
                                        "additionalProperties": {"type": "integer", "minimum": 1}
                                    },
                                }
                            }
                        }
                    }
                },
            },
        },
    },
}


def test_sarif():
    odd = Diagnostic("no-such-code", "m", Span("briefings/a b/é.md", 2, 5, 3))
    log = json.loads(render("sarif", [SPEAKER, LONG, odd], {}))
    Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["long-quotation", "no-such-code", "unknown-actor"]
    assert "Good:" in rules[0]["help"]["markdown"] and "``" not in rules[0]["help"]["text"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "briefings/a%20b/%C3%A9.md"
    assert place["region"] == {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8}
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error"]


def test_sarif_of_nothing_is_a_run_without_results():
    log = json.loads(render("sarif", [], {}))
    Draft202012Validator(SARIF).validate(log)
    assert log["runs"][0]["results"] == []


def test_formats_are_found_and_documented():
    found = formats()
    assert list(found) == ["github", "json", "sarif", "text"]
    assert all(module.NAME == name and module.__doc__ for name, module in found.items())


@pytest.mark.parametrize("name", sorted(formats()))
def test_same_input_same_bytes(name):
    once = render(name, [SPEAKER, LONG], {FILE: TEXT})
    again = render(name, [LONG, SPEAKER, LONG], {FILE: TEXT})
    assert once == again and once.endswith("\n")
    once.encode("utf-8")
