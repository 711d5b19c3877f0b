"""How well copies are found, and how the time for it grows.

    python benchmarks/copies.py             precision, recall and time
    python benchmarks/copies.py --json      the same figures as JSON
    python benchmarks/copies.py --no-time   without the timing, which takes a minute

The texts in ``copies_texts`` are invented. Six stories were used to set the weights and the
threshold (dev), six were only ever measured (test).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT.parent / "generator"))

from onrecord.captures.copies import (  # noqa: E402
    THRESHOLD,
    find_copies,
    measure,
    prepared,
)
from onrecord.captures.furniture import ranges  # noqa: E402
from onrecord.captures.origins import shared_origins  # noqa: E402

TEXTS = ROOT / "copies_texts"
DEV = (
    "ferry-tender",
    "harbour-crane",
    "lake-mine",
    "rail-signal",
    "river-dam",
    "vaccine-cold-store",
)
COPIES = ("original", "verbatim", "house-edited", "cut", "paraphrased", "back-translated")
SIZES = (500, 1000, 2000, 4000)

#: What a paper's page puts around an agency's story.
ABOVE = "A headline of the paper's own\n\nBy our correspondent\n\n"
BELOW = "\n\nRelated articles\n\nWhat the weather will do this weekend\n\nTen recipes with beans\n"


@dataclass(frozen=True)
class Told:
    """One text: which story, in which variant."""

    story: str
    variant: str
    text: str

    @property
    def id(self) -> str:
        return f"{self.story}/{self.variant}"


def read_story(path: Path) -> list[Told]:
    """A story's texts: the written ones, and those that follow from its original."""
    sections = {}
    for part in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, text = part.partition("\n")
        sections[name.strip()] = text.strip()
    original = sections.pop("original")
    paragraphs = original.split("\n\n")
    edited = original
    for line in sections.pop("house").split("\n"):
        old, _, new = line.partition(" =>")
        if old not in edited:
            raise ValueError(f"{path.name}: {old!r} is not in the original")
        edited = edited.replace(old, new.strip())
    kept = [paragraphs[int(number) - 1] for number in sections.pop("cut").split()]
    texts = {
        "original": original,
        "verbatim": ABOVE + "\n\n".join(paragraphs[1:]) + BELOW,
        "house-edited": edited,
        "cut": "\n\n".join(kept),
        **sections,
    }
    return [Told(path.stem, variant, text) for variant, text in texts.items()]


def same_origin(a: Told, b: Told) -> bool:
    """Whether both are versions of one story."""
    return a.story == b.story and a.variant in COPIES and b.variant in COPIES


def judged(told: list[Told]) -> dict:
    """Precision and recall over all pairs of some texts, with recall by variant."""
    texts = [prepared(item.id, item.text, ranges(item.text)) for item in told]
    found = {(pair.a, pair.b) for pair in find_copies(texts)}
    wanted = {(i, j) for i, j in combinations(range(len(told)), 2) if same_origin(told[i], told[j])}
    alone = {pair for pair in wanted if measure(texts[pair[0]], texts[pair[1]]).score >= THRESHOLD}
    by_variant = {}
    for variant in COPIES[1:]:
        mine = {
            pair
            for pair in wanted
            if {told[pair[0]].variant, told[pair[1]].variant} == {"original", variant}
        }
        by_variant[variant] = round(len(mine & found) / len(mine), 3)
    negatives: Counter[str] = Counter()
    closest: dict[str, float] = {}
    for i, j in combinations(range(len(told)), 2):
        if told[i].story == told[j].story and (i, j) not in wanted:
            kinds = {told[i].variant, told[j].variant}
            kind = "follow-up" if "follow-up" in kinds else "independent"
            negatives[kind] += 1
            score = measure(texts[i], texts[j]).score
            closest[kind] = max(closest.get(kind, 0.0), score)
    return {
        "texts": len(told),
        "pairs of one origin": len(wanted),
        "found": len(found & wanted),
        "found wrongly": sorted(f"{told[i].id} + {told[j].id}" for i, j in found - wanted),
        "missed": sorted(f"{told[i].id} + {told[j].id}" for i, j in wanted - found),
        "precision": round(len(found & wanted) / len(found), 3) if found else 1.0,
        "recall": round(len(found & wanted) / len(wanted), 3),
        "recall without a third that links": round(len(alone) / len(wanted), 3),
        "recall against the original": by_variant,
        "pairs of one event, not of one origin": dict(sorted(negatives.items())),
        "highest score among them": dict(sorted(closest.items())),
        "lowest score among copies": min(
            measure(texts[i], texts[j]).score for i, j in sorted(wanted)
        ),
    }


# -- time ------------------------------------------------------------------------------------


def invented(number: int, seed: int = 1) -> list[tuple[str, str]]:
    """So many captures of about 400 words, of which a quarter are copies of others."""
    chance = random.Random(f"copies {seed} {number}")
    letters = ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "ze"]
    words = sorted({"".join(chance.choices(letters, k=chance.randint(2, 4))) for _ in range(9000)})
    weights = [1 / (rank + 10) for rank in range(len(words))]
    common = "the of and to in that it for was on with as by at from is said after had not".split()
    captures: list[tuple[str, str]] = []
    while len(captures) < number:
        if captures and chance.random() < 0.25:
            _, text = captures[chance.randrange(len(captures))]
            sentences = text.split("\n\n")
            kept = [item for item in sentences if chance.random() < 0.8]
            text = "\n\n".join(kept or sentences)
        else:
            names = [word.capitalize() for word in chance.choices(words, k=12)]
            text = "\n\n".join(_sentence(chance, words, weights, common, names) for _ in range(20))
        captures.append((f"c{len(captures):05d}", text))
    return captures


def _sentence(chance, words, weights, common, names) -> str:
    found = []
    for word in chance.choices(words, weights, k=12):
        found += [chance.choice(common), word]
        if chance.random() < 0.15:
            found.append(chance.choice(names))
    if chance.random() < 0.4:
        found.append(str(chance.randint(2, 900)))
    sentence = " ".join(found)
    return sentence[0].upper() + sentence[1:] + "."


def timed(sizes: tuple[int, ...]) -> list[dict]:
    """CPU seconds for each size, the whole way from text to proposals, and growth per capture."""
    corpus = SimpleNamespace(outlets={}, sources={})
    rows: list[dict] = []
    for size in sizes:
        captures = [SimpleNamespace(source_id=id_, text=text) for id_, text in invented(size)]
        begun = time.process_time()
        found = shared_origins(corpus, captures)
        seconds = time.process_time() - begun
        row = {"captures": size, "CPU seconds": round(seconds, 2), "pairs": len(found.pairs)}
        row["ms per capture"] = round(1000 * seconds / size, 2)
        if rows:
            growth = seconds / rows[-1]["CPU seconds"] / (size / rows[-1]["captures"])
            row["time growth / capture growth"] = round(growth, 2)
        rows.append(row)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--no-time", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    chosen = parser.parse_args()
    stories = {path.stem: read_story(path) for path in sorted(TEXTS.glob("*.md"))}
    figures: dict = {
        "day": date.today().isoformat(),
        "threshold": THRESHOLD,
        "dev": judged([text for name in stories if name in DEV for text in stories[name]]),
        "test": judged([text for name in stories if name not in DEV for text in stories[name]]),
    }
    if not chosen.no_time:
        figures["time"] = timed(tuple(chosen.sizes))
    if chosen.json:
        print(json.dumps(figures, indent=2))
        return
    for part in ("dev", "test"):
        print(part)
        for name, value in figures[part].items():
            print(f"  {name}: {value if value not in ([], {}) else 'none'}")
    for row in figures.get("time", ()):
        print("  ".join(f"{name}: {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
