"""``schema`` prints or writes what editors complete by."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main
from onrecord.model import KINDS


def run(*arguments: str):
    return CliRunner().invoke(main, ["schema", *arguments])


def test_names_of_all() -> None:
    found = run()
    assert found.exit_code == 0
    assert {f"{kind}.schema.json" for kind in KINDS} <= set(found.stdout.split())


def test_one_kind_and_its_registry() -> None:
    one, many = json.loads(run("actor").stdout), json.loads(run("actors").stdout)
    assert "name" in one["properties"]
    assert many["type"] == "object" and "properties" not in many


def test_written(tmp_path: Path) -> None:
    found = run("--write", str(tmp_path / "schemas"))
    assert found.exit_code == 0
    names = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    assert names == sorted(run().stdout.split())
    text = (tmp_path / "schemas" / "issue.schema.json").read_text(encoding="utf-8")
    assert text == run("issue").stdout
    assert run("issue", "--write", str(tmp_path / "one")).exit_code == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["issue.schema.json"]


def test_wrong_usage(tmp_path: Path) -> None:
    assert run("actress").exit_code == 2
    (tmp_path / "file").write_text("")
    assert run("--write", str(tmp_path / "file")).exit_code == 2
    found = run("--write", str(tmp_path / "file" / "below"))
    assert found.exit_code == 1 and "cannot be written" in found.stderr
