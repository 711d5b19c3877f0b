"""What a briefing covers: what it declares, else its folder and prose and what follows."""

from __future__ import annotations

from desks import briefing, corpus_of, story
from onrecord.analysis.coverage import covered, matrix_actors
from onrecord.corpus import Corpus

INSIDE = story("in", "{id: a, quote: A, speaker: mayor, positions: {toll: rejects}}")
OUTSIDE = {
    "briefings/sources/out.md": "---\ntitle: out\npublished: 2025-02-14\noutlet: courier\nextracts:\n"
    "  - {id: b, quote: B, speaker: minister, positions: {bridge: supports}}\n---\n"
}
CLAIMS = {
    "briefings/claims.yml": "on-toll: {text: T, issue: toll, supported_by: [in#a]}\n"
    "on-bridge: {text: U, issue: bridge, supported_by: [in#a]}\n"
    "on-nothing: {text: V, supported_by: [in#a]}\n"
    "far: {text: W, supported_by: [out#b]}\n"
}
EVENTS = {
    "briefings/events.yml": "near: {title: N, date: 2025-02-14, evidence: [in#a]}\n"
    "far: {title: F, date: 2025-02-14, evidence: [out#b]}\n"
}
ALL = {**INSIDE, **OUTSIDE, **CLAIMS, **EVENTS}


def scope(corpus: Corpus):
    return covered(corpus, corpus.briefings["desk"])


def test_the_folder_and_what_follows_from_it() -> None:
    found = scope(corpus_of({**ALL, **briefing()}))
    assert found.sources == ("in",)
    assert (found.issues, found.actors) == (("toll",), ("mayor",))
    # A claim on the bridge is off the briefing's issues, though its evidence lies in the folder.
    assert found.claims == ("on-nothing", "on-toll")
    assert found.events == ("near",)


def test_a_citation_brings_its_source() -> None:
    found = scope(corpus_of({**ALL, **briefing(prose="As told [@out#b].")}))
    assert found.sources == ("in", "out")
    assert (found.issues, found.actors) == (("bridge", "toll"), ("mayor", "minister"))
    assert found.claims == ("far", "on-bridge", "on-nothing", "on-toll")
    assert found.events == ("far", "near")


def test_a_judgement_on_a_claim_brings_the_claims_sources() -> None:
    judged = "judgements: [{id: j, text: J, evidence: [far]}]\n"
    found = scope(corpus_of({**ALL, **briefing(judged)}))
    assert found.sources == ("in", "out")


def test_what_is_declared_holds_alone() -> None:
    declared = "sources: [out]\nissues: [toll]\nactors: [rival]\nclaims: []\nevents: [near]\n"
    found = scope(corpus_of({**ALL, **briefing(declared, prose="[@in#a]")}))
    assert (found.sources, found.issues, found.actors) == (("out",), ("toll",), ("rival",))
    assert (found.claims, found.events) == ((), ("near",))


def test_a_folder_is_not_its_neighbour() -> None:
    # desk-two begins like desk; its source is not desk's.
    other = {
        path.replace("desk/", "desk-two/").replace("/in.md", "/in-two.md"): text
        for path, text in INSIDE.items()
    }
    found = scope(corpus_of({**INSIDE, **other, **briefing(), **briefing(id_="desk-two")}))
    assert found.sources == ("in",)


def test_the_most_vocal_come_first_and_the_silent_not_at_all() -> None:
    corpus = corpus_of(
        {
            **story(
                "in",
                "{id: a, quote: A, speaker: minister, positions: {toll: demands}}",
                "{id: b, quote: B, speaker: mayor, positions: {toll: rejects, bridge: supports}}",
                "{id: c, quote: C, speaker: rival, about: [government]}",
            ),
            **briefing("actors: [government, mayor, minister, rival]\n"),
        }
    )
    assert matrix_actors(corpus, scope(corpus)) == ("mayor", "minister")
