"""Writing: only what changed, only ours, whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from conftest import run_onrecord
from onrecord import writer
from onrecord.writer import MANIFEST, write

FILES = {"index.md": b"home\n", "actors/index.md": b"list\n", "actors/a/index.md": b"a\n"}


@pytest.fixture
def docs(tmp_path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def contents(docs: Path) -> dict[str, bytes]:
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in sorted(docs.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def stamps(docs: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(docs).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in sorted(docs.rglob("*"))
        if path.is_file()
    }


def codes(done) -> list[str]:
    return [found.code for found in done.diagnostics]


def test_everything_is_written_at_first(docs):
    done = write(docs, FILES)
    assert done.written == tuple(sorted(FILES))
    assert contents(docs) == FILES


def test_the_second_run_touches_nothing(docs):
    write(docs, FILES)
    before = stamps(docs)
    done = write(docs, FILES)
    assert (done.written, done.removed, done.unchanged) == ((), (), len(FILES))
    assert stamps(docs) == before


def test_only_what_changed_is_written(docs):
    write(docs, FILES)
    before = stamps(docs)
    done = write(docs, FILES | {"index.md": b"new home\n"})
    assert done.written == ("index.md",)
    after = stamps(docs)
    assert {name for name in after if after[name] != before[name]} == {"index.md", MANIFEST}


def test_what_is_no_longer_generated_is_removed_with_its_empty_folders(docs):
    write(docs, FILES)
    (docs / "actors" / "mine.txt").write_text("mine")
    done = write(docs, {"index.md": FILES["index.md"]})
    assert done.removed == ("actors/a/index.md", "actors/index.md")
    assert contents(docs) == {"index.md": b"home\n", "actors/mine.txt": b"mine"}
    assert not (docs / "actors" / "a").exists()


def test_a_file_that_is_not_ours_is_never_overwritten(docs):
    (docs / "actors").mkdir()
    (docs / "actors" / "index.md").write_bytes(b"my own list\n")
    done = write(docs, FILES)
    assert codes(done) == ["not-ours"]
    assert done.diagnostics[0].span.file == "docs/actors/index.md"
    assert contents(docs) == {"actors/index.md": b"my own list\n"}


def test_a_folder_where_a_page_belongs_is_reported(docs):
    (docs / "index.md").mkdir()
    assert codes(write(docs, FILES)) == ["not-ours"]
    assert contents(docs) == {}


def test_a_file_of_ours_that_was_edited_is_reported_and_kept(docs):
    write(docs, FILES)
    (docs / "index.md").write_bytes(b"home, with my remark\n")
    for files in (FILES, FILES | {"index.md": b"another home\n"}, {}):
        done = write(docs, files)
        assert codes(done) == ["edited-by-hand"]
        assert (docs / "index.md").read_bytes() == b"home, with my remark\n"
        assert (docs / "actors" / "index.md").exists()


def test_a_deleted_file_of_ours_comes_back(docs):
    write(docs, FILES)
    (docs / "index.md").unlink()
    assert write(docs, FILES).written == ("index.md",)
    assert contents(docs) == FILES


def test_identical_bytes_are_adopted(docs):
    for name, data in FILES.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(data)
    before = stamps(docs)
    done = write(docs, FILES)
    assert (done.written, codes(done)) == ((), [])
    assert {name: stamps(docs)[name] for name in before} == before
    assert write(docs, FILES | {"index.md": b"later\n"}).written == ("index.md",)


class Cut(BaseException):
    """The end of a process, as far as a test can have it without ending."""


@pytest.mark.parametrize("step", range(9))
def test_a_run_that_is_cut_off_is_taken_up_again(docs, monkeypatch, step):
    """Before any of its writes and removals: the next run finishes, and reports no edits."""
    write(docs, FILES)
    later = {
        "index.md": b"later\n",
        "actors/index.md": b"later list\n",
        "issues/index.md": b"issues\n",
    }
    left = {"steps": step}

    def dying(function):
        def act(*arguments, **more):
            if left["steps"] == 0:
                raise Cut
            left["steps"] -= 1
            return function(*arguments, **more)

        return act

    with monkeypatch.context() as patch:
        patch.setattr(writer.os, "replace", dying(os.replace))
        patch.setattr(Path, "unlink", dying(Path.unlink))
        try:
            write(docs, later)
        except Cut:
            pass
    for name, data in contents(docs).items():
        assert name.endswith(".part") or data in {*FILES.values(), *later.values()}, name
    done = write(docs, later)
    assert codes(done) == []
    assert {k: v for k, v in contents(docs).items() if not k.endswith(".part")} == later
    assert write(docs, later).written == ()


def test_parts_of_a_run_that_was_cut_off_do_not_stay(docs, monkeypatch):
    def cut(*arguments):
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(writer.os, "replace", cut)
        with pytest.raises(Cut):
            write(docs, FILES)
    write(docs, FILES)
    assert [path.name for path in docs.rglob("*.part")] == []


@pytest.mark.parametrize("link", ["index.md", "actors"])
def test_nothing_is_written_through_a_link(docs, tmp_path, link):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    target = elsewhere if link == "actors" else elsewhere / "x.md"
    if link != "actors":
        target.write_bytes(b"mine\n")
    (docs / link).symlink_to(target)
    done = write(docs, FILES)
    assert set(codes(done)) == {"linked-output"}
    assert {path.name for path in elsewhere.iterdir()} <= {"x.md"}
    assert link == "actors" or target.read_bytes() == b"mine\n"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"files": []}', '{"files": {"../x": ["1"]}}', '{"files": {"/etc/x": ["1"]}}'],
)
def test_a_manifest_that_cannot_be_read_stops_the_run(docs, text):
    write(docs, FILES)
    (docs / MANIFEST).write_text(text)
    before = contents(docs)
    assert codes(write(docs, {"index.md": b"other\n"})) == ["bad-manifest"]
    assert contents(docs) == before


def test_the_manifest_is_the_same_whatever_the_order(docs, tmp_path):
    write(docs, FILES)
    other = tmp_path / "other"
    other.mkdir()
    write(other, dict(reversed(FILES.items())))
    assert (docs / MANIFEST).read_bytes() == (other / MANIFEST).read_bytes()
    assert set(json.loads((docs / MANIFEST).read_text())["files"]) == set(FILES)


# -- the same through the command ------------------------------------------------------------------


def test_generate_twice_writes_no_markdown_the_second_time(sample_site):
    first = run_onrecord("generate", "--site", sample_site)
    assert first.returncode == 0, first.stderr
    before = stamps(sample_site / "docs")
    second = run_onrecord("generate", "--site", sample_site)
    assert "0 files written, 0 removed" in second.stdout
    assert stamps(sample_site / "docs") == before


def test_generate_writes_nothing_where_there_are_errors(sample_site):
    run_onrecord("generate", "--site", sample_site)
    before = stamps(sample_site / "docs")
    source = next((sample_site / "briefings").rglob("rferl-2025-02-15.md"))
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    (sample_site / "briefings" / "notes").mkdir()
    (sample_site / "briefings" / "notes" / "new.md").write_text(
        "---\ntitle: New\ndate: 2025-02-20\ntlp: clear\n---\nNew.\n"
    )
    done = run_onrecord("generate", "--site", sample_site)
    assert done.returncode == 1
    assert stamps(sample_site / "docs") == before
