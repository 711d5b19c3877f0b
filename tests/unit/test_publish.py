"""Publishing: the last good site outlives every failure, and nothing half-built is ever shown."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import bare_site, environment
from onrecord.site import publish
from onrecord.site.engines import EngineRun
from onrecord.site.publish import build_site

ACTORS = "someone: {{name: Version {} here, type: person}}\n"


def write_version(site: Path, version: int) -> None:
    (site / "briefings" / "actors.yml").write_text(ACTORS.format(version))


@pytest.fixture
def desk(tmp_path) -> Path:
    site = bare_site(tmp_path / "desk")
    write_version(site, 1)
    return site


def fake_engine(engine, site, target, *, newest=0) -> EngineRun:
    """Just enough of an engine: every page as HTML that holds its Markdown."""
    links: list[str] = []
    for path in sorted((site / "docs").rglob("*.md")):
        name = path.relative_to(site / "docs").as_posix()
        folder = Path(name).parent if name.endswith("index.md") else Path(name).with_suffix("")
        links.append(f'<a href="/{"" if str(folder) == "." else f"{folder}/"}">x</a>')
    for path in sorted((site / "docs").rglob("*.md")):
        name = path.relative_to(site / "docs").as_posix()
        folder = Path(name).parent if name.endswith("index.md") else Path(name).with_suffix("")
        made = target / folder / "index.html"
        made.parent.mkdir(parents=True, exist_ok=True)
        title = re.search(r"title: '(.*)'", path.read_text())
        made.write_text(f"<html><body>{title[1] if title else ''} {''.join(links)}</body></html>")
    (target / "404.html").write_text("<html><body>gone</body></html>")
    return EngineRun((), "")


@pytest.fixture
def quick(monkeypatch):
    """Publishing without a real engine."""
    monkeypatch.setattr(publish, "run_engine", fake_engine)


def versions(folder: Path) -> set[str]:
    text = "".join(path.read_text() for path in sorted(folder.rglob("*.html")))
    return set(re.findall(r"Version (\d+) here", text))


def leftovers(site: Path) -> list[str]:
    return sorted(path.name for path in site.glob(".site*"))


def test_a_build_replaces_the_site_and_leaves_nothing_beside_it(desk, quick):
    assert not build_site(desk).failed
    assert versions(desk / "site") == {"1"}
    write_version(desk, 2)
    done = build_site(desk)
    assert not done.failed
    assert done.pages == sum(1 for _ in (desk / "site").rglob("*.html"))
    assert versions(desk / "site") == {"2"}
    assert leftovers(desk) == []


def failing(code: str):
    """What makes a second build fail, by the code of the error that it gives."""

    def page(site: Path, text: str) -> None:
        """A page by hand where the settings expect pages outside the navigation."""
        (site / "docs" / "notes" / "by-hand").mkdir(parents=True)
        (site / "docs" / "notes" / "by-hand" / "index.md").write_text(text)

    def content(site: Path, monkeypatch) -> None:
        (site / "briefings" / "actors.yml").write_text("someone: {naem: x, type: person}\n")

    def engine(site: Path, monkeypatch) -> None:
        (site / "docs" / "extra.md").write_text("# Extra\n\n[dead](nowhere.md)\n")

    def anchors(site: Path, monkeypatch) -> None:
        page(site, '# Extra\n\n<p id="a">x</p>\n\n<p id="a">y</p>\n\n[home](index.md)\n')

    def orphan(site: Path, monkeypatch) -> None:
        page(site, "# Extra\n\n[home](index.md)\n")

    def link(site: Path, monkeypatch) -> None:
        page(site, '# Extra\n\n<a href="../nowhere/">x</a>\n')

    def quotation(site: Path, monkeypatch) -> None:
        def altering(engine, site, target, *, newest=0):
            done = fake_engine(engine, site, target, newest=newest)
            page = target / "index.html"
            page.write_text(page.read_text() + '<p data-quote="a#b">“not so”</p>')
            return done

        monkeypatch.setattr(publish, "run_engine", altering)

    def gone(site: Path, monkeypatch) -> None:
        def losing(engine, site, target, *, newest=0):
            done = fake_engine(engine, site, target, newest=newest)
            shutil.rmtree(target / "actors")
            return done

        monkeypatch.setattr(publish, "run_engine", losing)

    return {
        "unknown-key": content,
        "engine-failed": engine,
        "duplicate-anchor": anchors,
        "orphan-page": orphan,
        "dead-link": link,
        "proof-quotation": quotation,
        "proof-page": gone,
    }[code]


@pytest.mark.parametrize(
    "code",
    ["unknown-key", "engine-failed", "duplicate-anchor", "orphan-page", "dead-link",
     "proof-quotation", "proof-page"],
)  # fmt: skip
def test_the_last_good_site_outlives_every_failure(desk, monkeypatch, code):
    with monkeypatch.context() as patch:
        patch.setattr(publish, "run_engine", fake_engine)
        assert not build_site(desk).failed
    before = {p: p.read_bytes() for p in (desk / "site").rglob("*") if p.is_file()}
    write_version(desk, 2)
    failing(code)(desk, monkeypatch)
    done = build_site(desk)
    assert done.failed
    assert code in {found.code for found in done.diagnostics}
    assert {p: p.read_bytes() for p in (desk / "site").rglob("*") if p.is_file()} == before
    assert leftovers(desk) == []


def test_what_the_engine_says_names_the_page(desk):
    (desk / "docs" / "extra.md").write_text("# Extra\n\n[dead](nowhere.md)\n")
    found = [d for d in build_site(desk).diagnostics if d.code == "engine-failed"]
    assert any(d.span.file == "docs/extra.md" and "nowhere.md" in d.message for d in found)
    assert not (desk / "site").exists()


# -- what a run that was cut off leaves behind -----------------------------------------------------


def test_a_run_cut_off_while_building_is_cleared_away(desk, quick):
    assert not build_site(desk).failed
    for name in (".site.building", ".site.building.123", ".site.previous"):
        (desk / name).mkdir()
        (desk / name / "index.html").write_text("half")
    write_version(desk, 2)
    assert not build_site(desk).failed
    assert versions(desk / "site") == {"2"}
    assert leftovers(desk) == []


def test_a_run_cut_off_between_its_renames_is_mended(desk, quick):
    assert not build_site(desk).failed
    os.replace(desk / "site", desk / ".site.previous")
    (desk / "briefings" / "actors.yml").write_text("broken: {\n")
    assert build_site(desk).failed
    assert versions(desk / "site") == {"1"}
    write_version(desk, 2)
    assert not build_site(desk).failed
    assert versions(desk / "site") == {"2"}


class Cut(BaseException):
    """The end of a process, as far as a test can have it without ending."""


@pytest.mark.parametrize("call", range(6))
def test_every_step_of_the_swap_can_be_the_last(desk, quick, monkeypatch, call):
    """Whatever rename or removal the process dies before, one whole site is there or comes back."""
    assert not build_site(desk).failed
    write_version(desk, 2)
    calls = {"left": call}

    def dying(function):
        def step(*arguments, **more):
            if Path(arguments[0]).name.startswith((".site", "site")):
                if calls["left"] == 0:
                    raise Cut
                calls["left"] -= 1
            return function(*arguments, **more)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(publish.os, "replace", dying(os.replace))
        patch.setattr(publish.shutil, "rmtree", dying(shutil.rmtree))
        try:
            build_site(desk)
        except Cut:
            pass
    whole = desk / "site" if (desk / "site").is_dir() else desk / ".site.previous"
    assert versions(whole) in ({"1"}, {"2"})
    write_version(desk, 3)
    assert not build_site(desk).failed
    assert versions(desk / "site") == {"3"}
    assert leftovers(desk) == []


def test_killed_at_any_moment_the_site_is_whole(tmp_path):
    """kill -9 at random moments of real builds, the engine's process now killed, now left alone."""
    site = bare_site(tmp_path / "desk")
    write_version(site, 0)
    command = [sys.executable, "-m", "onrecord", "build", "--site", str(site)]
    start = time.monotonic()
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    whole_time = time.monotonic() - start
    expected = sorted(p.relative_to(site / "site") for p in (site / "site").rglob("*"))
    chance = random.Random(20250214)
    killed = 0
    for version in range(1, 41):
        if killed == 12:
            break
        write_version(site, version)
        start = time.monotonic()
        process = subprocess.Popen(
            command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        # most of the moments lie near the end, where the site is proven and put in place
        share = chance.choice((chance.uniform(0.1, 1.0), chance.uniform(0.75, 1.05)))
        try:
            process.wait(whole_time * share)
            # it was quicker than the first: the machine is less busy than it was
            whole_time = min(whole_time, time.monotonic() - start)
        except subprocess.TimeoutExpired:
            killed += 1
            if version % 2:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()
        folder = site / "site" if (site / "site").is_dir() else site / ".site.previous"
        assert sorted(p.relative_to(folder) for p in folder.rglob("*")) == expected
        assert len(versions(folder)) == 1
    assert killed >= 5
    write_version(site, 99)
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    assert versions(site / "site") == {"99"}
    assert sorted(p.relative_to(site / "site") for p in (site / "site").rglob("*")) == expected


# -- folders that must not be replaced -------------------------------------------------------------


@pytest.mark.parametrize(
    "name", [".", "briefings", "docs", "captures", "..", "briefings/..", "docs/../."]
)
def test_a_folder_that_holds_the_content_is_refused(desk, name):
    settings = (desk / "mkdocs.yml").read_text()
    (desk / "mkdocs.yml").write_text(settings.replace("site_dir: site", f"site_dir: {name}"))
    (desk / "captures").mkdir()
    (desk / "captures" / "private.txt").write_text("private")
    done = build_site(desk)
    assert {d.code for d in done.diagnostics if d.severity == "error"} == {"unfit-site-folder"}
    assert (desk / "briefings" / "actors.yml").is_file()
    assert (desk / "captures" / "private.txt").is_file()
    assert (desk / "mkdocs.yml").is_file()


def test_a_folder_that_is_not_a_site_is_refused(desk, quick):
    (desk / "site").mkdir()
    (desk / "site" / "thesis.txt").write_text("years of work")
    done = build_site(desk)
    assert [d.code for d in done.diagnostics if d.severity == "error"] == ["unfit-site-folder"]
    assert (desk / "site" / "thesis.txt").read_text() == "years of work"


def test_an_empty_folder_is_taken(desk, quick):
    (desk / "site").mkdir()
    assert not build_site(desk).failed


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_is_not_a_folder_is_refused(desk, quick, tmp_path, kind):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    if kind == "link":
        (desk / "site").symlink_to(elsewhere)
    else:
        (desk / "site").write_text("a file")
    done = build_site(desk)
    assert [d.code for d in done.diagnostics if d.severity == "error"] == ["unfit-site-folder"]
    assert (elsewhere / "mine.txt").read_text() == "mine"
