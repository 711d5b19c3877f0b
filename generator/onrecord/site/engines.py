"""The engines that turn Markdown into HTML: MkDocs, ProperDocs and Zensical, each as a process.

Every engine builds in strict mode into a folder of our choosing, so that a broken build never
touches the last good site.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.diagnostics import Diagnostic, Span
from onrecord.inputs.site import CONFIG_FILE

ENGINES = ("mkdocs", "properdocs", "zensical")

#: Lines by which an engine says what is wrong; the others are its progress.
_TROUBLE = re.compile(r"^\s*(WARNING|ERROR|CRITICAL|Error|Warning|Aborted|\w+Error)\b")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class EngineRun:
    """An engine's result: its diagnostics (empty on success) and all that it printed."""

    diagnostics: tuple[Diagnostic, ...]
    output: str


def run_engine(engine: str, site: Path, target: Path, *, newest: int = 0) -> EngineRun:
    """Build the site's Markdown with ``engine`` into ``target``, in strict mode.

    ``newest`` is the time, in seconds since 1970, that the site gives itself where the engine
    would take the clock's (unless SOURCE_DATE_EPOCH says another), so that the same content gives
    the same bytes.
    """
    env = {
        "SOURCE_DATE_EPOCH": str(newest),
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "TERM": "dumb",
        "NO_COLOR": "1",
    }
    return _RUNNERS[engine](site, target, env)


def _mkdocs_like(module: str) -> Callable[[Path, Path, Mapping[str, str]], EngineRun]:
    def run(site: Path, target: Path, env: Mapping[str, str]) -> EngineRun:
        command = [
            sys.executable,
            "-m",
            module,
            "build",
            "--strict",
            "--clean",
            "-f",
            str(site / CONFIG_FILE),
            "-d",
            str(target),
        ]
        return _run(module, command, site, env)

    return run


def _zensical(site: Path, target: Path, env: Mapping[str, str]) -> EngineRun:
    """Zensical has no option for the target: it gets a copy of the configuration that names it."""
    text = (site / CONFIG_FILE).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("site_dir:")]
    relative = os.path.relpath(target, site)
    config = site / ".onrecord-zensical.yml"
    config.write_text("\n".join([*kept, f"site_dir: {json.dumps(relative)}", ""]), "utf-8")
    try:
        command = [
            sys.executable,
            "-m",
            "zensical",
            "build",
            "--strict",
            "--clean",
            "-f",
            str(config),
        ]
        return _run("zensical", command, site, env)
    finally:
        config.unlink(missing_ok=True)


_RUNNERS: dict[str, Callable[[Path, Path, Mapping[str, str]], EngineRun]] = {
    "mkdocs": _mkdocs_like("mkdocs"),
    "properdocs": _mkdocs_like("properdocs"),
    "zensical": _zensical,
}


def _run(engine: str, command: list[str], site: Path, env: Mapping[str, str]) -> EngineRun:
    done = subprocess.run(
        command,
        cwd=site,
        env=dict(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    output = _COLOUR.sub("", done.stdout.decode("utf-8", "replace"))
    if done.returncode == 0:
        return EngineRun((), output)
    if f"No module named {engine}" in output:
        found = Diagnostic(
            "engine-missing",
            f"{engine} is not installed here",
            Span(CONFIG_FILE),
            help=f"install it: pip install {engine}",
        )
        return EngineRun((found,), output)
    lines = output.splitlines()
    trouble = [
        line.strip() + _place_below(lines[number + 1 : number + 2]) + _list_below(lines, number)
        for number, line in enumerate(lines)
        if _TROUBLE.match(line)
    ]
    said = trouble or output.strip().splitlines()[-5:]
    said = said or [f"it ended with status {done.returncode} and said nothing"]
    found_all = tuple(
        Diagnostic(
            "engine-failed",
            f"{engine}: {line[:400]}",
            _where(line),
            help="mend it and build again; the last good site is untouched",
        )
        for line in dict.fromkeys(said)
    )
    return EngineRun(found_all, output)


def _list_below(lines: list[str], number: int) -> str:
    """MkDocs names the pages of some warnings in a list beneath: ``- data/index.md``."""
    names = []
    for line in lines[number + 1 :]:
        item = re.fullmatch(r"\s+- (\S.*)", line)
        if not lines[number].rstrip().endswith(":") or item is None:
            break
        names.append(item[1])
    return " " + ", ".join(names) if names else ""


def _place_below(following: list[str]) -> str:
    """Zensical prints the place of a problem on the line beneath it: ``[ page.md:3:1 ]``."""
    place = re.search(r"\[ (\S+\.md):(\d+):\d+ \]", following[0]) if following else None
    return f" '{place[1]}' (line {place[2]} of the page)" if place else ""


def _where(line: str) -> Span:
    """The page that an engine's message names, if it names one."""
    page = re.search(r"'([^']+\.md)'", line)
    return Span(f"docs/{page[1]}" if page else CONFIG_FILE)
