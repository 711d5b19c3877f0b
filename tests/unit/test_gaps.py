"""Computed gaps: what a briefing's evidence leaves open."""

from __future__ import annotations

import hashlib

import pytest

from desks import briefing, corpus_of, story
from onrecord.analysis.coverage import covered
from onrecord.analysis.gaps import computed_gaps
from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus

COVERS = "actors: [government, mayor, minister, ministry, rival]\nissues: [bridge, toll]\n"


def gaps(corpus: Corpus) -> dict[str, list[str]]:
    """The gaps by kind; of silence the actors by issue."""
    entity = corpus.briefings["desk"]
    found: dict[str, list[str]] = {}
    for gap in computed_gaps(corpus, covered(corpus, entity), entity.record.date):
        names = [key.id for key in gap.subjects]
        if gap.kind == "silent":
            found[f"silent on {names[0]}"] = names[1:]
        else:
            assert gap.kind not in found, "one gap of a kind"
            found[gap.kind] = names
    return found


def test_silence_is_told_from_never_being_heard() -> None:
    corpus = corpus_of(
        {
            **story(
                "s",
                "{id: a, quote: A, speaker: mayor, positions: {toll: rejects}}",
                "{id: b, quote: B, speaker: minister, positions: {bridge: supports}}",
            ),
            **briefing(COVERS),
        }
    )
    found = gaps(corpus)
    # The mayor speaks on the toll alone. The minister speaks on the bridge, and so do, through
    # her, the ministry and the government of which it is part.
    assert found["silent on bridge"] == ["mayor"]
    assert found["silent on toll"] == ["government", "minister", "ministry"]
    assert found["unheard"] == ["rival"]


def test_positions_known_from_unnamed_speakers_only() -> None:
    unnamed = "speaker_described: an official, of: {}, positions: {{toll: rejects}}"
    corpus = corpus_of(
        {
            **story(
                "s",
                f"{{id: a, quote: A, {unnamed.format('government')}}}",
                f"{{id: b, quote: B, {unnamed.format('rival')}}}",
                "{id: c, quote: C, speaker: rival, positions: {toll: rejects}}",
            ),
            **briefing(COVERS),
        }
    )
    assert gaps(corpus)["unnamed-only"] == ["government--toll"]


@pytest.mark.parametrize(
    ("date", "stale"),
    [
        ("2024-11-21", True),  # 91 days before the edition of 20 February
        ("2024-11-22", False),  # 90 days, which is not more than ninety
        ("2024-11", False),  # may be 30 November
        ("2024-10", True),
    ],
)
def test_stale_evidence(date: str, stale: bool) -> None:
    corpus = corpus_of(
        {
            **story(
                "s",
                f"{{id: a, quote: A, speaker: mayor, said: {date}, positions: {{toll: rejects}}}}",
            ),
            **briefing(COVERS),
        }
    )
    assert ("stale" in gaps(corpus)) == stale


def test_claims_on_one_origin() -> None:
    corpus = corpus_of(
        {
            **story("s", "{id: a, quote: A, speaker: mayor}"),
            **story("t", "{id: b, quote: B, speaker: minister}", outlet="courier"),
            "briefings/claims.yml": "one: {text: A, supported_by: [s#a]}\n"
            "two: {text: B, supported_by: [s#a, t#b]}\n"
            "quarrel: {text: C, supported_by: [s#a], disputed_by: [t#b]}\n",
            **briefing(COVERS),
        }
    )
    assert gaps(corpus)["single-origin"] == ["one"]


def test_sources_without_address_or_copy() -> None:
    corpus = corpus_of(
        {
            **story("none"),
            **story("url", more="url: https://example.org/a"),
            **story("both", more="url: https://example.org/b|archive_url: https://example.org/c"),
            **briefing(COVERS),
        }
    )
    found = gaps(corpus)
    assert (found["no-address"], found["no-archive"]) == (["none"], ["none", "url"])


def test_quotations_without_verification() -> None:
    from dataclasses import replace

    from onrecord.model.lock import Lock, LockedCapture, LockedExtract

    corpus = corpus_of(
        {
            **story("bare"),
            **story("open", "{id: a, quote: A}"),
            **story("proven", "{id: a, quote: A}"),
            **story("edited", "{id: a, quote: A, note: was B when it was checked}"),
            **briefing(COVERS),
        }
    )

    def locked(quote: str) -> Lock:
        sha256 = hashlib.sha256(quote.encode()).hexdigest()
        extract = LockedExtract(status="exact", sha256=sha256, where="article", start=0, end=1)
        capture = LockedCapture(sha256="0" * 64, bytes=1, characters=1, form="text")
        return Lock(version=1, capture=capture, extracts={"a": extract})

    locks = {"proven": locked("A"), "edited": locked("B")}
    corpus = corpus.of(replace(item, lock=locks.get(item.id)) for item in corpus.entities())
    # Nothing is quoted from "bare", so there is nothing to verify.
    assert gaps(corpus)["not-verified"] == ["edited", "open"]


def test_nothing_is_missing() -> None:
    corpus = corpus_of(
        {
            **story("s", more="url: https://example.org/b|archive_url: https://example.org/c"),
            **briefing("actors: []\nissues: [toll]\n"),
        }
    )
    assert held_positions(corpus) == {}
    assert gaps(corpus) == {}
