"""``new`` makes a site that checks and builds as it is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from onrecord import __version__, starter
from onrecord.build import inspect
from onrecord.cli import main
from onrecord.model import KINDS
from onrecord.site.publish import build_site

PROJECT = Path(__file__).resolve().parents[2]


class _Loader(yaml.SafeLoader):
    pass


_Loader.add_multi_constructor("!", lambda loader, suffix, node: suffix)


def config(folder: Path) -> dict:
    return yaml.load((folder / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)


def new(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["new", *map(str, arguments)])


def test_it_builds_without_a_warning(tmp_path: Path) -> None:
    made = new(tmp_path / "river-desk")
    assert made.exit_code == 0, made.output
    assert 'Made "River desk"' in made.stdout
    for step in ("cd ", "onrecord serve", "onrecord check", "onrecord build", "README.md"):
        assert step in made.stdout
    done = build_site(tmp_path / "river-desk")
    assert done.diagnostics == ()
    assert "River desk" in (tmp_path / "river-desk/site/index.html").read_text(encoding="utf-8")


def test_it_builds_below_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new(tmp_path / "desk")
    monkeypatch.setenv("SITE_URL", "https://example.org/desk")
    assert build_site(tmp_path / "desk").diagnostics == ()


def test_the_example_shows_every_kind(tmp_path: Path) -> None:
    starter.start(tmp_path, "Desk")
    corpus = inspect(tmp_path, drafts=True).whole
    for kind in set(KINDS) - {"position"}:
        assert corpus.by_kind[kind], kind
    assert {quoted.extract.voice for quoted in corpus.extracts.values()} == {
        "named", "unnamed", "outlet"
    }  # fmt: skip
    assert all(
        "invented" in (tmp_path / name).read_text()
        for name in ("README.md", "briefings/alder-lane/briefing.md")
    )


def test_settings_are_those_of_the_project(tmp_path: Path) -> None:
    starter.start(tmp_path, "Desk")
    ours, theirs = config(PROJECT), config(tmp_path)
    for name in set(ours) - {"nav", "not_in_nav", "site_name", "site_description", "copyright"}:
        assert theirs[name] == ours[name], name
    own = {line for line in ours["not_in_nav"].split() if line.startswith("/guide/")}
    assert set(theirs["not_in_nav"].split()) == set(ours["not_in_nav"].split()) - own
    assert theirs["site_name"] == "Desk"
    kept = [
        page
        for page in pages(ours["nav"])
        if not page.startswith(("guide/", "project/", "method/corrections"))
    ]
    assert list(pages(theirs["nav"])) == kept
    generated = [
        [line for line in (folder / ".gitignore").read_text().split() if line.startswith("/docs/")]
        for folder in (PROJECT, tmp_path)
    ]
    assert sorted(generated[0]) == sorted(generated[1])


def pages(nav: list | dict | str) -> Iterator[str]:
    """The pages that a navigation names, in its order."""
    if isinstance(nav, str):
        yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from pages(item)


def test_nothing_generated_or_private_is_committed(tmp_path: Path) -> None:
    starter.start(tmp_path, "Desk")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert build_site(tmp_path).diagnostics == ()
    ignored = [
        line.strip("/")
        for line in (tmp_path / ".gitignore").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    for path in {path for path in tmp_path.rglob("*") if path.is_file()} - before:
        name = path.relative_to(tmp_path).as_posix()
        assert any(name == line or name.startswith(line + "/") for line in ignored), name
    assert "captures" in ignored


@pytest.mark.parametrize(
    "title", ['He said: "no" # & <b>', "Вода", "yes", "{title}", "a\\b", "- x", "tab\tand\nline"]
)
def test_any_title(tmp_path: Path, title: str) -> None:
    assert new(tmp_path / "desk", "--title", title).exit_code == 0
    found = inspect(tmp_path / "desk", drafts=True)
    assert found.diagnostics == ()
    assert found.config.name == " ".join(title.split())


def test_an_existing_empty_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my_desk" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "my_desk")
    made = new(".")
    assert made.exit_code == 0
    assert 'Made "My desk" in .' in made.stdout and "cd " not in made.stdout


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    found = new(tmp_path)
    assert found.exit_code == 1
    assert "is not empty" in found.stderr and "help:" in found.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    found = new(tmp_path / "mine.txt")
    assert found.exit_code == 1 and "not a folder" in found.stderr


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    found = new(tmp_path / "mine.txt" / "desk")
    assert found.exit_code == 1 and "cannot be written" in found.stderr


def test_wrong_usage(tmp_path: Path) -> None:
    assert new().exit_code == 2
    assert new(tmp_path / "a", "--title", " ").exit_code == 2
    assert not (tmp_path / "a").exists()


class _Installed:
    def __init__(self, origin: dict | None) -> None:
        self.origin = origin

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return json.dumps(self.origin) if self.origin else None


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, f"onrecord=={__version__}"),
        (
            {"url": "https://example.org/o.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "onrecord @ git+https://example.org/o.git@abc",
        ),
        ({"url": "file:///home/me/onrecord", "dir_info": {"editable": True}}, None),
    ],
)
def test_the_requirement_names_this_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, origin: dict | None, line: str | None
) -> None:
    monkeypatch.setattr(starter, "distribution", lambda name: _Installed(origin))
    assert starter.is_pinned() is (line is not None)
    made = new(tmp_path / "desk")
    assert ("Before you publish" in made.stdout) is (line is None)
    lines = (tmp_path / "desk/requirements.txt").read_text().splitlines()
    wanted = [text for text in lines if text and not text.startswith("#")]
    assert wanted == ([line] if line else [])
    assert "/home/me" not in "".join(lines)


def test_not_installed_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(starter, "distribution", missing)
    assert not starter.is_pinned()


def test_files_are_plain(tmp_path: Path) -> None:
    written = starter.start(tmp_path, "Desk")
    assert {".gitignore", ".gitattributes", ".github/workflows/pages.yml"} <= set(written)
    for name in written:
        data = (tmp_path / name).read_bytes()
        assert data.endswith(b"\n") and b"\r" not in data and b"{onrecord}" not in data
        assert not os.access(tmp_path / name, os.X_OK)
