"""The worked examples of the method page are what the analyses make of the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.analysis.bodies import silent_on, spoken_for
from onrecord.analysis.chains import chain
from onrecord.analysis.changes import changes
from onrecord.analysis.claims import weigh
from onrecord.analysis.coverage import covered
from onrecord.analysis.gaps import computed_gaps
from onrecord.analysis.hypotheses import compete
from onrecord.analysis.judgements import grounds
from onrecord.analysis.positions import held_positions
from onrecord.analysis.summary import summary_statement
from onrecord.analysis.wording import articles_and_origins
from onrecord.build import inspect
from onrecord.corpus import Corpus, Key
from onrecord.editions import differences
from onrecord.exports.corpus_json import as_data
from onrecord.hindsight import stood
from onrecord.impact import impact, removed
from onrecord.inputs.site import SiteConfig
from onrecord.languages import ENGLISH
from onrecord.model.edtf import Edtf
from onrecord.render.press import Edition

ROOT = Path(__file__).resolve().parents[2]
METHOD = " ".join((ROOT / "docs/method/index.md").read_text("utf-8").replace("\n>", " ").split())
LOST = "rferl-2025-02-15#presented-on-12-february"


@pytest.fixture(scope="module")
def sample() -> Corpus:
    return inspect(ROOT).corpus


def section(heading: str) -> str:
    assert METHOD.count(f"## {heading} ") == 1
    return METHOD.partition(f"## {heading} ")[2].partition(" ## ")[0]


def test_a_chain(sample: Corpus) -> None:
    text = section("Through whose hands")
    quoted = sample.extracts["rferl-2025-02-15#take-it-or-leave-it"]
    assert [(step.role, step.id) for step in chain(sample, quoted)] == [
        ("speaker", None),
        ("via", "reuters"),
        ("outlet", "rferl"),
    ]
    assert sample.locks["rferl-2025-02-15"] and quoted.source.retrieved is None
    assert "first told by Reuters; published by RFE/RL" in text and "day is not recorded" in text
    steps = chain(sample, sample.extracts["ap-munich-2025-02-15#recoup"])
    assert [(step.role, step.id) for step in steps[1:]] == [("wire", "ap"), ("republisher", None)]


def test_changes_and_voices(sample: Corpus) -> None:
    text = section("Changes of position")
    held = held_positions(sample)
    for issue, after, words in (
        ("next-steps", "ap-munich-2025-02-15#understand-it-will-work", "change of position"),
        (
            "minerals-agreement",
            "ap-munich-2025-02-15#directed-not-to-sign",
            "another form of evidence",
        ),
    ):
        last = changes(sample, held["volodymyr-zelenskyy", issue])[-1]
        assert last.before.quoted.ref == "rferl-2025-02-15#teams-will-continue"
        assert (last.after.quoted.ref, last.in_words()) == (after, words)
        assert words in text.partition("Zelenskyy is an example.")[2]
    assert last.before.date.text == "2025-02-14?" and "Probably on 14 February" in text
    voices = spoken_for(sample)["white-house", "security-guarantees"]
    assert {item.actor for item in voices} == {"brian-hughes"}


def test_silence(sample: Corpus) -> None:
    names = [sample.actors[a].record.name for a in silent_on(sample, "minerals-agreement")]
    assert f"On the minerals agreement these are {' and '.join(names)}." in section("Silence")


def test_a_judgement(sample: Corpus) -> None:
    text = section("Checks on judgements")
    entity = sample.briefings["munich-minerals-talks"]
    item = next(j for j in entity.record.judgements if j.id == "europe-at-first-talks")
    found = grounds(sample, entity, item)
    assert f"judged {item.likelihood} with {item.confidence} confidence" in text
    told = f"{ENGLISH.say('summary.quotations', n=len(found.evidence))} from "
    assert told + articles_and_origins(sample, found.origins) in text


def test_explanations(sample: Corpus) -> None:
    text = section("Explanations compared")
    found = compete(sample, sample.briefings["munich-minerals-talks"].record.hypotheses)
    scores = {item.id: f"{item.weighted:.2f}" for item in found.ranking}
    assert scores == {
        "guarantees": "0.00",
        "bargaining": "0.35",
        "terms": "0.42",
        "process": "0.42",
    }
    assert "0.7 × 0.5 = 0.35" in text and "0.42 against them each" in text
    assert {item.plain for item in found.ranking} == {0, 1}
    assert sum(item.decides for item in found.items) == 3 and "Three items would" in text


def test_a_dispute(sample: Corpus) -> None:
    text = section("Status of a point of fact")
    found = weigh(sample, "vance-meeting-took-up-draft")
    assert found.status == "disputed" and "The status is *disputed*" in text
    for side in (found.supported, found.disputed):
        assert articles_and_origins(sample, side) in text


def test_gaps(sample: Corpus) -> None:
    text = section("What we do not know")
    entity = sample.briefings["munich-minerals-talks"]
    scope = covered(sample, entity)
    gaps = {gap.kind: gap.subjects for gap in computed_gaps(sample, scope, entity.record.date)}
    assert (len(gaps["single-origin"]), len(scope.claims)) == (6, 14)
    assert "six of fourteen points of fact" in text
    assert len(gaps["no-archive"]) == len(scope.sources)


def test_the_statement(sample: Corpus) -> None:
    scope = covered(sample, sample.briefings["munich-minerals-talks"])
    assert summary_statement(sample, scope)[0] in section("Sources in sum")


def test_impact_and_editions(sample: Corpus) -> None:
    edition = Edition(SiteConfig())
    found = impact(sample, edition, Key("extract", LOST))
    text = section("When a source is taken back")
    for name in ("claims", "positions", "judgements", "briefings", "pages"):
        assert f"{name} ({len(getattr(found, name))})" in text
    assert all(name in text for name in (*found.claims, *found.positions, *found.briefings))
    after = removed(sample, Key("extract", LOST))
    told = [item.words for item in differences(as_data(sample, edition), as_data(after, edition))]
    assert told[0] in section("Earlier states and editions")


def test_as_of(sample: Corpus) -> None:
    corpus = stood(sample, Edtf.parse("2025-02-15T12:00:00Z")).corpus
    assert (len(corpus.sources), len(sample.sources), len(corpus.briefings)) == (2, 4, 0)
    assert "two of the four sources and no briefing" in section("Earlier states and editions")
