"""Copies found: captures that share their origin, with the evidence for it.

A copy keeps the story: the same facts in the same order, sentence after sentence, whatever was
done to the words. Two independent reports of one event share names, figures and public quotations,
but tell them in orders of their own, and other things besides. So two captures are compared by how
much of the shorter one is found again, in order, in the longer one, once quotations that both have
are set aside, and by the runs of words that they share outside quotation marks.

A block of two sentences is always left out of the count, the best one: background that an agency
repeats from story to story makes no copy. An agency's tag is evidence for the reader and no part
of the score, for the agency's next report on the same event carries it as well.

Which pairs are compared at all is decided by an index of what is rare (runs of words, names and
figures that stand together), so that the work grows with the number of captures and not with its
square. What two captures score depends on these two alone.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from zlib import crc32

from onrecord.captures.sentences import Stretch, quotations, sentences
from onrecord.captures.words import words
from onrecord.progress import Progress, counted, silent

#: The score from which a pair is reported.
THRESHOLD = 0.5
#: How many words make a run that two reporters do not write alike by chance.
RUN = 4
#: The shortest sentence that counts as shared evidence, in characters (Media Cloud's measure).
SENTENCE = 32
#: So many sentences of a text are compared, from its beginning.
_SENTENCES = 400
#: In a longer list of captures that share a feature, each is paired with so many neighbours.
_NEIGHBOURS = 8
#: How many candidates of each capture are compared in full.
_CANDIDATES = 12
#: Up to this size, all pairs of a group of copies are compared.
_GROUP = 60
#: One run in so many is indexed; the choice is by the run itself, the same in every text.
_SAMPLE = 4
#: From which likeness on two sentences tell the same in part, and how much more is the whole.
_PART, _WHOLE = 0.15, 0.25
#: What a figure, a name and another word weigh.
_FIGURE, _NAME, _OTHER = 3.0, 2.0, 1.0
#: The best stretch of sentences, which does not count, and in how long a text.
_BLOCK, _LONG = 2, 5
_STOP = frozenset(
    "about above after again against also although among because been before being below between "
    "both could does doing down during each even ever every from further have having here hers "
    "himself herself into itself just less like made make many might more most much must never "
    "only other over said same says shall should since some such than that their them then there "
    "these they this those through told under until upon very want wants were what when where "
    "which while whom whose will with within without would your yours the and for are but not you "
    "all any can had her was one our out has him his how its may new now old see two who did get "
    "she too use according added while per cent percent".split()
)


@dataclass(frozen=True)
class Part:
    """A sentence as it is compared: what it speaks of, outside and inside quotation marks.

    ``marks`` are its figures and capitalised words, in order.
    """

    place: Stretch
    key: str
    own: frozenset[str]
    spoken: tuple[tuple[int, frozenset[str]], ...]
    runs: frozenset[int]
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Quotation:
    """A quotation with its words and the runs of words in it."""

    place: Stretch
    said: tuple[str, ...]
    runs: frozenset[int]


@dataclass(frozen=True)
class Prepared:
    """A capture made ready for comparison; ``names`` are the stems of what it writes large."""

    id: str
    text: str
    parts: tuple[Part, ...]
    quotations: tuple[Quotation, ...]
    names: frozenset[str]

    @cached_property
    def runs(self) -> frozenset[int]:
        """The runs of words outside quotation marks."""
        return frozenset().union(*(part.runs for part in self.parts))


def prepared(id_: str, text: str, skip: Iterable[tuple[int, int]] = ()) -> Prepared:
    """Read a capture once; ``skip`` is its page furniture."""
    gaps = tuple(skip)
    spoken = [
        item
        for item in quotations(text)
        if not any(start < item.end and item.start < end for start, end in gaps)
    ]
    starts = [item.start for item in spoken]
    names: set[str] = set()
    parts = []
    for place in sentences(text, gaps)[:_SENTENCES]:
        own: set[str] = set()
        said: dict[int, set[str]] = {}
        stretches: list[list[str]] = [[]]
        marks: list[str] = []
        first = True
        for word in words(text, place.start, place.end):
            if not word.is_word:
                continue
            number = bisect_right(starts, word.start) - 1
            inside = number >= 0 and word.end <= spoken[number].end
            stem = _stem(word.folded)
            if stem and word.folded[0].isupper() and not first:
                names.add(stem)
            if stem and (stem[0] == "#" or word.folded[0].isupper()):
                marks.append(stem)
            first = False
            if inside:
                if stem:
                    said.setdefault(number, set()).add(stem)
                if stretches[-1]:
                    stretches.append([])
            else:
                stretches[-1].append(word.folded.casefold())
                if stem:
                    own.add(stem)
        key = re.sub(r"\W+", " ", place.of(text)).strip().casefold()
        quoted = tuple((number, frozenset(items)) for number, items in said.items())
        runs = frozenset(run for stretch in stretches for run in _runs(stretch))
        parts.append(Part(place, key, frozenset(own), quoted, runs, tuple(marks)))
    heard = []
    for item in spoken:
        said_words = tuple(
            w.folded.casefold() for w in words(text, item.start, item.end) if w.is_word
        )
        heard.append(Quotation(item, said_words, frozenset(_runs(said_words))))
    return Prepared(id_, text, tuple(parts), tuple(heard), frozenset(names))


def _runs(found: Sequence[str]) -> Iterator[int]:
    for at in range(len(found) - RUN + 1):
        yield crc32(" ".join(found[at : at + RUN]).encode())


def _stem(word: str) -> str | None:
    """What a word is compared by: a figure in full, the first letters of a word with a meaning."""
    if any(letter.isdigit() for letter in word):
        return "#" + word.replace(",", "").strip(".-").casefold()
    plain = word.casefold().removesuffix("'s").removesuffix("'")
    if plain in _STOP or (len(plain) < 4 and not word[0].isupper()) or len(plain) < 2:
        return None
    return plain[:6]


@dataclass(frozen=True)
class Measured:
    """How alike two captures are; the shorter one is the measure.

    ``runs``: share of its runs of words, outside quotation marks, that the longer one has;
    ``told``: share of its content that the longer one tells in the same order, but for the best
    block; ``sentences``: pairs of sentence numbers (of A and B) that tell the same; ``quoted``:
    pairs of quotation numbers that are nearly word for word the same.
    """

    runs: float
    told: float
    sentences: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]

    @property
    def score(self) -> float:
        """From 0 to 1: half and more speaks for one origin."""
        by_runs = (self.runs - 0.15) / 0.6
        by_order = (self.told - 0.4) / 0.45
        return round(min(1.0, max(0.0, by_runs, by_order)), 3)


def measure(a: Prepared, b: Prepared) -> Measured:
    """Compare two captures."""
    if len(a.runs) > len(b.runs):
        found = measure(b, a)
        return Measured(
            found.runs,
            found.told,
            tuple((i, j) for j, i in found.sentences),
            tuple((i, j) for j, i in found.quoted),
        )
    quoted = _shared_quotations(a, b)
    names = a.names | b.names
    rows = [_content(part, {i for i, _ in quoted}, names) for part in a.parts]
    columns = [_content(part, {j for _, j in quoted}, names) for part in b.parts]
    masses = [sum(row.values()) for row in rows]
    gains = _gains(rows, columns, masses)
    path = _best_path(gains, len(columns))
    told = [0.0] * len(rows)
    for i, j in path:
        told[i] = gains[i][j]
    both = len(a.runs & b.runs)
    return Measured(
        both / len(a.runs) if a.runs else 0.0,
        _share(masses, told),
        tuple((i, j) for i, j in path if gains[i][j] >= masses[i] / 2),
        quoted,
    )


def _content(part: Part, shared: set[int], names: frozenset[str]) -> dict[str, float]:
    """What a sentence speaks of and its weight, without quotations that both texts have."""
    found = part.own.union(*(items for number, items in part.spoken if number not in shared))
    return {
        stem: _FIGURE if stem[0] == "#" else _NAME if stem in names else _OTHER for stem in found
    }


def _gains(
    rows: Sequence[Mapping[str, float]],
    columns: Sequence[Mapping[str, float]],
    masses: Sequence[float],
) -> list[dict[int, float]]:
    """For each sentence of A, how much of it each sentence of B tells."""
    others = [sum(column.values()) for column in columns]
    index: dict[str, list[int]] = {}
    for j, column in enumerate(columns):
        for stem in column:
            index.setdefault(stem, []).append(j)
    found = []
    for i, row in enumerate(rows):
        shared: dict[int, float] = {}
        for stem, weight in row.items():
            for j in index.get(stem, ()):
                shared[j] = shared.get(j, 0.0) + weight
        gains = {}
        for j, weight in shared.items():
            likeness = weight / math.sqrt(masses[i] * others[j])
            if likeness > _PART:
                gains[j] = masses[i] * min(1.0, (likeness - _PART) / _WHOLE)
        found.append(gains)
    return found


def _best_path(gains: Sequence[Mapping[int, float]], width: int) -> list[tuple[int, int]]:
    """The pairs of sentences, in order in both, that tell the most; B's may be told in several."""
    table = [[0.0] * (width + 1)]
    for row in gains:
        before = table[-1]
        line = [0.0] * (width + 1)
        for j in range(width):
            best = max(line[j], before[j + 1])
            if j in row:
                best = max(best, before[j + 1] + row[j] * _AGAIN, before[j] + row[j])
            line[j + 1] = best
        table.append(line)
    path = []
    i, j = len(gains), width
    while i and j:
        here = table[i][j]
        if here == table[i][j - 1]:
            j -= 1
        elif here == table[i - 1][j]:
            i -= 1
        else:
            path.append((i - 1, j - 1))
            j -= here == table[i - 1][j - 1] + gains[i - 1][j - 1]
            i -= 1
    return path[::-1]


#: A second sentence told by the same sentence counts a little less than one told by the next.
_AGAIN = 0.999


def _share(masses: Sequence[float], told: Sequence[float]) -> float:
    """Which share of the content is told, once the best block has been left out."""
    total, gained = sum(masses), sum(told)
    if not total:
        return 0.0
    if len(masses) < _LONG:
        return gained / total
    best = gained / total
    for start in range(len(masses) - _BLOCK + 1):
        rest = total - sum(masses[start : start + _BLOCK])
        if rest > 0:
            best = min(best, (gained - sum(told[start : start + _BLOCK])) / rest)
    return max(0.0, best)


def _shared_quotations(a: Prepared, b: Prepared) -> tuple[tuple[int, int], ...]:
    """The quotations that both have nearly word for word."""
    index: dict[int, list[int]] = {}
    for j, quotation in enumerate(b.quotations):
        for run in quotation.runs:
            index.setdefault(run, []).append(j)
    found = []
    for i, quotation in enumerate(a.quotations):
        hits = Counter(j for run in quotation.runs for j in index.get(run, ()))
        found += [
            (i, j)
            for j, count in sorted(hits.items())
            if count * 2 >= min(len(quotation.runs), len(b.quotations[j].runs))
        ]
    return tuple(found)


# -- all captures ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """Two captures that share their origin, by number; ``through`` is a third that links them."""

    a: int
    b: int
    score: float
    measured: Measured
    through: int | None = None


def find_copies(
    texts: Sequence[Prepared], threshold: float = THRESHOLD, progress: Progress = silent
) -> tuple[Pair, ...]:
    """The pairs that share an origin, the surest first.

    Two that are not alike enough by themselves count as copies where a third is a copy of both
    and they are not unlike: a story that was cut here and paraphrased there.
    """
    alike = candidates(texts)
    measured = {
        (a, b): measure(texts[a], texts[b]) for a, b in counted(alike, "comparing pairs", progress)
    }
    group = list(range(len(texts)))
    for (a, b), found in sorted(measured.items()):
        if found.score >= threshold:
            _join(group, a, b)
    members: dict[int, list[int]] = {}
    for number in range(len(texts)):
        members.setdefault(_root(group, number), []).append(number)
    for found_together in members.values():
        if len(found_together) <= _GROUP:
            for a, b in combinations(found_together, 2):
                if (a, b) not in measured:
                    measured[a, b] = measure(texts[a], texts[b])
    scores = {pair: found.score for pair, found in measured.items()}
    pairs = []
    for (a, b), found in measured.items():
        if found.score >= threshold:
            pairs.append(Pair(a, b, found.score, found))
        elif found.score >= threshold * _LINKED and _root(group, a) == _root(group, b):
            score, third = _linked(scores, members[_root(group, a)], a, b)
            if score >= threshold:
                pairs.append(Pair(a, b, round(score, 3), found, third))
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)))


#: How alike two copies of a third must be themselves, as a share of the threshold.
_LINKED = 0.4


def _linked(
    scores: Mapping[tuple[int, int], float], members: Iterable[int], a: int, b: int
) -> tuple[float, int]:
    """The strongest link between two captures through a third: its weaker half, and the third."""

    def score(one: int, other: int) -> float:
        return scores.get((min(one, other), max(one, other)), 0.0)

    best, third = 0.0, -1
    for c in members:
        if c not in (a, b) and (found := min(score(a, c), score(b, c))) > best:
            best, third = found, c
    return best, third


def _root(group: list[int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number


def _join(group: list[int], a: int, b: int) -> None:
    one, other = sorted((_root(group, a), _root(group, b)))
    group[other] = one


def candidates(texts: Sequence[Prepared]) -> list[tuple[int, int]]:
    """The pairs worth comparing: those that share what few captures have."""
    index: dict[str | int, list[int]] = {}
    for number, text in enumerate(texts):
        for feature in _indexed(text):
            index.setdefault(feature, []).append(number)
    shared: list[dict[int, float]] = [{} for _ in texts]
    for numbers in index.values():
        if len(numbers) < 2:
            continue
        weight = 1 / math.sqrt(len(numbers) - 1)
        for at, a in enumerate(numbers):
            for b in numbers[at + 1 : at + 1 + _NEIGHBOURS]:
                shared[a][b] = shared[a].get(b, 0.0) + weight
                shared[b][a] = shared[b].get(a, 0.0) + weight
    chosen = set()
    for a, others in enumerate(shared):
        best = sorted(others.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        chosen.update((min(a, b), max(a, b)) for b, weight in best if weight >= 1.0)
    return sorted(chosen)


def _indexed(text: Prepared) -> set[str | int]:
    """The features of a text in the index: sampled runs, and names and figures that adjoin."""
    found: set[str | int] = {run for run in text.runs if run % _SAMPLE == 0}
    for quotation in text.quotations:
        found.update(run for run in quotation.runs if run % _SAMPLE == 0)
    for part in text.parts:
        marks = [stem for stem in part.marks if stem[0] == "#" or stem in text.names]
        found.update(marks)
        found.update("|".join(sorted(pair)) for pair in pairwise(marks))
    return found
