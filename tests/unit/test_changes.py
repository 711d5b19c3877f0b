"""Each change of position is told apart, and the least that explains it is named."""

from __future__ import annotations

import pytest

from desks import corpus_of, story
from onrecord.analysis.changes import changes
from onrecord.analysis.positions import held_positions

FOR = "positions: [{{actor: government, issue: toll, stance: {0}}}]"


def kinds(first: str, second: str, actor: str = "government", **stories: str) -> list[str]:
    """What the change is called between an extract of 12 and one of 14 February."""
    corpus = corpus_of(
        {
            **story("s1", f"{{id: a, quote: A, {first}}}", date="2025-02-12", **stories),
            **story("s2", f"{{id: b, quote: B, {second}}}", date="2025-02-14"),
        }
    )
    return [change.kind for change in changes(corpus, held_positions(corpus)[actor, "toll"])]


def own(stance: str) -> str:
    return f"speaker: mayor, positions: {{toll: {stance}}}"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        # From against to for in his own words, on two days: he changed his mind.
        ("rejects", "accepts", "changed"),
        ("doubts", "studies", "changed"),
        # On the side "for" the first stance goes furthest, on "against" the last.
        ("accepts", "demands", "firmer"),
        ("demands", "accepts", "softer"),
        ("doubts", "rejects", "firmer"),
        ("rejects", "doubts", "softer"),
        # Between the sides nothing goes further than anything else.
        ("studies", "haggles", "wording"),
        ("haggles", "studies", "wording"),
    ],
)
def test_one_voice_on_record(before: str, after: str, kind: str) -> None:
    assert kinds(own(before), own(after), "mayor") == [kind]


def test_no_change_without_another_stance() -> None:
    assert kinds(own("rejects"), own("rejects"), "mayor") == []


def test_another_voice_explains_more_than_a_change_of_mind() -> None:
    # The minister and then the mayor state the government's position.
    assert kinds(
        "speaker: minister, " + FOR.format("demands"), "speaker: mayor, " + FOR.format("rejects")
    ) == ["spokesperson"]
    # Two descriptions, and one description in two papers, may be two persons.
    official = "speaker_described: an official, of: government, positions: {{toll: {}}}"
    aide = "speaker_described: an aide, of: government, positions: {{toll: {}}}"
    assert kinds(official.format("demands"), aide.format("rejects")) == ["spokesperson"]
    assert kinds(official.format("demands"), official.format("rejects"), outlet="courier") == [
        "spokesperson"
    ]
    # The same description in the same paper is the same voice.
    assert kinds(official.format("demands"), official.format("rejects")) == ["changed"]
    # Two outlets that tell it in their own names are two voices, one outlet is one.
    assert kinds(FOR.format("demands"), FOR.format("rejects"), outlet="courier") == ["spokesperson"]
    assert kinds(FOR.format("demands"), FOR.format("rejects")) == ["changed"]


def test_another_form_of_evidence_cannot_be_compared() -> None:
    assert kinds("form: reported, " + own("rejects"), own("accepts"), "mayor") == ["evidence"]
    # Also where the side is the same: the paper's verb is not his.
    assert kinds("form: reported, " + own("rejects"), own("doubts"), "mayor") == ["evidence"]


def test_dates_that_overlap_tell_no_order() -> None:
    # February may be before or after the 14th: perhaps both were held at once.
    february = "said: 2025-02, " + own("rejects")
    assert kinds(february, own("accepts"), "mayor") == ["unordered"]
    corpus = corpus_of(
        story(
            "s", f"{{id: a, quote: A, {own('rejects')}}}", f"{{id: b, quote: B, {own('accepts')}}}"
        )
    )
    (change,) = changes(corpus, held_positions(corpus)["mayor", "toll"])
    assert (change.kind, change.is_ordered) == ("unordered", False)


def test_three_stances_are_two_changes() -> None:
    corpus = corpus_of(
        {
            **story("s1", f"{{id: a, quote: A, {own('rejects')}}}", date="2025-02-01"),
            **story("s2", f"{{id: b, quote: B, {own('doubts')}}}", date="2025-02-02"),
            **story(
                "s3", f"{{id: c, quote: C, form: reported, {own('doubts')}}}", date="2025-02-03"
            ),
            **story("s4", f"{{id: d, quote: D, {own('accepts')}}}", date="2025-02-04"),
        }
    )
    found = changes(corpus, held_positions(corpus)["mayor", "toll"])
    # The last statement of a stance is compared with the first of the next: reported, then direct.
    assert [(item.kind, item.before.quoted.ref, item.after.quoted.ref) for item in found] == [
        ("softer", "s1#a", "s2#b"),
        ("evidence", "s3#c", "s4#d"),
    ]
    assert [item.in_words() for item in found] == ["softer wording", "another form of evidence"]


def test_one_day_shows_no_more_changes_than_it_must() -> None:
    # Six statements of one day, three of each stance, best attested last: one change, not five.
    said = [
        f"{{id: {id_}, quote: {id_.upper()}, {form}{own(stance)}}}"
        for id_, form, stance in (
            ("a", "form: reported, ", "rejects"),
            ("b", "form: reported, ", "accepts"),
            ("c", "form: reported, ", "rejects"),
            ("d", "form: reported, ", "accepts"),
            ("e", "", "rejects"),
            ("f", "form: reported, ", "rejects"),
        )
    ]
    held = held_positions(corpus_of(story("s", *said)))["mayor", "toll"]
    assert [stretch.stance for stretch in held.history] == ["accepts", "rejects"]
    assert held.latest.quoted.extract.id == "e"
    # What was held the day before comes first on the next day, whatever else that day brings.
    corpus = corpus_of(
        {
            **story("s0", f"{{id: z, quote: Z, {own('rejects')}}}", date="2025-02-13"),
            **story(
                "s",
                f"{{id: a, quote: A, form: reported, {own('doubts')}}}",
                f"{{id: b, quote: B, form: reported, {own('rejects')}}}",
                f"{{id: c, quote: C, {own('accepts')}}}",
            ),
        }
    )
    held = held_positions(corpus)["mayor", "toll"]
    assert [stretch.stance for stretch in held.history] == ["rejects", "doubts", "accepts"]
