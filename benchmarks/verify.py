"""Measures how long verification takes: many extracts over many captures.

    python benchmarks/verify.py
    python benchmarks/verify.py --captures 1000 --words 1000 --extracts 10 --repetitions 3 --json

A site of invented captures is written to a temporary folder, with extracts that stand there letter
for letter, with other typography, with declared cuts, and not at all. Three things are measured:
the search alone, in this process; the command as a whole process that writes all locks; and the
same again where every lock is there already. Nothing is asserted about time. The exit status is 1
when an extract was not found as it was written.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "generator"))

from onrecord.captures.capture import read_capture  # noqa: E402
from onrecord.captures.verify import verify_source  # noqa: E402
from onrecord.inputs.files import read_tree  # noqa: E402
from onrecord.parse import parse  # noqa: E402

#: How extracts are made, in turn, and what has to become of them.
KINDS = (
    "exact",
    "exact",
    "exact",
    "folded",
    "folded",
    "exact",
    "elided",
    "exact",
    "folded",
    "absent",
)
SYLLABLES = "ba de ki lo mu na pe ri so tu va we xi yo zu gar hel min por tas".split()


@dataclass(frozen=True, slots=True)
class Measured:
    """One step: the median seconds, and those for ten thousand extracts."""

    step: str
    seconds: float
    per_10_000: float


def make_site(folder: Path, captures: int, words: int, extracts: int, seed: int) -> dict[str, str]:
    """Write the site; gives the status that each extract has to get."""
    expected: dict[str, str] = {}
    for name in ("briefings/sources", "captures"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "briefings/outlets.yml").write_text("paper: {name: P, type: newspaper}\n")
    for number in range(captures):
        rng = random.Random(f"{seed} {number}")
        text = article(rng, words)
        tokens = text.split(" ")
        lines = ["---", f"title: Article {number}", "published: 2025-02-15", "outlet: paper"]
        lines.append("extracts:")
        for item in range(extracts):
            kind = KINDS[item % len(KINDS)]
            length = rng.randint(8, 25)
            start = rng.randrange(len(tokens) - length)
            quote = made(kind, tokens[start : start + length], rng)
            lines += [f"  - id: q{item}", f"    quote: {json.dumps(quote, ensure_ascii=False)}"]
            expected[f"s{number}#q{item}"] = kind
        (folder / f"briefings/sources/s{number}.md").write_text("\n".join([*lines, "---", ""]))
        (folder / f"captures/s{number}.txt").write_text(text, encoding="utf-8")
    return expected


def article(rng: random.Random, words: int) -> str:
    """Invented prose with quotation marks, dashes and paragraphs."""
    found = []
    for number in range(words):
        word = "".join(rng.choices(SYLLABLES, k=rng.randint(1, 4)))
        if number % 17 == 3:
            word = f"“{word}”"
        elif number % 23 == 5:
            word = f"{word}’s"
        elif number % 29 == 7:
            word = f"{word}\u00a0—"
        elif number % 13 == 11:
            word += "."
        found.append(word)
        if number % 80 == 79:
            found[-1] += "\n\n" + str(number)
    return " ".join(found)


def made(kind: str, tokens: list[str], rng: random.Random) -> str:
    """A quotation of that kind from consecutive words of a text."""
    if kind == "folded":
        words = " ".join(tokens)
        typed = words.translate(str.maketrans("“”’—\u00a0", '""\'- '))
        return " ".join((f"{typed}" if typed != words else words.replace(" ", "  ", 1)).split("\n"))
    if kind == "elided":
        middle = len(tokens) // 2
        return " ".join([*tokens[: middle - 1], "[…]", *tokens[middle + 1 :]])
    if kind == "absent":
        at = rng.randrange(1, len(tokens))
        return " ".join([*tokens[:at], "not", *tokens[at:]])
    return " ".join(tokens)


def search(folder: Path) -> tuple[float, dict[str, str]]:
    """Seconds for reading the captures, hashing, searching and choosing the words for links."""
    tree = read_tree(folder)
    sources = [item for item in parse(tree.files).entities if item.kind == "source"]
    begun = time.perf_counter()
    found = {
        verdict.ref: verdict.status.value
        for source in sources
        for verdict in verify_source(source, read_capture(folder, source.id), at_hand=True).verdicts
    }
    return time.perf_counter() - begun, found


def command(folder: Path) -> float:
    """Seconds for the whole command."""
    path = os.pathsep.join(filter(None, (str(PROJECT / "generator"), os.environ.get("PYTHONPATH"))))
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "onrecord", "verify", "--json", "--site", str(folder)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - begun


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--captures", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=1_000, help="words in each capture")
    parser.add_argument("--extracts", type=int, default=10, help="extracts for each capture")
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = make_site(folder, chosen.captures, chosen.words, chosen.extracts, chosen.seed)
        runs: dict[str, list[float]] = {"search alone": [], "verify": [], "verify again": []}
        for _ in range(chosen.repetitions):
            for lock in folder.rglob("*.lock.json"):
                lock.unlink()
            seconds, found = search(folder)
            runs["search alone"].append(seconds)
            runs["verify"].append(command(folder))
            runs["verify again"].append(command(folder))
    wrong = {ref: status for ref, status in expected.items() if not right(found[ref], status)}
    measured = [
        Measured(step, median, median * 10_000 / len(expected))
        for step, times in runs.items()
        for median in [statistics.median(times)]
    ]
    if chosen.json:
        answer = {
            "extracts": len(expected),
            "captures": chosen.captures,
            "words": chosen.words,
            "wrong": wrong,
            "python": platform.python_version(),
            "steps": [asdict(item) for item in measured],
        }
        print(json.dumps(answer, indent=2))
    else:
        size = f"{chosen.captures:,} captures of {chosen.words:,} words"
        print(f"{len(expected):,} extracts over {size}")
        print(f"{len(wrong)} were not found as they were written")
        for item in measured:
            print(f"{item.step:<14}{item.seconds:8.2f} s {item.per_10_000:8.2f} s per 10,000")
    return 1 if wrong else 0


def right(found: str, expected: str) -> bool:
    """Whether a status is what it should be; the end of a paragraph is folded in any case."""
    return found == expected or (expected == "exact" and found == "folded")


if __name__ == "__main__":
    sys.exit(main())
