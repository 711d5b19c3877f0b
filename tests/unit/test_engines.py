"""Engines: run as processes, their failures told as diagnostics at the page that they name."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from conftest import bare_site
from onrecord.site import engines
from onrecord.site.engines import ENGINES, run_engine


@pytest.fixture
def answers(monkeypatch):
    """Let an engine say something without running it; gives the commands that were run."""
    commands = []

    def say(text: str, status: int = 1):
        def run(command, **more):
            commands.append((command, more))
            return subprocess.CompletedProcess(command, status, text.encode())

        monkeypatch.setattr(engines.subprocess, "run", run)
        return commands

    return say


@pytest.fixture
def site(tmp_path) -> Path:
    return bare_site(tmp_path / "desk")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_is_strict_and_builds_where_it_is_told(site, answers, engine):
    commands = answers("", 0)
    assert run_engine(engine, site, site / ".site.building", newest=86_400).diagnostics == ()
    ((command, more),) = commands
    assert "--strict" in command
    assert more["env"]["SOURCE_DATE_EPOCH"] == "86400"
    assert more["cwd"] == site


def test_a_date_from_outside_comes_first(site, answers, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    commands = answers("", 0)
    run_engine("mkdocs", site, site / ".site.building", newest=86_400)
    assert commands[0][1]["env"]["SOURCE_DATE_EPOCH"] == "7"


def test_an_engine_that_is_not_installed_is_named(site, answers):
    answers("/usr/bin/python: No module named properdocs")
    (found,) = run_engine("properdocs", site, site / "x").diagnostics
    assert found.code == "engine-missing"
    assert "properdocs" in found.help


def test_warnings_become_diagnostics_at_their_page(site, answers):
    answers(
        "INFO    -  Building documentation...\n"
        "WARNING -  Doc file 'guide/a.md' contains a link 'b.md', but the target is not found.\n"
        "WARNING -  Doc file 'guide/a.md' contains a link 'b.md', but the target is not found.\n"
        "Aborted with 2 warnings in strict mode!\n"
    )
    found = run_engine("mkdocs", site, site / "x").diagnostics
    assert [item.code for item in found] == ["engine-failed", "engine-failed"]
    assert found[0].span.file == "docs/guide/a.md"
    assert found[1].span.file == "mkdocs.yml"


def test_a_failure_without_a_word_is_still_a_failure(site, answers):
    answers("")
    done = run_engine("mkdocs", site, site / "x")
    assert done.diagnostics, "status 1 with no output passed for success"


def test_zensical_leaves_no_settings_of_its_own_behind(site, answers):
    answers("Error: x")
    before = sorted(path.name for path in site.iterdir())
    run_engine("zensical", site, site / ".site.building")
    assert sorted(path.name for path in site.iterdir()) == before
