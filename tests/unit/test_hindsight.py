"""The site as it could have stood: nothing later, and nothing that needs something later."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import copy_sample
from desks import briefing, corpus_of, site_of, story
from onrecord.build import generate
from onrecord.hindsight import moments, stood
from onrecord.model.edtf import Edtf

FILES = {
    **story("early", "{id: a, quote: Said early, speaker: mayor, positions: {toll: rejects}}"),
    **story(
        "late",
        "{id: b, quote: Said late, speaker: mayor, positions: {toll: accepts}}",
        date="2025-02-18",
        more="copy_of: early",
    ),
    "briefings/claims.yml": "both: {text: Both papers tell it, supported_by: [early#a, late#b]}\n"
    "only-late: {text: One paper tells it, supported_by: [late#b]}\n",
    "briefings/events.yml": "march: {title: The march, date: 2025-02-17}\n",
    "briefings/notes/later.md": "---\ntitle: Later\ndate: 2025-02-19\ntlp: clear\n---\n",
}


def at(moment: str, files: dict[str, str] = FILES):
    return stood(corpus_of(files), Edtf.parse(moment))


def test_what_was_published_later_is_not_there() -> None:
    corpus = at("2025-02-16").corpus
    assert set(corpus.sources) == {"early"}
    assert set(corpus.extracts) == {"early#a"}
    # A claim keeps what supported it then; one that rests on nothing any more is not there.
    assert set(corpus.claims) == {"both"}
    assert corpus.claims["both"].record.supported_by == ("early#a",)
    assert set(corpus.events) == set(corpus.notes) == set()


def test_a_day_counts_from_its_first_moment() -> None:
    # The question is what could have stood: on the 18th, what the 18th brought.
    assert set(at("2025-02-18").corpus.sources) == {"early", "late"}
    assert set(at("2025-02-17T23:59:59Z").corpus.sources) == {"early"}
    assert set(at("2025-02-18T00:00:00Z").corpus.sources) == {"early", "late"}


def test_what_was_added_to_a_record_later_is_taken_off() -> None:
    files = {
        **story(
            "s",
            more="corrected: {date: 2025-02-16, what: A name.}|"
            "retracted: {date: 2025-02-18, what: All.}|retrieved: 2025-02-17",
        ),
        "briefings/actors/clerk.md": "---\nname: Cy Clerk\ntype: person\nroles:\n"
        "  - {title: Clerk, from: 2020, to: 2025-02-18}\n"
        "  - {title: Chief, from: 2025-02-19}\n---\n",
        **briefing(
            "updated: 2025-02-18\nchanges: [{date: 2025-02-15, what: First.},"
            " {date: 2025-02-18, what: Second.}]\n",
            date="2025-02-15",
        ),
    }
    corpus = at("2025-02-16", files).corpus
    source = corpus.sources["s"].record
    assert source.corrected is not None and source.retracted is None and source.retrieved is None
    # He was in office, and nobody knew until when.
    (role,) = corpus.actors["clerk"].record.roles
    assert (role.title, role.to) == ("Clerk", None)
    record = corpus.briefings["desk"].record
    assert record.updated is None and [item.what for item in record.changes] == ["First."]


def test_a_briefing_that_cites_something_later_could_not_have_stood() -> None:
    files = {**FILES, **briefing(prose="As told [@late#b].", date="2025-02-15")}
    found = at("2025-02-16", files)
    assert set(found.corpus.briefings) == set()
    (warning,) = found.diagnostics
    assert (warning.code, str(warning.severity)) == ("later-evidence", "warning")
    # Nor could a note that links that briefing.
    files["briefings/notes/on-it.md"] = (
        "---\ntitle: N\ndate: 2025-02-15\ntlp: clear\n---\n\nSee [[desk]].\n"
    )
    assert set(at("2025-02-16", files).corpus.notes) == set()
    # Prose that bears no date loses the reference alone.
    files["briefings/positions/mayor--toll.md"] = (
        "---\ntlp: clear\n---\n\nFirst no [@early#a], then yes [@late#b], says [[mayor]].\n"
    )
    prose = at("2025-02-16", files).corpus.positions["mayor--toll"].prose.text
    assert "First no [@early#a], then yes, says [[mayor]]." in prose


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2025-02-15", "2025-02-15"),
        ("2025-02-15T12:00Z", "2025-02-15T12:00:00Z"),
        ("2025-02-15T12:00", "2025-02-15T12:00:00"),
        ("2025-02-15T12:00:00Z", "2025-02-15T12:00:00Z"),
        ("2025-02", None),
        ("soon", None),
    ],
)
def test_moments(text: str, read: str | None) -> None:
    found = next(moments(text), None)
    assert (found.text if found else None) == read


def written(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".md", ".json", ".csv")
    }


def test_after_everything_it_is_the_site_as_it_is_but_for_the_banner(tmp_path: Path) -> None:
    plain, later = copy_sample(tmp_path / "plain"), copy_sample(tmp_path / "later")
    assert not generate(plain).failed
    assert not generate(later, as_of=Edtf.parse("2099-01-01")).failed
    ours, theirs = written(plain / "docs"), written(later / "docs")
    assert set(ours) == set(theirs)
    banners = ("As of <time", "could have stood here then")
    changed = 0
    for name, text in theirs.items():
        if name == ".onrecord.json":
            continue
        rest = [line for line in text.splitlines() if not any(part in line for part in banners)]
        assert rest == ours[name].splitlines(), name
        changed += text != ours[name]
    assert changed > 50


def test_nothing_later_appears_in_any_byte(tmp_path: Path) -> None:
    """Everything that is later bears a word of its own, and none of the words is found."""
    files = {
        **story("early", "{id: a, quote: Said early, speaker: mayor, positions: {toll: rejects}}"),
        **story(
            "zzlate",
            "{id: zzextract, quote: Zzquoted, speaker: minister, positions: {toll: accepts}}",
            date="2025-02-18",
            outlet="courier",
            more="authors: [Zzauthor]|url: https://zzhost.example/",
        ),
        "briefings/claims.yml": "zzclaim: {text: Zzclaimed, supported_by: [zzlate#zzextract]}\n"
        "both: {text: Held, supported_by: [early#a, zzlate#zzextract]}\n",
        "briefings/events.yml": "zzevent: {title: Zzhappened, date: 2025-02-18}\n",
        "briefings/notes/zznote.md": "---\ntitle: Zznoted\ndate: 2025-02-18\ntlp: clear\n---\n",
        "briefings/positions/minister--toll.md": "---\ntlp: clear\n---\n\n[@zzlate#zzextract]\n",
        **briefing(
            "updated: 2025-02-18\nchanges: [{date: 2025-02-18, what: Zzchanged.}]\n"
            "sources: [early, zzlate]\nclaims: [both, zzclaim]\nevents: [zzevent]\n"
            "judgements:\n  - {id: zzjudged, text: Zzjudgement, evidence: [zzlate#zzextract]}\n"
            "  - {id: kept, text: Kept, evidence: [early#a, zzlate#zzextract]}\n",
            date="2025-02-15",
        ),
        **briefing(date="2025-02-18", id_="zzbriefing"),
        "briefings/redirects.yml": "sources/zzold: sources/zzlate\n",
    }
    site = site_of(tmp_path / "site", files)
    done = generate(site, as_of=Edtf.parse("2025-02-17T12:00:00Z"))
    assert not done.failed, done.diagnostics
    found = written(site / "docs")
    text = "\n".join([*found, *(body for name, body in found.items())]).lower()
    assert "kept" in text and "said early" in text
    assert "zz" not in text
    # The same files without a moment hold every one of the words.
    assert not generate(site).failed
    whole = "\n".join(written(site / "docs").values()).lower()
    assert whole.count("zz") > 50
