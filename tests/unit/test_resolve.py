"""Resolving: what refers to what, what is reported, and what stays silent."""

from __future__ import annotations

import pytest

from onrecord.corpus import Key
from onrecord.inputs.files import InputFile
from onrecord.parse import parse
from onrecord.resolve import resolve

SITE = {
    "actors.yml": "jane: {name: Jane Doe, type: person, part_of: kyiv}\n"
    "kyiv: {name: Kyiv, type: government}\neurope: {name: Europe, type: group}\n",
    "outlets.yml": "ap: {name: AP, type: wire}\n",
    "issues.yml": "deal: {title: D, question: Q}\neurope: {title: E, question: Q}\n",
    "sources/s.md": "---\ntitle: T\npublished: 2025-02-15\noutlet: ap\nextracts:\n"
    "  - {id: a, quote: Q, speaker: jane, positions: {deal: supports}, said: 2025-02-14}\n"
    "  - {id: b, quote: Q}\n---\n",
    "claims.yml": 'half: {text: T, supported_by: ["s#a"], disputed_by: ["s#b"]}\n',
    "positions/jane--deal.md": "---\n---\n",
    "munich/briefing.md": "---\ntitle: T\ndate: 2025\nsummary: S\n---\n"
    "[[jane]] said so [@s#a; @s].\n\n![[s#b]]\n\n![[timeline]]\n",
}


def resolved(**changes: str):
    files = {**SITE, **changes}
    return resolve(parse([InputFile(f"briefings/{name}", text) for name, text in files.items()]))


def codes(**changes: str) -> list[str]:
    return [item.code for item in resolved(**changes)[1]]


def prose(text: str) -> dict[str, str]:
    return {"notes/n.md": f"---\ntitle: T\ndate: 2025\n---\n{text}"}


def test_a_sound_site():
    corpus, problems = resolved()
    assert not problems
    assert list(corpus.actors) == ["europe", "jane", "kyiv"]
    assert list(corpus.extracts) == ["s#a", "s#b"]
    assert corpus.extracts["s#a"].date.text == "2025-02-14"
    assert corpus.extracts["s#b"].date.text == "2025-02-15"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[jane]]", None),
        ("[[actor:jane]]", None),
        ("[[jane|she]]", None),
        ("[[half]]", None),
        ("[[munich]]", None),
        ("[[actor:europe]] [[issue:europe]]", None),
        ("[[europe]]", "ambiguous-reference"),
        ("[[jan]]", "unknown-id"),
        ("[[issue:jane]]", "wrong-kind"),
        ("[[s#a]]", "unknown-id"),
        ("[@s#a]", None),
        ("[@s]", None),
        ("[@jane]", "wrong-kind"),
        ("[@s#c]", "unknown-extract"),
        ("[@t#a]", "unknown-source"),
        ("![[s#a]]", None),
        ("![[s#c]]", "unknown-extract"),
        ("![[s]]", "unknown-section"),
        ("![[claims]]", "misplaced-section"),
        ("`[[nobody]]` \\[[nobody]]", None),
    ],
)
def test_references_in_prose(text: str, code: str | None):
    assert codes(**prose(text)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ("jane", None),
        ("'actor:jane'", None),
        ("'actor:europe'", None),
        ("'s#a'", None),
        ("s", None),
        ("europe", "ambiguous-reference"),
        ("nobody", "unknown-id"),
        ("'actor:nobody'", "unknown-id"),
        ("'s#z'", "unknown-extract"),
    ],
)
def test_references_of_any_kind(about: str, code: str | None):
    note = {"notes/n.md": f"---\ntitle: T\ndate: 2025\nabout: [{about}]\n---\n"}
    assert codes(**note) == ([code] if code else [])


def test_the_nearest_id_is_suggested():
    _, problems = resolved(**{"claims.yml": 'half: {text: T, supported_by: ["s#aa"]}\n'})
    assert [item.label for item in problems] == ['did you mean "a"?']


def test_nothing_is_said_of_references_to_what_is_broken():
    assert codes(**{"sources/s.md": "---\ntitle: [\n---\n"}) == []
    assert codes(**{"actors.yml": "jane: 'x"}) == []
    assert codes(**{"actors.yml": "jane: {name: J}\nkyiv: {name: K, type: group}\n"}) == []
    assert codes(**{"actors.yml": "j: {name: J}\n"}) == ["unknown-actor", "unknown-id"]


def test_of_two_with_one_id_the_first_is_kept():
    corpus, problems = resolved(**{"a/actors.yml": "jane: {name: Second, type: person}\n"})
    assert [item.code for item in problems] == ["duplicate-id"]
    assert corpus.actors["jane"].record.name == "Jane Doe"


def test_backlinks():
    corpus, _ = resolved()
    links = {(str(link.holder), link.label) for link in corpus.backlinks(Key("actor", "jane"))}
    assert ("extract:s#a", "quoted") in links
    assert ("briefing:munich", "mentioned in") in links
    assert {str(link.holder) for link in corpus.backlinks(Key("extract", "s#b"))} == {
        "claim:half", "briefing:munich",
    }  # fmt: skip
    assert corpus.backlinks(Key("actor", "nobody")) == ()


def test_the_order_of_files_does_not_matter():
    files = [InputFile(f"briefings/{name}", text) for name, text in SITE.items()]
    there, _ = resolve(parse(files))
    back, _ = resolve(parse(list(reversed(files))))
    assert [(item.kind, item.id) for item in there.entities()] == [
        (item.kind, item.id) for item in back.entities()
    ]


def test_position_parts_with_hyphens():
    corpus, _ = resolved(
        **{
            "actors.yml": "a--b: {name: A, type: group}\njane: {name: J, type: person}\n"
            "kyiv: {name: K, type: group}\neurope: {name: E, type: group}\n",
            "issues.yml": "c: {title: C, question: Q}\ndeal: {title: D, question: Q}\n",
        }
    )
    assert corpus.position_parts("a--b--c") == ("a--b", "c")
    assert corpus.position_parts("a--b") is None
    assert corpus.position_parts("jane--deal") == ("jane", "deal")
