"""Progress: a line on a terminal, gone at the end; nothing at all in a pipe or in CI."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import environment
from onrecord.progress import counted

ERASED = "\r\x1b[K"


def on_terminal(*arguments: str | Path, cwd: Path, **more: str) -> tuple[str, str]:
    """Run the command with standard error on a terminal: what it printed, and what was drawn."""
    ours, theirs = pty.openpty()
    env = {key: value for key, value in environment().items() if key != "CI"}
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        cwd=cwd,
        env={**env, "TERM": "xterm-256color", "COLUMNS": "60", **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    drawn = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        drawn += part
    printed, _ = process.communicate(timeout=120)
    os.close(ours)
    assert process.returncode == 0, drawn.decode()
    return printed.decode(), drawn.decode()


def seen_at_last(drawn: str) -> str:
    """What is left on the screen of all that was drawn."""
    lines = drawn.replace("\r\n", "\n").split("\n")
    return "\n".join(line.rpartition(ERASED)[2] for line in lines)


def test_a_terminal_shows_how_far_a_run_has_come_and_is_left_clean(sample_site):
    printed, drawn = on_terminal("generate", "--verbose", cwd=sample_site, NO_COLOR="1")
    frames = drawn.split(ERASED)
    bars = [re.fullmatch(r"rendering pages \[(#*)-*\] (\d+)/(\d+)", frame) for frame in frames]
    bars = [bar for bar in bars if bar]
    assert len({bar[3] for bar in bars}) == 1
    assert bars[-1][2] == bars[-1][3] and "-" not in bars[-1][0].partition("]")[0]
    assert [int(bar[2]) for bar in bars] == sorted(int(bar[2]) for bar in bars)
    assert all(len(frame.split("\n")[0]) < 60 for frame in frames[:-1])
    assert "rendering" not in seen_at_last(drawn)
    assert "\x1b" not in printed
    assert re.search(r"^  rendering pages +\d+\.\d s$", printed, re.M)


@pytest.mark.parametrize("more", [{"CI": "true"}, {"TERM": "dumb"}])
def test_a_terminal_without_a_reader_is_not_drawn_on(sample_site, more):
    _, drawn = on_terminal("generate", cwd=sample_site, NO_COLOR="1", **more)
    assert ERASED not in drawn
    assert "rendering" not in drawn


@pytest.mark.parametrize(
    "arguments", [("generate",), ("verify",), ("copies",)], ids=lambda item: item[0]
)
def test_a_pipe_gets_no_control_characters(onrecord, sample_site, arguments):
    done = onrecord(*arguments, cwd=sample_site)
    assert done.returncode == 0, done.stdout + done.stderr
    for text in (done.stdout, done.stderr):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text), text
    assert "rendering" not in done.stderr


def test_a_build_says_what_was_built_in_how_long_and_where(onrecord, sample_site):
    done = onrecord("build", "--verbose", cwd=sample_site)
    assert done.returncode == 0, done.stdout + done.stderr
    stages = re.findall(r"^  (\S.*?) +\d+\.\d s$", done.stdout, re.M)
    assert stages == [
        "reading the content",
        "checking it",
        "rendering pages",
        "proving them",
        "writing them",
        "building the site with mkdocs",
        "finishing the pages",
        "proving the site",
    ]
    place = re.escape(str(sample_site / "site"))
    assert re.search(rf"^Built \d+ pages in \d+\.\d s: {place}$", done.stdout, re.M)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.stdout + done.stderr)


def test_items_are_told_as_done_when_the_next_is_asked_for():
    told: list[tuple[str, int, int]] = []
    items = counted("ab", "letters", lambda *one: told.append(one))
    assert told == []
    assert next(items) == "a"
    assert told == [("letters", 0, 2)]
    assert list(items) == ["b"]
    assert told[1:] == [("letters", 1, 2), ("letters", 2, 2)]
    assert list(counted([], "nothing", lambda *one: told.append(one))) == []
