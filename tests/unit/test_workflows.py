"""The Pages workflows, of the project and of every new site, are valid and safe."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from onrecord.starter import start

PROJECT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
WORKFLOW = ".github/workflows/pages.yml"
#: The majors that the platform's facts name.
MAJORS = {"checkout": 7, "setup-python": 7, "configure-pages": 6, "upload-pages-artifact": 5,
          "deploy-pages": 5}  # fmt: skip


@pytest.fixture(params=["project", "starter"])
def workflow(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "project":
        return PROJECT / WORKFLOW
    start(tmp_path, "Desk")
    return tmp_path / WORKFLOW


def run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / name, *arguments], capture_output=True, text=True, check=False, timeout=120
    )


def test_schema(workflow: Path) -> None:
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", workflow)
    assert done.returncode == 0, done.stdout + done.stderr


def test_audit(workflow: Path) -> None:
    done = run("zizmor", "--offline", "--no-progress", workflow)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_by_commit(workflow: Path) -> None:
    used = re.findall(r"uses: (\S+)@(\S+)(?: # v(\d+)\.\d+\.\d+)?$", workflow.read_text(), re.M)
    assert {name: int(major) for name, _, major in used} == {
        f"actions/{name}": major for name, major in MAJORS.items()
    }
    assert all(re.fullmatch(r"[0-9a-f]{40}", commit) for _, commit, _ in used)


def test_the_least_of_rights(workflow: Path) -> None:
    found = yaml.safe_load(workflow.read_text())
    assert found["permissions"] == {}
    assert found["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert found["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert found["concurrency"]["group"] == "pages"
    assert found[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}


def test_both_are_the_same_but_for_the_installation(tmp_path: Path) -> None:
    start(tmp_path, "Desk")
    ours, theirs = (
        yaml.safe_load((folder / WORKFLOW).read_text()) for folder in (PROJECT, tmp_path)
    )
    for found in (ours, theirs):
        [install] = [step for step in found["jobs"]["build"]["steps"] if step["name"] == "Install"]
        assert "pip install" in install.pop("run")
    assert ours == theirs
