"""The timeline: whom an entry concerns, and the ways into a long one."""

from __future__ import annotations

from desks import corpus_of, story
from onrecord.pages.timeline import about_event, about_statement, days, jumps


def test_a_statement_concerns_who_speaks_for_whom_of_whom_on_what():
    corpus = corpus_of(
        story(
            "s1",
            "{id: a, quote: Q, speaker: mayor, about: [rival], positions: {toll: demands}}",
            "{id: b, quote: R, speaker_described: an aide, of: ministry, "
            "positions: [{actor: government, issue: toll, stance: doubts}]}",
        )
    )
    first, second = (about_statement(corpus.extracts[f"s1#{id_}"]) for id_ in "ab")
    assert (first.actors, first.issues) == (("mayor", "rival"), ("toll",))
    assert (second.actors, second.issues) == (("government", "ministry"), ("toll",))


def test_an_event_concerns_who_took_part_and_the_issues_of_its_evidence():
    event = "e: {title: E, date: 2025-02-14, actors: [rival], evidence: ['s1#a']}\n"
    corpus = corpus_of(
        {"briefings/events.yml": event}
        | story("s1", "{id: a, quote: Q, speaker: mayor, positions: {toll: demands}}")
    )
    about = about_event(corpus, corpus.events["e"])
    assert (about.actors, about.issues) == (("rival",), ("toll",))


def dated(*dates: str):
    events = "".join(f"e{n}: {{title: E, date: '{date}'}}\n" for n, date in enumerate(dates))
    return days(corpus_of({"briefings/events.yml": events}).events.values(), ())


def test_few_months_are_listed_under_their_years():
    found = jumps(dated("2024-12-30", "2025-02", "2025-02-14", "2025-03-01?"))
    assert [(jump.year, [month for month, _ in jump.months]) for jump in found] == [
        (2024, [12]),
        (2025, [2, 3]),
    ]
    assert found[0].anchor == "2024-12-30"


def test_many_months_leave_years():
    found = jumps(
        dated(*(f"{year}-{month:02}-01" for year in range(2020, 2025) for month in range(1, 13)))
    )
    assert [jump.year for jump in found] == list(range(2020, 2025))
    assert all(jump.months == () for jump in found)
