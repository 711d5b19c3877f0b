"""``diff``: what changed between two published corpus files, in words for a change log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desks import briefing, corpus_of, site_of, story
from onrecord.build import generate
from onrecord.editions import differences
from onrecord.exports.corpus_json import as_data
from onrecord.inputs.site import SiteConfig
from onrecord.render.press import Edition

OLD = {
    **story("s", "{id: a, quote: A, speaker: mayor, positions: {toll: rejects}}"),
    "briefings/claims.yml": "pays: {text: Lorries pay., supported_by: [s#a]}\n",
    **briefing(
        "judgements:\n  - {id: j, text: The toll comes., likelihood: likely,"
        " confidence: low, evidence: [s#a]}\n"
    ),
}


def told(new: dict[str, str], old: dict[str, str] = OLD) -> list[tuple[str, str, str]]:
    before, after = (
        json.loads(json.dumps(as_data(corpus_of(files), Edition(SiteConfig()))))
        for files in (old, new)
    )
    return [(item.what, item.ref, item.words) for item in differences(before, after)]


def judged(fields: str) -> dict[str, str]:
    return {**OLD, **briefing(f"judgements:\n  - {{id: j, evidence: [s#a], {fields}}}\n")}


def test_nothing_changed() -> None:
    assert told(OLD) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            "text: The toll comes., likelihood: very likely, confidence: low",
            "Likelihood raised from likely to very likely. The toll comes.",
        ),
        (
            "text: The toll comes., likelihood: unlikely, confidence: moderate",
            "Likelihood lowered from likely to unlikely; Confidence raised from low to moderate. "
            "The toll comes.",
        ),
        # "probable" is the second set's word for the same band.
        (
            "text: The toll comes., likelihood: probable, confidence: low",
            "Likelihood reworded from likely to probable. The toll comes.",
        ),
        (
            "text: The toll comes., likelihood: likely",
            "Confidence no longer given, before: low. The toll comes.",
        ),
        (
            "text: The toll is passed., likelihood: likely, confidence: low",
            "Reworded, before: The toll comes. The toll is passed.",
        ),
    ],
)
def test_a_judgement(fields: str, words: str) -> None:
    assert told(judged(fields)) == [("judgement", "desk#j", words)]


def test_judgements_come_and_go() -> None:
    new = {
        **OLD,
        **briefing(
            "judgements:\n  - {id: k, text: It fails., likelihood: remote, evidence: [s#a]}\n"
        ),
    }
    assert told(new) == [
        ("judgement", "desk#j", "Judgement withdrawn: The toll comes."),
        ("judgement", "desk#k", "New judgement (remote): It fails."),
    ]


def test_another_source_changes_counts_everywhere_and_says_so() -> None:
    new = {
        **OLD,
        **story("t", "{id: b, quote: B, speaker: minister}", outlet="courier"),
        "briefings/claims.yml": "pays: {text: Lorries pay., supported_by: [s#a, t#b]}\n",
        **briefing(
            "judgements:\n  - {id: j, text: The toll comes., likelihood: likely,"
            " confidence: low, evidence: [pays]}\n"
        ),
    }
    assert told(new) == [
        (
            "judgement",
            "desk#j",
            "Now on 2 articles, 2 origins (before: 1 article, 1 origin). The toll comes.",
        ),
        (
            "claim",
            "pays",
            "Point of fact from single origin to corroborated; now on 2 articles, 2 origins "
            "(before: 1 article, 1 origin): Lorries pay.",
        ),
        ("source", "t", "New source with 1 quotation: t"),
    ]


def test_a_claim_is_disputed() -> None:
    new = {
        **OLD,
        **story("t", "{id: b, quote: B, speaker: minister}", outlet="courier"),
        "briefings/claims.yml": "pays: {text: Lorries pay., supported_by: [s#a],"
        " disputed_by: [t#b]}\n",
    }
    assert (
        "claim",
        "pays",
        "Point of fact from single origin to disputed; against it now on 1 article, 1 origin "
        "(before: 0 articles, 0 origins): Lorries pay.",
    ) in told(new)


def test_positions() -> None:
    later = story(
        "t",
        "{id: b, quote: B, speaker: mayor, form: reported, positions: {toll: accepts}}",
        date="2025-02-15",
    )
    found = {what: words for what, ref, words in told({**OLD, **later})}
    assert found["position"] == (
        "Position changed: Bo Mayor is reported to accept the toll: one report, 15 February 2025; "
        "1 article, 1 origin (Gazette). Before: Bo Mayor rejects the toll: one statement, "
        "14 February 2025; 1 article, 1 origin (Gazette)."
    )
    weaker = story(
        "s", "{id: a, quote: A, speaker: mayor, form: reported, positions: {toll: rejects}}"
    )
    assert told({**OLD, **weaker})[0][2].startswith(
        "Evidence weaker, from on record to reported: Bo Mayor is reported to reject the toll"
    )
    assert told(OLD, {**OLD, **weaker})[0][2].startswith(
        "Evidence stronger, from reported to on record: Bo Mayor rejects the toll"
    )
    gone = {**OLD, **story("s", "{id: a, quote: A, speaker: mayor}")}
    assert told(gone)[0][2].startswith("No longer shown, for want of evidence: Bo Mayor rejects")
    assert told(OLD, gone)[0][2].startswith("New position: Bo Mayor rejects the toll")


def test_evidence() -> None:
    changed = {
        **OLD,
        **story(
            "s",
            "{id: a, quote: A b, speaker: mayor, positions: {toll: rejects}}",
            "{id: c, quote: C, speaker: mayor}",
            more="retracted: {date: 2025-02-16, what: All of it.}",
        ),
    }
    assert told(changed) == [
        ("source", "s", "Source retracted: s (All of it.)"),
        ("extract", "s#a", "Quotation corrected, from “A” to “A b”"),
        ("extract", "s#c", "New quotation: “C”"),
    ]
    assert ("extract", "s#c", "Quotation removed: “C”") in told(OLD, changed)
    assert ("source", "s", "Source removed: s") in told(
        story("x", "{id: a, quote: A}"), {**story("x", "{id: a, quote: A}"), **story("s")}
    )


def test_other_files_are_refused() -> None:
    for data in (
        {},
        {"format": "onrecord-corpus", "version": 2},
        {"format": "other", "version": 1},
    ):
        with pytest.raises(ValueError, match="not a corpus file"):
            differences(data, data)


def test_the_command_reads_what_the_site_publishes(tmp_path: Path, onrecord) -> None:
    old, new = (
        site_of(tmp_path / "old", OLD),
        site_of(
            tmp_path / "new",
            judged("text: The toll comes., likelihood: very likely, confidence: low"),
        ),
    )
    files = []
    for site in (old, new):
        assert not generate(site).failed
        files.append(site / "docs/data/corpus.json")
    done = onrecord("diff", *files)
    assert done.stdout == (
        "- Likelihood raised from likely to very likely. The toll comes. [desk#j]\n"
    )
    assert onrecord("diff", files[0], files[0]).stdout == "Nothing changed.\n"
    found = json.loads(onrecord("diff", *files, "--json").stdout)
    assert found["differences"][0]["ref"] == "desk#j"
    assert onrecord("diff", files[0], new / "mkdocs.yml").returncode == 1
