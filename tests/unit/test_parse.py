"""Parsing: files become entities of the right kind, and pydantic's errors get a place."""

from __future__ import annotations

import pytest

from onrecord.diagnostics import Span
from onrecord.inputs.files import InputFile
from onrecord.model.base import Tlp
from onrecord.parse import parse


def parsed(**files: str):
    return parse([InputFile(f"briefings/{name}", text) for name, text in files.items()])


def one(name: str, text: str):
    return parse([InputFile(f"briefings/{name}", text)])


ACTOR = "name: X\ntype: group\n"
SOURCE = "title: T\npublished: 2025\noutlet: o\n"


@pytest.mark.parametrize(
    ("name", "text", "kind", "id_"),
    [
        ("actors/a.md", f"---\n{ACTOR}---\n", "actor", "a"),
        ("actors/a.yml", ACTOR, "actor", "a"),
        ("munich/deep/actors/north/a.md", f"---\n{ACTOR}---\n", "actor", "a"),
        ("actors.yml", "a: {name: X, type: group}", "actor", "a"),
        ("munich/actors.yml", "a: {name: X, type: group}", "actor", "a"),
        ("sources/notes/n.md", "---\ntitle: T\ndate: 2025\n---\n", "note", "n"),
        (
            "munich/briefing.md",
            "---\ntitle: T\ndate: 2025\nsummary: S\n---\n",
            "briefing",
            "munich",
        ),
        ("munich/briefing.yml", "title: T\ndate: 2025\nsummary: S\n", "briefing", "munich"),
        ("claims.yml", "c: {text: T}", "claim", "c"),
        ("positions/a--i.md", "---\n---\nProse.", "position", "a--i"),
        ("actors/actors.yml", ACTOR, "actor", "actors"),
    ],
)
def test_the_folder_names_the_kind(name: str, text: str, kind: str, id_: str):
    result = one(name, text)
    assert not result.diagnostics
    assert [(item.kind, item.id) for item in result.entities] == [(kind, id_)]


def test_body():
    result = one("actors.yml", "a:\n  name: X\n  type: group\n  body: |\n    One.\n\n    Two.\n")
    (actor,) = result.entities
    assert actor.prose.text == "One.\n\nTwo.\n"
    assert actor.prose.span(6) == Span("briefings/actors.yml", 4)
    assert one("actors/a.md", f"---\n{ACTOR}body: x\n---\n").diagnostics[0].code == "unknown-key"


def test_scalars_mean_what_was_typed():
    text = (
        "---\ntitle: 1984\npublished: 2025-02\noutlet: 007\nlanguage: no\nextracts:\n"
        "  - {id: 1e3, quote: Off, credibility: 2, tags: [yes, 3.10, ~]}\n---\n"
    )
    (source,) = one("sources/s.md", text).entities
    record = source.record
    assert (record.title, record.published.text, record.outlet, record.language) == (
        "1984", "2025-02", "007", "no",
    )  # fmt: skip
    extract = record.extracts[0]
    assert (extract.id, extract.quote, extract.credibility) == ("1e3", "Off", "2")
    assert extract.tags == ("yes", "3.10", "~")


def test_places_of_fields():
    text = (
        "---\ntitle: T\npublished: 2025\noutlet: o\nextracts:\n  - id: a\n    quote: >-\n"
        "      some\n      words\n    positions:\n      deal: rejects\n---\n"
    )
    (source,) = one("sources/s.md", text).entities
    at = source.at
    file = "briefings/sources/s.md"
    assert at(("title",)) == Span(file, 2, 8, 1)
    assert at(("title",), key=True) == Span(file, 2, 1, 5)
    assert at(("extracts", 0, "quote")) == Span(file, 7, 12, 2)
    assert at(("extracts", 0, "positions", "deal")) == Span(file, 11, 13, 7)
    assert at(("extracts", 0, "positions", "deal"), key=True) == Span(file, 11, 7, 4)
    assert at(("extracts", 0, "speaker")) == at(("extracts", 0))
    assert at(("extracts", 9, "id")) == at(("extracts",))
    assert at(("wire",)) == Span(file)


def test_levels():
    (note,) = one("notes/n.md", "---\ntitle: T\ndate: 2025\n---\n").entities
    assert note.record.handling is Tlp.AMBER
    (actor,) = one("actors/a.yml", ACTOR + "tlp: amber+strict\n").entities
    assert actor.record.handling is Tlp.AMBER_STRICT


def test_what_can_be_understood_is_kept():
    result = parsed(
        **{"actors.yml": "a: {name: A, type: x}\nb: {name: B, type: group}\nC: {name: C}\n"}
    )
    assert [item.id for item in result.entities] == ["b"]
    assert [item.code for item in result.diagnostics] == ["bad-choice", "bad-id"]
    assert result.broken == {("actor", "a"), ("actor", "C"), ("actor", "c")}


def test_broken_files_and_registries():
    result = parsed(
        **{
            "actors.yml": "a: 'b",
            "sources/s.md": "---\ntitle: [",
            "munich/briefing.md": "no front matter",
            "outlets.yml": "o: {name: O, type: wire}\n---\np: {}\n",
            "stray.md": "x",
            "issues/i.yml": "title: T\nquestion: Q\n",
        }
    )
    assert result.broken == {
        ("actor", ""), ("source", "s"), ("briefing", "munich"), ("outlet", ""),
    }  # fmt: skip
    unread = parse([], ["briefings/sources/x.md", "briefings/claims.yml", "briefings/odd"])
    assert unread.broken == {("source", "x"), ("claim", "")} and not unread.diagnostics


def test_all_errors_of_one_entity_at_once():
    text = (
        "---\ntitle:\npublished: yesterday\ntype: blog\nurl: example.org\nlang: en\nextracts:\n"
        "  - {id: A, quote: '', speaker: [x]}\n---\n"
    )
    found = [(item.code, item.span.line) for item in one("sources/s.md", text).diagnostics]
    assert sorted(found) == [
        ("bad-address", 5), ("bad-choice", 4), ("bad-date", 3), ("bad-id", 8),
        ("empty-value", 2), ("empty-value", 8), ("unknown-key", 6), ("wrong-shape", 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("nam: X\n", 'did you mean "name"?'),
        ("Name: X\n", 'did you mean "name"?'),
        ("part-of: X\n", 'did you mean "part_of"?'),
        ("roles: [{titel: X}]\n", 'did you mean "title"?'),
        ("roles: [{from_: 2025, title: X}]\n", 'did you mean "from"?'),
        ("qwertz: X\n", ""),
    ],
)
def test_unknown_keys_get_the_nearest_name(text: str, label: str):
    found = one("actors/a.yml", text + "type: group\n").diagnostics
    (unknown,) = [item for item in found if item.code == "unknown-key"]
    assert unknown.label == label
    assert "name" in unknown.help or "title" in unknown.help


def test_messages_name_the_part_that_is_meant():
    text = f"---\n{SOURCE}corrected: {{what: X}}\nextracts: [{{id: a}}]\n---\n"
    messages = [item.message for item in one("sources/s.md", text).diagnostics]
    assert messages == ['a correction needs "date"', 'an extract needs "quote"']


def test_redirects():
    result = parsed(**{"redirects.yml": "actors/a: actors/b\nissues/x: issues/y\n"})
    assert [(item.old, item.new, item.span.line) for item in result.redirects] == [
        ("actors/a", "actors/b", 1), ("issues/x", "issues/y", 2),
    ]  # fmt: skip
    assert not parsed(**{"redirects.yml": ""}).diagnostics
    assert parsed(**{"munich/redirects.yml": "a: b"}).diagnostics[0].code == "stray-file"


def test_long_values_do_not_make_long_messages():
    text = (
        f"---\n{'k' * 10_000}: x\ntitle: T\npublished: {'9' * 10_000}\nouch: {'x' * 10_000}\n---\n"
    )
    for item in one("sources/s.md", text).diagnostics:
        assert len(item.message) < 300
