"""Measures how the analyses grow with the number of extracts.

    python benchmarks/analyse.py
    python benchmarks/analyse.py --extracts 1250 2500 5000 10000 --json

A site of invented content is made for each size (make_corpus.py), read, and analysed in one process
of its own. Reported are the processor seconds of each step, and how much faster than the number of
extracts it grew from the smallest size to the largest: 1 is linear. Nothing is asserted about time.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
MAKER = Path(__file__).resolve().with_name("make_corpus.py")
sys.path.insert(0, str(PROJECT / "generator"))


def timed(site: Path) -> dict[str, float]:
    """The processor seconds of each step on a site, and its number of extracts."""
    from onrecord.analysis.bodies import silent_on, spoken_for  # noqa: PLC0415
    from onrecord.analysis.chains import chain  # noqa: PLC0415
    from onrecord.analysis.changes import changes  # noqa: PLC0415
    from onrecord.analysis.claims import weigh  # noqa: PLC0415
    from onrecord.analysis.coverage import covered, matrix_actors  # noqa: PLC0415
    from onrecord.analysis.gaps import computed_gaps  # noqa: PLC0415
    from onrecord.analysis.hypotheses import compete  # noqa: PLC0415
    from onrecord.analysis.judgements import grounds  # noqa: PLC0415
    from onrecord.analysis.origins import origins  # noqa: PLC0415
    from onrecord.analysis.positions import held_positions  # noqa: PLC0415
    from onrecord.analysis.summary import summary_statement  # noqa: PLC0415
    from onrecord.analysis.wording import sentence  # noqa: PLC0415
    from onrecord.checks import check  # noqa: PLC0415
    from onrecord.corpus import Key  # noqa: PLC0415
    from onrecord.hindsight import stood  # noqa: PLC0415
    from onrecord.inputs.files import read_tree  # noqa: PLC0415
    from onrecord.model.edtf import Edtf  # noqa: PLC0415
    from onrecord.parse import parse  # noqa: PLC0415
    from onrecord.resolve import resolve  # noqa: PLC0415

    steps: dict[str, float] = {}

    def step(name: str, run: Callable[[], object]) -> object:
        start = time.process_time()
        result = run()
        steps[name] = time.process_time() - start
        return result

    def read() -> object:
        tree = read_tree(site)
        return resolve(parse(tree.files, tree.unread, tree.locks))[0]

    corpus = step("read, parse and resolve", read)
    gc.freeze()  # as the pipeline does
    briefings = corpus.briefings.values()
    scopes = {}

    step("backlinks", lambda: [corpus.backlinks(Key(e.kind, e.id)) for e in corpus.entities()])
    step("origins of everything", lambda: origins(corpus, corpus.extracts.values()))
    step("chains", lambda: [chain(corpus, quoted) for quoted in corpus.extracts.values()])
    step("claims", lambda: [weigh(corpus, claim) for claim in corpus.claims])
    held = step("positions", lambda: held_positions(corpus)).values()
    step("changes", lambda: [changes(corpus, position) for position in held])
    step("wording", lambda: [sentence(corpus, position) for position in held])
    step(
        "voice and silence",
        lambda: (spoken_for(corpus), [silent_on(corpus, issue) for issue in corpus.issues]),
    )
    step("coverage", lambda: scopes.update((b.id, covered(corpus, b)) for b in briefings))
    step("matrices", lambda: [matrix_actors(corpus, scopes[b.id]) for b in briefings])
    step(
        "judgements",
        lambda: [grounds(corpus, b, item) for b in briefings for item in b.record.judgements],
    )
    step(
        "hypotheses",
        lambda: [compete(corpus, b.record.hypotheses) for b in briefings if b.record.hypotheses],
    )
    step(
        "gaps",
        lambda: [list(computed_gaps(corpus, scopes[b.id], b.record.date)) for b in briefings],
    )
    step("summaries", lambda: [summary_statement(corpus, scopes[b.id]) for b in briefings])
    steps["all analyses"] = sum(steps.values()) - steps["read, parse and resolve"]
    step("checks", lambda: check(corpus))
    step("as of a moment", lambda: stood(corpus, Edtf.parse("2024-06-30")))
    return {"extracts": len(corpus.extracts), **steps}


def measured(extracts: int) -> dict[str, float]:
    """Make a site with about so many extracts, and time it in a process of its own."""
    sources = round(extracts / 3)
    with tempfile.TemporaryDirectory() as folder:
        sizes = {
            "sources": sources,
            "extracts-per-source": 3,
            "actors": max(6, round(sources * 0.2)),
            "issues": max(2, round(sources * 0.04)),
            "briefings": max(1, round(sources * 0.08)),
        }
        options = [part for name, size in sizes.items() for part in (f"--{name}", str(size))]
        subprocess.run(
            [sys.executable, MAKER, folder, *options], check=True, stdout=subprocess.DEVNULL
        )
        done = subprocess.run(
            [sys.executable, __file__, "--site", folder], check=True, capture_output=True
        )
    return json.loads(done.stdout)


def table(runs: list[dict[str, float]]) -> str:
    """The seconds of each step by size, and its growth against that of the extracts."""
    smallest, largest = runs[0], runs[-1]
    grown = largest["extracts"] / smallest["extracts"]
    sizes = [f"{run['extracts']:,}" for run in runs]
    lines = [
        "| CPU seconds | " + " | ".join(sizes) + " | time growth ÷ extract growth |",
        "|---|" + "---:|" * (len(runs) + 1),
    ]
    for name in smallest:
        if name != "extracts":
            seconds = " | ".join(f"{run[name]:.3f}" for run in runs)
            growth = largest[name] / smallest[name] / grown if smallest[name] > 0.001 else None
            shown = "too short to tell" if growth is None else f"{growth:.2f}"
            lines.append(f"| {name} | {seconds} | {shown} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how the analyses grow.")
    parser.add_argument(
        "--extracts", nargs="+", type=int, default=[1250, 2500, 5000, 10000], metavar="N",
        help="sizes, from small to large (default: 1250 2500 5000 10000)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print the seconds as JSON")
    parser.add_argument("--site", type=Path, help="time one site that is there already")
    options = parser.parse_args()
    if options.site:
        print(json.dumps(timed(options.site)))
        return 0
    runs = []
    for extracts in options.extracts:
        print(f"{extracts:,} extracts …", file=sys.stderr)
        runs.append(measured(extracts))
    print(json.dumps(runs, indent=2) if options.json else table(runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
