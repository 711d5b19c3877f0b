"""Verification: captures, quotations and locks, and which of them has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import bare_site
from onrecord.analysis.verification import state
from onrecord.build import inspect
from onrecord.cli import verify as cli
from onrecord.cli.verify import command

TEXT = """\
No deal on the dam

The mayor said: “We will not sign — not now.” Her office confirmed it in the evening.
The engineer said we agree. The clerk said we agree.
"""
SOURCE = """\
---
title: No deal on the dam
published: 2025-02-15
outlet: paper
retrieved: 2025-02-16
extracts:
  - id: exact
    quote: Her office confirmed it
  - id: folded
    quote: '"We will not sign - not now."'
  - id: elided
    quote: The mayor said […] We will not sign
---
"""
LOCK = "briefings/sources/story.lock.json"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = bare_site(tmp_path / "site")
    put(made, "briefings/outlets.yml", "paper: {name: The Paper, type: newspaper}\n")
    put(made, "briefings/sources/story.md", SOURCE)
    put(made, "captures/story.txt", TEXT)
    return made


def put(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")


def change(site: Path, name: str, old: str, new: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    put(site, name, text.replace(old, new))


def verify(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--site", str(site)], catch_exceptions=False)


def extracts(site: Path, *arguments: str) -> dict[str, dict]:
    done = verify(site, "--json", *arguments)
    found = json.loads(done.stdout)["extracts"]
    return {item["ref"].removeprefix("story#"): item for item in found}


def statuses(site: Path, *arguments: str) -> dict[str, str]:
    return {name: item["status"] for name, item in extracts(site, *arguments).items()}


def checked(site: Path) -> list[str]:
    return [f"{item.severity}[{item.code}]" for item in inspect(site).diagnostics]


GOOD = {"exact": "exact", "folded": "folded", "elided": "elided"}


def test_verified_and_locked(site: Path) -> None:
    done = verify(site)
    assert done.exit_code == 0
    assert done.stdout == (
        "story: 1 letter for letter, 1 typography aside, 1 with declared changes\n"
        "3 of 3 extracts verified\n"
    )
    assert statuses(site) == GOOD
    assert checked(site) == ["warning[much-quoted]"]
    lock = json.loads((site / LOCK).read_text(encoding="utf-8"))
    assert lock["capture"]["bytes"] == len(TEXT.encode())
    assert lock["capture"]["retrieved"] == "2025-02-16"
    for name, found in lock["extracts"].items():
        passage = TEXT[found["start"] : found["end"]]
        assert passage.split(" ")[0].strip("“") in SOURCE, name
    corpus = inspect(site).corpus
    assert {name: state(corpus, f"story#{name}").status for name in GOOD} == GOOD
    assert state(corpus, "story#elided").in_words() == "Verified, with a declared cut of 0 words"


def test_offsets_count_code_points_of_the_untouched_text(site: Path) -> None:
    put(site, "captures/story.txt", "🙂é\u00a0\n\n  " + TEXT)
    for item in extracts(site).values():
        text = (site / "captures/story.txt").read_text(encoding="utf-8")
        assert text[item["start"] : item["end"]] in TEXT
        assert item["in"] == "article" and item["basis"] == "capture"


def test_same_input_same_bytes_and_nothing_rewritten(site: Path) -> None:
    verify(site)
    before = (site / LOCK).read_bytes()
    stamp = (site / LOCK).stat().st_mtime_ns
    assert verify(site).exit_code == 0
    assert (site / LOCK).stat().st_mtime_ns == stamp
    (site / LOCK).unlink()
    verify(site, "story")
    assert (site / LOCK).read_bytes() == before
    assert before.endswith(b"\n") and before.decode().count("\n") == 9


def test_check_writes_nothing_and_fails_where_a_lock_would_change(site: Path) -> None:
    done = verify(site, "--check")
    assert done.exit_code == 1 and "lock-outdated" in done.stderr
    assert not (site / LOCK).exists()
    verify(site)
    assert verify(site, "--check").exit_code == 0
    change(site, "briefings/sources/story.md", "2025-02-16", "2025-02-17")
    assert verify(site, "--check").exit_code == 1


@pytest.mark.parametrize("quote", ["Her office denied it", "her office confirmed it"])
def test_absent(site: Path, quote: str) -> None:
    change(site, "briefings/sources/story.md", "Her office confirmed it", quote)
    done = verify(site)
    assert done.exit_code == 1
    assert "error[quotation-not-found]" in done.stderr
    assert statuses(site) == {**GOOD, "exact": "absent"}
    assert extracts(site)["exact"]["start"] is None
    lock = json.loads((site / LOCK).read_text())
    assert lock["extracts"]["exact"].keys() == {"status", "sha256"}
    assert "error[quotation-not-found]" in checked(site)
    shutil.rmtree(site / "captures")
    assert verify(site).exit_code == 1


def test_ambiguous_until_it_is_said_which(site: Path) -> None:
    change(site, "briefings/sources/story.md", "Her office confirmed it", "we agree")
    done = verify(site)
    assert done.exit_code == 1 and "error[quotation-ambiguous]" in done.stderr
    assert "error[quotation-ambiguous]" in checked(site)
    change(site, "briefings/sources/story.md", "we agree", "we agree\n    prefix: The clerk said")
    assert verify(site).exit_code == 0
    assert extracts(site)["exact"]["start"] == TEXT.rindex("we agree")


# -- what has changed ------------------------------------------------------------------------------


def test_a_changed_quotation(site: Path) -> None:
    verify(site)
    change(site, "briefings/sources/story.md", "Her office confirmed it", "Her office confirmed")
    assert "error[lock-outdated]" in checked(site)
    assert inspect(site).failed
    corpus = inspect(site).corpus
    assert state(corpus, "story#exact").in_words() == "Not verified: changed since it was checked"
    # With the capture at hand it is proven anew, without it the lock alone tells.
    assert statuses(site, "--check") == GOOD
    shutil.move(site / "captures", site / "elsewhere")
    found = extracts(site)["exact"]
    assert (found["status"], found["reason"], found["basis"]) == (
        "changed", "quotation-changed", "lock",
    )  # fmt: skip
    assert verify(site).exit_code == 1
    shutil.move(site / "elsewhere", site / "captures")
    assert verify(site).exit_code == 0 and "error[lock-outdated]" not in checked(site)


def test_a_changed_quotation_that_is_no_longer_there(site: Path) -> None:
    verify(site)
    change(site, "briefings/sources/story.md", "Her office confirmed it", "Her office denied it")
    found = extracts(site, "--check")["exact"]
    assert (found["status"], found["reason"]) == ("absent", "quotation-changed")


@pytest.mark.parametrize(
    ("old", "new", "still"),
    [
        ("in the evening", "in the morning", "exact"),
        ("Her office confirmed it", "Her office did not confirm it", "absent"),
        ("The clerk", "Her office confirmed it. The clerk", "ambiguous"),
    ],
)
def test_a_changed_capture_is_never_taken_silently(
    site: Path, old: str, new: str, still: str
) -> None:
    verify(site)
    before = (site / LOCK).read_bytes()
    change(site, "captures/story.txt", old, new)
    for _ in range(2):
        done = verify(site)
        assert done.exit_code == 1 and "error[capture-changed]" in done.stderr
        assert set(statuses(site).values()) == {"changed"}
        assert (site / LOCK).read_bytes() == before
    found = extracts(site)["exact"]
    assert (found["reason"], found["still"]) == ("capture-changed", still)
    done = verify(site, "--accept", "story")
    assert done.exit_code == (0 if still == "exact" else 1)
    assert statuses(site)["exact"] == still
    assert (site / LOCK).read_bytes() != before


def test_a_capture_in_which_nothing_was_found_may_be_replaced(site: Path) -> None:
    put(site, "captures/story.txt", "Subscribe to read on.")
    assert verify(site).exit_code == 1
    put(site, "captures/story.txt", TEXT)
    assert verify(site).exit_code == 0


def test_a_lost_capture(site: Path) -> None:
    verify(site)
    before = (site / LOCK).read_bytes()
    (site / "captures/story.txt").unlink()
    done = verify(site)
    assert done.exit_code == 0 and "warning[capture-lost]" in done.stderr
    found = extracts(site)["exact"]
    assert (found["status"], found["reason"], found["still"]) == (
        "no-capture", "capture-lost", "exact",
    )  # fmt: skip
    assert (site / LOCK).read_bytes() == before


def test_by_the_lock_alone_where_no_captures_are_kept(site: Path) -> None:
    verify(site)
    shutil.rmtree(site / "captures")
    done = verify(site)
    assert done.exit_code == 0
    assert done.stdout == (
        "story (by the lock alone): 1 letter for letter, 1 typography aside, "
        "1 with declared changes\n3 of 3 extracts verified, 3 of them by the lock alone\n"
    )
    assert statuses(site) == GOOD
    assert {item["basis"] for item in extracts(site).values()} == {"lock"}
    assert extracts(site)["exact"]["start"] == TEXT.index("Her office")


def test_without_capture_and_lock(site: Path) -> None:
    shutil.rmtree(site / "captures")
    assert verify(site).exit_code == 0
    assert set(statuses(site).values()) == {"no-capture"}
    assert {item["reason"] for item in extracts(site).values()} == {"capture-not-kept"}
    assert not (site / LOCK).exists()
    assert checked(site) == []
    assert (
        state(inspect(site).corpus, "story#exact").in_words() == "Not checked: no capture was kept"
    )


# -- the lock and the content ----------------------------------------------------------------------


def test_new_and_lost_extracts(site: Path) -> None:
    verify(site)
    change(site, "briefings/sources/story.md", "id: exact", "id: renamed")
    assert {"warning[lock-without-extract]", "warning[not-verified]"} <= set(checked(site))
    words = state(inspect(site).corpus, "story#renamed").in_words()
    assert words == "Not checked yet against the capture"
    verify(site)
    assert checked(site) == ["warning[much-quoted]"]


def test_a_lock_follows_its_source_and_no_other(site: Path) -> None:
    verify(site)
    (site / "briefings/water/sources").mkdir(parents=True)
    shutil.move(site / "briefings/sources/story.md", site / "briefings/water/sources/story.md")
    assert checked(site) == ["warning[stray-lock]"]
    corpus = inspect(site).corpus
    assert not state(corpus, "story#exact").is_verified
    shutil.move(site / LOCK, site / "briefings/water/sources/story.lock.json")
    assert state(inspect(site).corpus, "story#exact").is_verified


BROKEN = [
    "",
    "{",
    "[]",
    "null",
    "<<<<<<< HEAD\n{}",
    '{"onrecord-lock": 1}',
    '{"lockfileVersion": 3}',
    "[" * 100_000,
]


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_lock_of_ours_is_left_alone(site: Path, text: str) -> None:
    put(site, LOCK, text)
    done = verify(site)
    assert done.exit_code == 1 and "error[unreadable-lock]" in done.stderr
    assert (site / LOCK).read_text() == text
    assert "error[unreadable-lock]" in checked(site)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"onrecord-lock": 1', '"onrecord-lock": 2'),
        ('"onrecord-lock": 1', '"onrecord-lock": 1, "onrecord-lock": 1'),
        ('"form": "text"', '"form": "text", "text": "the whole article"'),
        ('"status": "folded"', '"status": "changed"'),
        ('"status": "exact"', '"status": "absent"'),
        ('"status": "exact"', '"status": "exact", "prefix": "one\\ntwo"'),
        ('"status": "exact"', '"status": "exact", "prefix": "\\ud800"'),
        ('"status": "exact"', '"status": "exact", "suffix": "' + "x" * 400 + '"'),
        ('"status": "exact"', '"status": "exact", "link": [[5, 2]]'),
        ('"status": "exact"', '"status": "exact", "quote": "x"'),
    ],
)
def test_a_lock_holds_nothing_but_what_verify_writes(site: Path, old: str, new: str) -> None:
    verify(site)
    change(site, LOCK, old, new)
    assert "error[unreadable-lock]" in checked(site)


def test_a_forged_hash_is_found_by_verify(site: Path) -> None:
    verify(site)
    lock = json.loads((site / LOCK).read_text())
    lock["extracts"]["exact"]["start"] += 1
    put(site, LOCK, json.dumps(lock))
    assert verify(site, "--check").exit_code == 1


# -- pages -----------------------------------------------------------------------------------------

PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>No deal</title></head><body>
<nav><p>Water rights sold at last, and other news of the day.</p></nav>
<article><h1>No deal on the dam</h1>
<p>The mayor said: “We will not sign&nbsp;— not now.” Her office confirmed it in the evening.</p>
<p>The engineer of the valley, who had been asked for a second opinion, was of the same mind.</p>
<p>Nobody from the bank wanted to speak about the matter, though several were in the room.</p>
</article></body></html>
"""


def test_a_page_is_searched_article_first(site: Path) -> None:
    (site / "captures/story.txt").unlink()
    put(site, "captures/story.html", PAGE)
    change(
        site,
        "briefings/sources/story.md",
        "extracts:\n",
        "extracts:\n  - id: menu\n    quote: Water rights sold at last\n",
    )
    found = extracts(site)
    assert found["folded"]["in"] == "article" and found["folded"]["status"] == "folded"
    assert found["menu"]["in"] == "page" and found["menu"]["status"] == "exact"
    assert json.loads((site / LOCK).read_text())["capture"]["form"] == "html"


# -- usage -----------------------------------------------------------------------------------------


def test_an_unknown_source_is_wrong_usage(site: Path) -> None:
    done = verify(site, "storey")
    assert done.exit_code == 2 and 'Did you mean "story"?' in done.output


def test_content_with_errors_is_verified_as_far_as_it_goes(site: Path) -> None:
    put(site, "briefings/sources/other.md", "---\ntitle: T\n---\n")
    done = verify(site)
    assert done.exit_code == 1 and "error[missing-field]" in done.stderr
    assert (site / LOCK).exists()


def test_a_capture_that_cannot_be_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(site: Path, source_id: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cli, "read_capture", refuse)
    done = verify(site, "story")
    assert done.exit_code == 1 and "error[unreadable-capture]" in done.stderr
    assert not (site / LOCK).exists()


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("Her office confirmed that", 'after "Her office confirmed" the capture goes on: "it in'),
        ("her office confirmed", "other capital letters"),
        ("office confirm", "part of a longer word"),
        ("Nobody was there", "its first word is not there"),
        ("no\u00adw deal", "first word"),
    ],
)
def test_hints_say_where_to_look(site: Path, quote: str, hint: str) -> None:
    change(site, "briefings/sources/story.md", "Her office confirmed it", quote)
    assert hint in extracts(site)["exact"]["hint"]
