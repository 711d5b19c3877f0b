"""Attribution chains: through whose hands words came, with what is not known shown as unknown."""

from __future__ import annotations

from desks import BASE, corpus_of, parsed, story
from onrecord.analysis.chains import Step, chain, original, publishers

MAYOR = "{id: a, quote: Q, speaker: mayor}"


def steps(corpus, ref: str) -> list[tuple[str, str | None]]:
    return [(step.role, step.id) for step in chain(corpus, corpus.extracts[ref])]


def test_a_speaker_in_a_paper():
    corpus = corpus_of(story("s", MAYOR))
    assert steps(corpus, "s#a") == [("speaker", "mayor"), ("outlet", "gazette")]


def test_an_outlets_own_reporting_has_no_speaker():
    corpus = corpus_of(story("s", "{id: a, quote: Q}"))
    assert steps(corpus, "s#a") == [("outlet", "gazette")]


def test_an_unnamed_speaker_keeps_the_description():
    corpus = corpus_of(story("s", "{id: a, quote: Q, speaker_described: an aide, of: ministry}"))
    assert chain(corpus, corpus.extracts["s#a"])[0] == Step("speaker", "ministry", "an aide")


def test_credited_outlets_stand_farthest_first():
    corpus = corpus_of(story("s", "{id: a, quote: Q, speaker: mayor, via: [mirror, wire]}"))
    assert steps(corpus, "s#a") == [
        ("speaker", "mayor"), ("via", "wire"), ("via", "mirror"), ("outlet", "gazette"),
    ]  # fmt: skip


def test_an_agencys_story_in_a_paper():
    corpus = corpus_of(story("s", MAYOR, more="wire: wire"))
    assert steps(corpus, "s#a") == [
        ("speaker", "mayor"), ("wire", "wire"), ("republisher", "gazette"),
    ]  # fmt: skip


def test_an_agency_at_its_own_address_is_named_once():
    corpus = corpus_of(story("s", MAYOR, outlet="wire", more="wire: wire"))
    assert steps(corpus, "s#a") == [("speaker", "mayor"), ("outlet", "wire")]


def test_a_publisher_that_is_not_named_is_a_step_without_a_name():
    corpus = corpus_of(story("s", MAYOR, outlet="", more="wire: wire"))
    assert chain(corpus, corpus.extracts["s#a"])[-1] == Step("republisher", None, "not named")


def test_copies_of_copies():
    corpus = corpus_of(
        story("s", MAYOR, more="wire: wire")
        | story("t", MAYOR, outlet="mirror", more="copy_of: s")
        | story("u", MAYOR, outlet="courier", more="copy_of: t")
    )
    assert original(corpus, "u") == ("u", "t", "s")
    assert steps(corpus, "u#a") == [
        ("speaker", "mayor"), ("wire", "wire"), ("republisher", "gazette"),
        ("republisher", "mirror"), ("republisher", "courier"),
    ]  # fmt: skip


def test_a_cycle_ends_where_it_closes():
    files = story("s", MAYOR, more="copy_of: t") | story("t", MAYOR, more="copy_of: s")
    corpus, problems = parsed({**BASE, **files})
    assert problems
    assert original(corpus, "s") == ("s", "t")
    assert publishers(corpus, "s")[-1].id == "gazette"
    files = story("s", MAYOR, more="copy_of: s")
    corpus, _ = parsed({**BASE, **files})
    assert original(corpus, "s") == ("s",)
