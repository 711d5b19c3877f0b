"""The tutorial on captures is followed step by step, as a newcomer would, commands and all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs/guide/captures.md"
ID = "wenn-valley-post-2025-03-12"

_STEP = re.compile(
    r"^```(?P<language>[a-z]*)\n(?P<block>.*?)^```$"
    r"|[Ii]n\s`(?P<file>[^`]+)`,\schange\s`(?P<old>[^`]+)`\sto\s`(?P<new>[^`]+)`"
    r"|[Pp]ut\sthe\sproposed\sline\sinto\s`(?P<proposed>[^`]+)`",
    re.MULTILINE | re.DOTALL,
)
_CUT = "…"


class Follower:
    """Somebody who does what the page says: it keeps the place, the last answer and all texts."""

    def __init__(self, folder: Path) -> None:
        self.here = folder
        self.answer = ""
        programs = folder / "programs"
        programs.mkdir()
        program = programs / "onrecord"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m onrecord "$@"\n')
        program.chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "generator"),
            "PYTHONIOENCODING": "utf-8",
            "SITE_URL": "",
        }

    def run(self, lines: str) -> None:
        self.answer = ""
        for line in lines.splitlines():
            if line.startswith("cd "):
                self.here = (self.here / line.removeprefix("cd ")).resolve(strict=True)
                continue
            done = subprocess.run(
                ["sh", "-c", line],
                cwd=self.here,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            assert done.returncode in (0, 1), (line, done.stdout.decode())
            self.answer += done.stdout.decode()

    def write(self, name: str, text: str) -> None:
        """Into a file of the site; one of no folder lies beside the site."""
        path = self.here / name if "/" in name else self.here.parent / name
        path.write_text(text, "utf-8")

    def add(self, name: str, text: str) -> None:
        self.write(name, (self.here / name).read_text("utf-8") + "\n" + text)

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.here / name).read_text("utf-8")
        assert text.count(old) == 1
        self.write(name, text.replace(old, new))


def answered(shown: str, answer: str) -> bool:
    """Whether an answer is the one shown, where a line of ``…`` stands for any number of lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == _CUT else re.escape(line) + r" *\n" for line in shown.splitlines()
    )
    return re.fullmatch(pattern, answer.rstrip("\n") + "\n") is not None


def named_last(text: str, pattern: str) -> str:
    return re.findall(pattern, text)[-1]


def test_the_tutorial_on_captures_works_as_written(tmp_path: Path) -> None:
    text = TUTORIAL.read_text("utf-8")
    follower = Follower(tmp_path)
    for step in _STEP.finditer(text):
        before = text[: step.start()]
        block = step["block"]
        match step["language"]:
            case "sh":
                follower.run(block)
            case "html" | "text":
                follower.write(named_last(before, r"`([a-z]+\.(?:html|txt))`"), block)
            case "yaml":
                follower.add(named_last(before, r"`(briefings/[a-z]+\.yml)`"), block)
            case "markdown":
                follower.write(named_last(before, r"`(briefings/[a-z0-9/-]+\.md)`"), block)
            case "":
                assert answered(block, follower.answer), f"{block}\n---\n{follower.answer}"
            case None if step["proposed"]:
                line = named_last(before, r"\n +(copy_of: \S+)")
                follower.change(step["proposed"], "\n---\n", f"\n{line}\n---\n")
            case None:
                follower.change(step["file"], step["old"], step["new"])
        if block == "onrecord build\n":
            looks_as_told(text, follower.here)
    lead_to_a_comparison(follower)


def looks_as_told(text: str, site: Path) -> None:
    """What the page says that readers see."""
    section = text.partition("## See it")[2].partition("\n## ")[0]
    promised = [" ".join(words.split()) for words in re.findall(r"\*([^*]+)\*", section)]
    assert len(promised) == 4
    pages = unescape(
        "".join(page.read_text("utf-8") for page in sorted(site.glob("site/sources/*/index.html")))
    )
    for words in promised:
        assert words in pages
    assert pages.count("Verified letter for letter") == 3
    for page in site.glob("site/**/*"):
        assert not page.is_file() or b"Market moves" not in page.read_bytes()


def lead_to_a_comparison(follower: Follower) -> None:
    """At the next build both sources link to a page for the comparison."""
    follower.run("onrecord generate")
    pair = f"{ID}--ostermoor-gazette-2025-03-13"
    assert (follower.here / f"docs/comparisons/{pair}/index.md").is_file()
    for source in pair.split("--"):
        page = unescape((follower.here / f"docs/sources/{source}/index.md").read_text("utf-8"))
        assert f"/comparisons/{pair}/" in page
    follower.run("onrecord import ../footbridge.html")
    assert follower.answer.endswith("Nothing changed: it is all there already.\n")
    follower.run("onrecord verify")
    assert f"{ID}: 3 letter for letter" in follower.answer
