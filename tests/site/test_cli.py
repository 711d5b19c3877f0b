"""The command line: exit statuses, help, JSON, and which site is meant."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import bare_site, run_onrecord
from onrecord.cli import main

COMMANDS = sorted(main.list_commands(None))  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path) -> Path:
    site = bare_site(tmp_path / "desk")
    (site / "briefings" / "actors.yml").write_text("someone: {name: Some One, type: person}\n")
    return site


@pytest.fixture
def broken(desk) -> Path:
    (desk / "briefings" / "actors.yml").write_text(
        "someone: {naem: Some One, type: persn}\nother: {name: Other, type: person}\n"
    )
    return desk


@pytest.mark.parametrize("command", ["check", "generate", "build"])
def test_status_0_where_all_is_well(desk, command):
    assert run_onrecord(command, "--site", desk).returncode == 0


@pytest.mark.parametrize("command", ["check", "generate", "build"])
def test_status_1_where_the_content_has_errors(broken, command):
    done = run_onrecord(command, "--site", broken)
    assert done.returncode == 1
    assert "unknown-key" in done.stdout + done.stderr
    assert not (broken / "site").exists()
    assert list((broken / "docs").iterdir()) == []


def test_warnings_alone_are_status_0(desk):
    (desk / "briefings" / "claims.yml").write_text("c: {text: A fact without evidence}\n")
    done = run_onrecord("check", "--site", desk)
    assert done.returncode == 0
    assert "warning[" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc",),
        ("check", "--fromat", "json"),
        ("check", "--format", "xml"),
        ("check", "--site", "/nowhere/at/all"),
        ("build", "--engine", "sphinx"),
        ("build", "--tlp", "white"),
        ("serve", "--port", "0"),
        ("serve", "--port", "many"),
        ("show",),
        (),
    ],
)
def test_status_2_where_the_usage_is_wrong(arguments, tmp_path):
    done = run_onrecord(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_command_is_answered_with_the_nearest(tmp_path):
    assert "'check'" in run_onrecord("chekc", cwd=tmp_path).stderr


def test_status_70_says_that_the_bug_is_ours(desk, tmp_path):
    """Python runs sitecustomize before anything else: here it plants a bug."""
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "sitecustomize.py").write_text(
        "import onrecord.build\n"
        "def broken(*arguments, **more):\n"
        "    raise RuntimeError('planted bug')\n"
        "onrecord.build.read_tree = broken\n"
    )
    from conftest import ROOT

    path = os.pathsep.join([str(planted), str(ROOT / "generator")])
    for command in ("check", "generate", "build"):
        done = run_onrecord(command, "--site", desk, PYTHONPATH=path)
        assert done.returncode == 70, done.stderr
        assert "planted bug" in done.stderr
        assert "a bug of ours" in done.stderr
        assert "Traceback" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    done = CliRunner().invoke(main, [command, "--help"], prog_name="onrecord")
    assert done.exit_code == 0
    examples = re.findall(r"^\s*(?:Example: )?(onrecord \S+.*)$", done.output, re.MULTILINE)
    assert "Example" in done.output, done.output
    assert any(example.startswith(f"onrecord {command}") for example in examples), done.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_and_command_is_explained(command):
    found = main.get_command(None, command)  # type: ignore[arg-type]
    assert found is not None
    assert found.help
    for parameter in found.params:
        if parameter.param_type_name == "option":
            assert parameter.help, (command, parameter.name)


def test_every_command_of_the_first_issue_is_there():
    wanted = {"new", "check", "generate", "build", "serve", "show", "rename", "schema"}
    assert wanted <= set(COMMANDS)


def test_the_bare_command_lists_the_commands():
    done = CliRunner().invoke(main, ["--help"], prog_name="onrecord")
    assert done.exit_code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command}\b", done.output, re.MULTILINE), command


def test_check_as_json(broken):
    done = run_onrecord("check", "--site", broken, "--format", "json")
    assert done.returncode == 1
    data = json.loads(done.stdout)
    assert set(data) >= {"diagnostics"}
    for item in data["diagnostics"]:
        assert set(item) >= {"code", "severity", "file", "line", "column", "message", "help"}
        assert item["severity"] in ("error", "warning")
        assert isinstance(item["line"], int)
        assert isinstance(item["column"], int)
        assert item["line"] >= 1
        assert item["column"] >= 1
        assert item["file"] == "briefings/actors.yml"
        assert all(isinstance(item[name], str) for name in ("code", "message", "help"))
    found = {(item["code"], item["line"], item["column"]) for item in data["diagnostics"]}
    assert ("unknown-key", 1, 11) in found
    assert ("bad-choice", 1, 33) in found


def test_check_as_json_where_all_is_well(desk):
    done = run_onrecord("check", "--site", desk, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"diagnostics": []})
    assert done.stderr == ""


def test_the_nearest_folder_above_with_settings_is_the_site(desk, tmp_path):
    deep = desk / "briefings" / "some" / "sources"
    deep.mkdir(parents=True)
    done = run_onrecord("generate", cwd=deep)
    assert done.returncode == 0, done.stderr
    assert (desk / "docs" / "index.md").is_file()
    assert list(deep.iterdir()) == []


def test_outside_of_any_site_it_says_what_to_do(tmp_path):
    for command in ("check", "generate", "build"):
        done = run_onrecord(command, cwd=tmp_path)
        said = done.stdout + done.stderr
        assert done.returncode == 1, said
        assert "mkdocs.yml" in said
        assert "onrecord new" in said
        assert list(tmp_path.iterdir()) == []


def test_output_survives_a_reader_who_leaves(broken):
    """``onrecord check | head -1`` ends without a traceback."""
    import subprocess
    import sys

    from conftest import environment

    command = [sys.executable, "-m", "onrecord", "check", "--site", str(broken)]
    process = subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read().decode()
    process.wait(60)
    assert "Traceback" not in said
    assert "bug of ours" not in said


def test_colours_are_for_terminals_only(broken):
    done = run_onrecord("check", "--site", broken)
    assert "\x1b" not in done.stdout + done.stderr


def test_messages_are_utf_8_whatever_the_locale(desk):
    (desk / "briefings" / "actors.yml").write_text(
        "someone: {name: Зеленський, tyep: person}\n", encoding="utf-8"
    )
    done = run_onrecord("check", "--site", desk, LC_ALL="C", LANG="C")
    assert done.returncode == 1
    assert "Зеленський" in done.stdout


def test_ctrl_c_is_not_a_bug(desk):
    import signal
    import subprocess
    import sys
    import time

    from conftest import environment

    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "build", "--site", str(desk)],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode in (0, 1, 130, -2), err.decode()
    assert b"bug of ours" not in err
