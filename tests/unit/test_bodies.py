"""People roll up to the bodies they spoke for at that date, and to no others."""

from __future__ import annotations

from desks import corpus_of, story
from onrecord.analysis.bodies import silent_on, spoke_for, spoken_for, wholes
from onrecord.model.edtf import Edtf

SAID = "speaker: minister, positions: {toll: demands}"


def voices(*extracts: str) -> dict[tuple[str, str], list[str]]:
    corpus = corpus_of(story("s", *extracts))
    return {
        pair: [item.quoted.extract.id for item in found]
        for pair, found in spoken_for(corpus).items()
    }


def test_a_role_counts_from_its_first_day() -> None:
    # In office from 10 February: what was said on the 9th was said for nobody else.
    found = voices(
        f"{{id: before, quote: A, {SAID}, said: 2025-02-09}}",
        f"{{id: first-day, quote: B, {SAID}, said: 2025-02-10}}",
        f"{{id: later, quote: C, {SAID}, said: 2025-02-13}}",
    )
    # The ministry is part of the government, so its minister speaks for both.
    assert found == {
        ("government", "toll"): ["first-day", "later"],
        ("ministry", "toll"): ["first-day", "later"],
    }


def test_a_vague_date_counts_where_it_may_fall_into_office() -> None:
    # February 2025 includes days in office; January does not.
    found = voices(
        f"{{id: january, quote: A, {SAID}, said: 2025-01}}",
        f"{{id: february, quote: B, {SAID}, said: 2025-02}}",
    )
    assert found["ministry", "toll"] == ["february"]


def test_a_role_ends() -> None:
    corpus = corpus_of(
        {
            "briefings/actors/clerk.md": "---\nname: Cy Clerk\ntype: person\nroles:\n"
            "  - {title: Clerk, organization: ministry, from: 2020, to: 2021-06}\n---\n"
        }
    )
    assert spoke_for(corpus, "clerk", Edtf.parse("2021-06-30")) == ("ministry", "government")
    assert spoke_for(corpus, "clerk", Edtf.parse("2021-07-01")) == ()
    assert spoke_for(corpus, "mayor", Edtf.parse("2021-06-30")) == ()
    assert wholes(corpus, "ministry") == ("government",)


def test_what_others_say_of_the_minister_is_not_said_for_the_ministry() -> None:
    # An outlet and an unnamed official tell what the minister holds: nobody spoke for the body.
    found = voices(
        "{id: told, quote: A, positions: [{actor: minister, issue: toll, stance: demands}]}",
        "{id: leaked, quote: B, speaker_described: an official, of: rival,"
        " positions: [{actor: minister, issue: toll, stance: demands}]}",
    )
    assert found == {}


def test_voices_are_not_the_position_of_the_body() -> None:
    from onrecord.analysis.positions import held_positions

    corpus = corpus_of(story("s", f"{{id: a, quote: A, {SAID}}}"))
    assert set(held_positions(corpus)) == {("minister", "toll")}
    # Heard through its minister, so the ministry is not silent on the toll; the mayor is, since
    # he is heard on the bridge alone.
    corpus = corpus_of(
        story(
            "s",
            f"{{id: a, quote: A, {SAID}}}",
            "{id: b, quote: B, speaker: mayor, positions: {bridge: supports}}",
            "{id: c, quote: C, speaker: ministry, positions: {bridge: opposes}}",
        )
    )
    assert silent_on(corpus, "toll") == ("mayor",)
    assert silent_on(corpus, "bridge") == ("minister",)
