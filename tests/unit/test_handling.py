"""Handling levels: a site contains nothing above the level it is built for."""

from __future__ import annotations

import pytest

from onrecord.corpus import Key
from onrecord.handling import release
from onrecord.inputs.files import InputFile
from onrecord.model.base import Tlp
from onrecord.parse import parse
from onrecord.resolve import resolve

SITE = {
    "actors.yml": "jane: {name: Jane Doe, type: person, part_of: agency}\n"
    "agency: {name: The Agency, type: body, tlp: red}\nkyiv: {name: Kyiv, type: government}\n",
    "outlets.yml": "ap: {name: AP, type: wire}\nleak: {name: Leak, type: other, tlp: amber}\n",
    "issues.yml": "deal: {title: D, question: Q}\nsecret: {title: S, question: Q, tlp: red}\n",
    "sources/open.md": "---\ntitle: T\npublished: 2025\noutlet: ap\nextracts:\n"
    "  - {id: a, quote: Q, speaker: jane, about: [agency, kyiv], via: [leak, ap],\n"
    "     positions: {deal: supports, secret: opposes}}\n"
    "  - {id: g, quote: Q, speaker: jane, tlp: green}\n"
    "  - {id: r, quote: Q, speaker: agency}\n"
    "  - {id: s, quote: Q, positions: [{actor: agency, issue: deal, stance: supports},"
    " {actor: jane, issue: deal, stance: opposes}]}\n---\n",
    "sources/closed.md": "---\ntitle: T\npublished: 2025\noutlet: ap\ntlp: amber\nextracts:\n"
    "  - {id: a, quote: Q, tlp: clear}\n---\n",
    "sources/leaked.md": "---\ntitle: T\npublished: 2025\noutlet: leak\nextracts:\n"
    "  - {id: a, quote: Q}\n---\n",
    "sources/copy.md": "---\ntitle: T\npublished: 2025\noutlet: ap\ncopy_of: closed\n---\n",
    "claims.yml": 'both: {text: T, supported_by: ["open#a", "closed#a"]}\n'
    'gone: {text: T, supported_by: ["closed#a"], disputed_by: ["open#r"]}\n',
    "events.yml": 'talks: {title: T, date: 2025, actors: [jane, agency], evidence: ["open#a"]}\n'
    'hidden: {title: T, date: 2025, evidence: ["open#g"]}\n',
    "positions/agency--deal.md": "---\n---\nProse.\n",
    "positions/jane--deal.md": "---\n---\nProse.\n",
    "notes/n.md": "---\ntitle: T\ndate: 2025\nabout: [agency]\n---\n[[agency]]\n",
    "munich/briefing.md": "---\ntitle: T\ndate: 2025\nsummary: S\nissues: [deal, secret]\n"
    "judgements:\n  - {id: a, text: A, evidence: [both, gone]}\n"
    "  - {id: b, text: B, evidence: [gone]}\n"
    "  - {id: c, text: C, evidence: [both], tlp: red}\n"
    "hypotheses: {question: Q, hypotheses: {h: H}, evidence: {'closed#a': {h: C}}}\n---\n",
    "draft/briefing.md": "---\ntitle: T\ndate: 2025\nsummary: S\nstatus: draft\n---\n",
}


def released(level: Tlp = Tlp.CLEAR, *, drafts: bool = False, **changes: str):
    files = {**SITE, **changes}
    corpus, problems = resolve(
        parse([InputFile(f"briefings/{name}", text) for name, text in files.items()])
    )
    assert not problems
    return release(corpus, level, drafts=drafts)


def test_what_is_above_the_level_is_gone():
    corpus = released().corpus
    assert list(corpus.actors) == ["jane", "kyiv"]
    assert list(corpus.issues) == ["deal"]
    assert list(corpus.outlets) == ["ap"]
    assert list(corpus.sources) == ["open"]
    assert list(corpus.notes) == []
    assert list(corpus.briefings) == ["munich"]
    assert list(corpus.positions) == ["jane--deal"]


def test_nothing_that_is_left_refers_to_what_is_gone():
    result = released()
    text = repr([(item.id, item.record) for item in result.corpus.entities()])
    for word in ("agency", "secret", "closed", "leak", "'gone'", "hidden"):
        assert word not in text
    for entity in result.corpus.entities():
        for link in result.corpus.backlinks(Key(entity.kind, entity.id)):
            assert link.holder not in result.withheld


def test_extracts_lose_parts_or_go():
    corpus = released().corpus
    assert list(corpus.extracts) == ["open#a", "open#s"]
    extract = corpus.extracts["open#a"].extract
    assert extract.about == ("kyiv",) and extract.via == ("ap",)
    assert extract.positions == {"deal": "supports"}
    assert [item.actor for item in corpus.extracts["open#s"].extract.positions] == ["jane"]
    assert corpus.actors["jane"].record.part_of is None


def test_what_rests_on_nothing_goes():
    corpus = released().corpus
    assert list(corpus.claims) == ["both"]
    assert corpus.claims["both"].record.supported_by == ("open#a",)
    assert list(corpus.events) == ["talks"]
    briefing = corpus.briefings["munich"].record
    assert [(item.id, item.evidence) for item in briefing.judgements] == [("a", ("both",))]
    assert briefing.hypotheses is None and briefing.issues == ("deal",)


@pytest.mark.parametrize(
    ("level", "extracts", "notes"),
    [
        (Tlp.GREEN, 3, 0),
        (Tlp.AMBER, 5, 1),
        (Tlp.AMBER_STRICT, 5, 1),
        (Tlp.RED, 6, 1),
    ],
)
def test_levels_are_ordered(level: Tlp, extracts: int, notes: int):
    corpus = released(level).corpus
    assert len(corpus.extracts) == extracts
    assert len(corpus.notes) == notes


def test_at_the_highest_level_only_drafts_are_withheld():
    assert released(Tlp.RED).withheld == {Key("briefing", "draft")}
    assert not released(Tlp.RED, drafts=True).withheld


@pytest.mark.parametrize(
    "prose",
    ["[[agency]]", "[@closed]", "[@closed#a]", "![[open#g]]", "[[draft]]", "[[issue:secret]]",
     "[[gone]]", "[@open#a; @open#r]"],
)  # fmt: skip
def test_prose_that_gives_something_away_is_an_error(prose: str):
    changes = {"actors/europe.md": f"---\nname: E\ntype: group\n---\n\n{prose}\n"}
    (problem,) = released(**changes).diagnostics
    assert problem.code == "withheld-reference"
    assert (problem.span.file, problem.span.line) == ("briefings/actors/europe.md", 6)


def test_prose_of_the_same_level_may_name_it():
    assert not released().diagnostics
    assert not released(Tlp.RED, drafts=True).diagnostics
