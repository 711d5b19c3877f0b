"""Measures the generator on sites of several sizes and compares it with plain MkDocs.

    python benchmarks/run.py
    python benchmarks/run.py --pages 100 1000 5000 --repetitions 5 --json

Each measured step is a whole process: wall-clock seconds, processor seconds (user and system,
with children) and peak memory (of the largest single process). Medians are reported, and ratios
between steps of the same run, which travel between machines better than seconds do. Nothing is
asserted about time. The exit status is 1 when a measured command failed, and 0 otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).resolve().parents[1]
MAKER = Path(__file__).resolve().with_name("make_corpus.py")
BASELINE = "mkdocs build"
STEPS = ("check", "generate", "generate again", "build", BASELINE)
STDERR_SHOWN = 20_000
"""Characters of a failed command's output that are printed, from its end."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one process took. Seconds, seconds and bytes."""

    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of one step at one size, and its ratios to plain MkDocs in the same run."""

    step: str
    wall: float
    cpu: float
    peak: int
    wall_ratio: float
    cpu_ratio: float
    peak_ratio: float


@dataclass(frozen=True, slots=True)
class SizeReport:
    """One size: how many pages the generated site has, and what each step took."""

    asked: int
    pages: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """How a step grew from one size to the next."""

    step: str
    smaller: int
    larger: int
    per_page: float
    """Seconds of wall-clock time for each page that was added."""
    against_pages: float
    """Growth of wall-clock time divided by growth of pages: 1 is linear, above 1 is worse."""


class CommandFailed(Exception):
    """A measured command ended with a status other than 0."""

    def __init__(self, command: Sequence[str], status: int, output: str) -> None:
        super().__init__(f"exit status {status}: {' '.join(command)}")
        self.output = output


def environment() -> dict[str, str]:
    """This process's environment, with the package of this checkout in front."""
    paths = [str(PROJECT / "generator"), os.environ.get("PYTHONPATH", "")]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "NO_MKDOCS_2_WARNING": "1",
    }


def measured(command: Sequence[str], directory: Path) -> Usage:
    """Runs a command in a directory and says what it took."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=directory,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise CommandFailed(command, process.returncode, _tail(err) or _tail(out))
    unit = 1 if sys.platform == "darwin" else 1024
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def _tail(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")[-STDERR_SHOWN:]


def onrecord(command: str, site: Path) -> list[str]:
    return [sys.executable, "-m", "onrecord", command, "--site", str(site)]


def plain_mkdocs(site: Path, output: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(site / "mkdocs.yml"),
        "-d",
        str(output),
    ]


def make_corpus(site: Path, pages: int, seed: int, config: Path | None) -> None:
    """Writes the content, in a process of its own so that this one stays small."""
    command = [sys.executable, str(MAKER), str(site), "--pages", str(pages), "--seed", str(seed)]
    measured([*command, "--mkdocs", str(config)] if config else command, PROJECT)


def repetition(corpus: Path, folder: Path) -> Iterator[tuple[str, Usage]]:
    """Every step once, on fresh copies of the corpus; the copying is not measured."""
    site, whole, output = folder / "site", folder / "whole", folder / "mkdocs-output"
    shutil.copytree(corpus, site)
    shutil.copytree(corpus, whole)
    yield "check", measured(onrecord("check", site), folder)
    yield "generate", measured(onrecord("generate", site), folder)
    yield "generate again", measured(onrecord("generate", site), folder)
    yield "build", measured(onrecord("build", whole), folder)
    yield BASELINE, measured(plain_mkdocs(site, output), folder)


def page_count(folder: Path) -> int:
    """HTML pages in what plain MkDocs built, the error page left out."""
    return sum(1 for page in folder.rglob("*.html") if page.name != "404.html")


def measure_size(
    pages: int, repetitions: int, seed: int, config: Path | None, progress: Callable[[str], None]
) -> SizeReport:
    """Makes one corpus and measures each step on it, as often as asked."""
    usages: dict[str, list[Usage]] = {step: [] for step in STEPS}
    built = 0
    with tempfile.TemporaryDirectory(prefix="onrecord-benchmark-") as name:
        corpus = Path(name) / "corpus"
        make_corpus(corpus, pages, seed, config)
        for number in range(1, repetitions + 1):
            folder = Path(name) / f"repetition-{number}"
            folder.mkdir()
            for step, usage in repetition(corpus, folder):
                progress(f"{pages} pages, {number}/{repetitions}, {step}: {usage.wall:.2f} s")
                usages[step].append(usage)
            built = page_count(folder / "mkdocs-output")
            shutil.rmtree(folder)
    return SizeReport(pages, built, summarised(usages))


def summarised(usages: dict[str, list[Usage]]) -> tuple[Result, ...]:
    """Medians of every step, each set against the baseline's."""
    medians = {
        step: Usage(
            statistics.median(usage.wall for usage in taken),
            statistics.median(usage.cpu for usage in taken),
            round(statistics.median(usage.peak for usage in taken)),
        )
        for step, taken in usages.items()
    }
    base = medians[BASELINE]
    return tuple(
        Result(
            step, m.wall, m.cpu, m.peak, m.wall / base.wall, m.cpu / base.cpu, m.peak / base.peak
        )
        for step, m in medians.items()
    )


def growth(reports: Sequence[SizeReport]) -> list[Growth]:
    """From each size to the next larger one, how every step grew."""
    ordered = sorted(reports, key=lambda report: report.pages)
    found = []
    for small, large in zip(ordered, ordered[1:], strict=False):
        if large.pages == small.pages:
            continue
        for before, after in zip(small.results, large.results, strict=True):
            found.append(
                Growth(
                    step=before.step,
                    smaller=small.pages,
                    larger=large.pages,
                    per_page=(after.wall - before.wall) / (large.pages - small.pages),
                    against_pages=(after.wall / before.wall) / (large.pages / small.pages),
                )
            )
    return found


def machine() -> dict[str, str | int]:
    """What a reader needs to know of the machine; nothing that names it."""
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": os.cpu_count() or 0,
    }


def markdown(reports: Sequence[SizeReport], repetitions: int) -> str:
    """The tables, ready to be pasted into a page."""
    facts = machine()
    lines = [
        f"{facts['implementation']} {facts['python']}, {facts['system']} {facts['architecture']}, "
        f"{facts['cores']} cores; medians of {repetitions}; × is the ratio to `{BASELINE}`.",
        "",
        "| pages | step | wall s | × | CPU s | × | peak MB | × |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    for report in reports:
        for r in report.results:
            lines.append(
                f"| {report.pages} | {r.step} | {r.wall:.2f} | {r.wall_ratio:.2f} "
                f"| {r.cpu:.2f} | {r.cpu_ratio:.2f} | {r.peak / 1e6:.0f} | {r.peak_ratio:.2f} |"
            )
    grown = growth(reports)
    if grown:
        lines += [
            "",
            "| from pages | to pages | step | ms per added page | time growth ÷ page growth |",
            "|---:|---:|---|---:|---:|",
        ]
        lines += [
            f"| {g.smaller} | {g.larger} | {g.step} | {g.per_page * 1000:.2f} "
            f"| {g.against_pages:.2f} |"
            for g in grown
        ]
    return "\n".join(lines)


def as_json(reports: Sequence[SizeReport], repetitions: int) -> str:
    """The same facts; seconds and bytes."""
    return json.dumps(
        {
            "machine": machine(),
            "repetitions": repetitions,
            "baseline": BASELINE,
            "sizes": [asdict(report) for report in reports],
            "growth": [asdict(g) for g in growth(reports)],
        },
        indent=2,
    )


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Measure onrecord on sites of several sizes, next to plain MkDocs."
    )
    parser.add_argument(
        "--pages",
        type=int,
        nargs="+",
        default=[100, 1000],
        metavar="P",
        help="about how many pages each site has (default: 100 1000)",
    )
    parser.add_argument(
        "--repetitions",
        "-n",
        type=int,
        default=3,
        metavar="N",
        help="how often each step is measured (default: 3)",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the content (default: 1)")
    parser.add_argument(
        "--mkdocs",
        type=Path,
        metavar="FILE",
        help="configuration to use (default: this project's own)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--quiet", "-q", action="store_true", help="no progress on standard error")
    return parser


def main() -> int:
    parser = arguments()
    options = parser.parse_args()
    if options.repetitions < 1 or min(options.pages) < 1:
        parser.error("--repetitions and --pages must be 1 or more")
    config = options.mkdocs.resolve() if options.mkdocs else None
    reports: list[SizeReport] = []
    status = 0
    for pages in options.pages:
        try:
            reports.append(
                measure_size(
                    pages,
                    options.repetitions,
                    options.seed,
                    config,
                    (lambda line: None)
                    if options.quiet
                    else lambda line: print(line, file=sys.stderr),
                )
            )
        except CommandFailed as failure:
            print(f"{failure}\n{failure.output}", file=sys.stderr)
            status = 1
            break
    if reports:
        print((as_json if options.json else markdown)(reports, options.repetitions))
    return status


if __name__ == "__main__":
    sys.exit(main())
