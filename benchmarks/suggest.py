"""Measures how well ``onrecord suggest`` finds quotations and names their speakers.

    python benchmarks/suggest.py
    python benchmarks/suggest.py --part test --misses
    python benchmarks/suggest.py --json

The texts in ``suggest_texts`` were written for this and are about invented people. The rules were
tuned on ``dev`` alone. A quotation counts as found when both of its boundaries are right to the
character; a speaker counts as right when it is the person, body or description that the text
means. Nothing is asserted: the exit status is 0 unless a text cannot be read.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "suggest_texts"
sys.path.insert(0, str(HERE.parent / "generator"))

from onrecord.captures.suggest import Known, Suggestion, suggest  # noqa: E402

_MARKUP = re.compile(r"⟦(?P<who>[^|⟦⟧]*)\|(?P<quote>[^⟦⟧]*)⟧")
#: What stands for a quotation that may be proposed or not, and for one without a speaker.
OPTIONAL, NOBODY = "?", "-"


@dataclass(frozen=True)
class Gold:
    """An annotated quotation: where it is, and who says it in any of several wordings."""

    start: int
    end: int
    quote: str
    speakers: tuple[str, ...]
    described: bool
    optional: bool
    said: str | None
    via: str | None


@dataclass(frozen=True)
class Text:
    """A text with its annotations removed, and what they said."""

    name: str
    style: str
    published: str
    text: str
    gold: tuple[Gold, ...]
    known: Known


@dataclass
class Score:
    """Counts from which the figures follow."""

    gold: int = 0
    proposed: int = 0
    found: int = 0
    speaker_right: int = 0
    said_gold: int = 0
    said_right: int = 0
    via_gold: int = 0
    via_right: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take another score's counts in."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def recall(self) -> float:
        """The share of the annotated quotations that were proposed with exact boundaries."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """The share of the proposals that are annotated quotations with exact boundaries."""
        return self.found / self.proposed if self.proposed else 1.0

    @property
    def speakers(self) -> float:
        """The share of all annotated quotations that were found with the right speaker."""
        return self.speaker_right / self.gold if self.gold else 1.0


def slug(name: str) -> str:
    """An id for a name."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def read(path: Path) -> Text:
    """Read one annotated text; a ValueError where its markup is wrong."""
    head, _, body = path.read_text(encoding="utf-8").partition("---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    gold, plain, reached = [], "", 0
    for match in _MARKUP.finditer(body):
        plain += body[reached : match.start()]
        key, *marks = match["who"].split()
        notes = dict(mark.split("=", 1) for mark in marks)
        if key not in fields and key not in (OPTIONAL, NOBODY):
            raise ValueError(f"{path}: no speaker is declared as {key!r}")
        value = fields.get(key, "")
        described = value.startswith("~")
        names = tuple(name.strip() for name in value.removeprefix("~").split(" / ") if name)
        start = len(plain)
        plain += match["quote"]
        gold.append(
            Gold(
                start, len(plain), match["quote"], names, described, key == OPTIONAL,
                notes.get("said"), notes.get("via"),
            )
        )  # fmt: skip
        reached = match.end()
    plain += body[reached:]
    if "⟦" in plain or "⟧" in plain:
        raise ValueError(f"{path}: markup is left: {plain[plain.index('⟦') :][:60]!r}")
    actors = {
        slug(fields[key].split(" / ")[0]): (fields[key].split(" / ")[0],)
        for key in re.split(r",\s*", fields.get("registered", ""))
        if key
    }
    outlets = {}
    for entry in filter(None, fields.get("outlets", "").split("; ")):
        outlet, _, names_ = entry.partition(" = ")
        outlets[outlet] = tuple(name.strip() for name in names_.split(","))
    own = (fields["outlet"],) if "outlet" in fields else ()
    known = Known.of(actors=actors, outlets=outlets, own=own)
    return Text(path.stem, fields["style"], fields["published"], plain, tuple(gold), known)


def texts(part: str) -> Iterator[Text]:
    """The texts of ``dev`` or ``test``, in the order of their names."""
    for path in sorted((TEXTS / part).glob("*.txt")):
        yield read(path)


def _plain(name: str) -> str:
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)


def right_speaker(gold: Gold, found: Suggestion, known: Known) -> bool:
    """Whether a proposal means the speaker that the annotation names."""
    if not gold.speakers:
        return found.speaker is None and not found.speaker_text
    accepted = {_plain(name) for name in gold.speakers}
    identity = slug(gold.speakers[0])
    if identity in known.actors:
        return found.speaker == identity
    given = {_plain(found.speaker_text or ""), _plain(found.speaker_name or "")}
    if gold.described:
        return found.speaker is None and bool(given & accepted)
    return bool(given & accepted)


def measure(text: Text) -> Score:
    """Run the suggester on one text and compare."""
    score = Score()
    proposals = [
        item
        for item in suggest(text.text, text.known, published=text.published).suggestions
        if item.proposed
    ]
    by_place = {(item.start, item.end): item for item in proposals}
    needed = [item for item in text.gold if not item.optional]
    free = {(item.start, item.end) for item in text.gold if item.optional}
    score.gold = len(needed)
    score.proposed = sum(1 for place in by_place if place not in free)
    for gold in needed:
        found = by_place.get((gold.start, gold.end))
        if found is None:
            score.misses.append(f"{text.name}: not found: {gold.quote[:70]!r}")
            continue
        score.found += 1
        if right_speaker(gold, found, text.known):
            score.speaker_right += 1
        else:
            score.misses.append(
                f"{text.name}: speaker {found.speaker or found.speaker_name!r} "
                f"({found.speaker_text!r}) instead of {gold.speakers}: {gold.quote[:50]!r}"
            )
        if gold.said:
            score.said_gold += 1
            score.said_right += found.said == gold.said
            if found.said != gold.said:
                score.misses.append(f"{text.name}: said {found.said} instead of {gold.said}")
        if gold.via:
            score.via_gold += 1
            score.via_right += gold.via in found.via
            if gold.via not in found.via:
                score.misses.append(f"{text.name}: via {found.via} lacks {gold.via}")
    places = {(item.start, item.end) for item in needed} | free
    for item in proposals:
        if (item.start, item.end) not in places:
            score.misses.append(f"{text.name}: proposed, but not annotated: {item.quote[:70]!r}")
    return score


def report(part: str, scores: list[tuple[Text, Score]]) -> str:
    """A table by style, then the totals."""
    by_style: dict[str, Score] = {}
    total = Score()
    for text, score in scores:
        by_style.setdefault(text.style, Score()).add(score)
        total.add(score)
    counts = Counter(text.style for text, _ in scores)
    lines = [f"{part}: {len(scores)} texts, {total.gold} quotations", ""]
    lines.append(f"{'style':24} texts  quotes  recall  precision  right speaker")
    for style in [*sorted(by_style), "all"]:
        score = by_style.get(style, total)
        lines.append(
            f"{style:24} {counts.get(style, len(scores)):5}  {score.gold:6}  "
            f"{score.recall:6.1%}  {score.precision:9.1%}  {score.speakers:13.1%}"
        )
    lines.append("")
    lines.append(
        f"date stated: {total.said_right} of {total.said_gold} right; "
        f"outlet credited: {total.via_right} of {total.via_gold} right"
    )
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", choices=("dev", "test"), help="only this part (default: both)")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    options = parser.parse_args()
    figures = {}
    for part in (options.part,) if options.part else ("dev", "test"):
        scores = [(text, measure(text)) for text in texts(part)]
        if options.json:
            total = Score()
            for _, score in scores:
                total.add(score)
            counts = {key: value for key, value in asdict(total).items() if key != "misses"}
            figures[part] = counts | {
                "recall": round(total.recall, 4),
                "precision": round(total.precision, 4),
                "speakers": round(total.speakers, 4),
            }
            continue
        print(report(part, scores))
        if options.misses:
            print("\n".join(["", *(miss for _, score in scores for miss in score.misses)]))
        print()
    if options.json:
        print(json.dumps(figures, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
