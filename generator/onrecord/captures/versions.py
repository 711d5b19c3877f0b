"""Two versions of one story, aligned sentence by sentence.

Sentences that are alike word for word hold the two together; what lies between them is paired by
the words it shares, in order first and out of order afterwards, and a sentence that became two (or
two that became one) is one pair. What is left is added or cut. Nothing that differs passes as the
same: only the kinds of marks and white space are folded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from onrecord.captures import attributions
from onrecord.captures.sentences import Stretch, quotations, sentences
from onrecord.captures.words import Change, Word, changes, words, words_of
from onrecord.model.comparison import PassageKind, QuotationKind

#: Shared words (Dice), from which two sentences are versions of one: anywhere in the text, and
#: where the sentences around them are already paired.
ALIKE = 0.55
ALIKE_IN_PLACE = 0.3
#: How much a neighbour must add to count as part of a split or merged sentence.
_GAIN = 0.08
#: A word in more sentences than this says nothing about which of them belong together.
_COMMON = 40
#: How far apart in order two quotations may be that share only such words.
_NEAR = 5


@dataclass(frozen=True)
class Pair:
    """Sentences of A that stand in B as these sentences, with what differs between them.

    ``moved`` says that they do not stand in their order.
    """

    a: tuple[Stretch, ...]
    b: tuple[Stretch, ...]
    changes: tuple[Change, ...]
    moved: bool = False


@dataclass(frozen=True)
class QuotationDiffers:
    """A quotation that is not the same in both: the words within the marks, where they are.

    ``respelt``: nothing but names differs. ``unquoted``: the words still stand in B, but no longer
    within quotation marks; ``quoted`` is the reverse.
    """

    kind: QuotationKind
    a: Stretch | None
    b: Stretch | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between the texts A and B; all stretches are in text order."""

    same: tuple[Pair, ...]
    reworded: tuple[Pair, ...]
    cut: tuple[Stretch, ...]
    added: tuple[Stretch, ...]
    quotations: tuple[QuotationDiffers, ...]
    attributions: tuple[attributions.AttributionDiffers, ...]

    @property
    def moved(self) -> tuple[Pair, ...]:
        """The sentences that stand elsewhere, reworded or not."""
        return tuple(pair for pair in (*self.same, *self.reworded) if pair.moved)

    @property
    def differs(self) -> bool:
        """Whether there is any difference at all."""
        return bool(self.reworded or self.cut or self.added or self.moved)


def compare(
    a: str,
    b: str,
    *,
    skip_a: Iterable[tuple[int, int]] = (),
    skip_b: Iterable[tuple[int, int]] = (),
    outlets: Mapping[str, str] | None = None,
) -> Comparison:
    """Compare two versions; ``skip_a`` and ``skip_b`` are furniture, ``outlets`` names → ids."""
    left, right = _Version(a, skip_a), _Version(b, skip_b)
    pairs = _aligned(left, right)
    same, reworded = [], []
    for group_a, group_b, moved in pairs:
        parts_a = tuple(left.parts[i] for i in group_a)
        parts_b = tuple(right.parts[j] for j in group_b)
        found = changes(words_of(a, parts_a), words_of(b, parts_b))
        (reworded if found else same).append(Pair(parts_a, parts_b, found, moved))
    known_a = {i for group, _, _ in pairs for i in group}
    known_b = {j for _, group, _ in pairs for j in group}
    cut = tuple(part for i, part in enumerate(left.parts) if i not in known_a)
    added = tuple(part for j, part in enumerate(right.parts) if j not in known_b)
    attributed = attributions.differences(
        a, b, [(p.a, p.b, p.changes) for p in reworded], cut, added, outlets or {}
    )
    quoted = tuple(
        replace(item, kind="respelt")
        if item.kind == "reworded" and attributions.only_spelling(item.changes, attributed)
        else item
        for item in _quotations(left, right, (*same, *reworded))
    )
    return Comparison(
        tuple(same),
        tuple(reworded),
        cut,
        added,
        quoted,
        attributed,
    )


class _Version:
    """A text with its sentences, prepared for comparison."""

    def __init__(self, text: str, skip: Iterable[tuple[int, int]]) -> None:
        self.text = text
        gaps = [Stretch(*gap) for gap in skip]
        self.parts = sentences(text, [(gap.start, gap.end) for gap in gaps])
        self.words = [words(text, part.start, part.end) for part in self.parts]
        self.keys = [" ".join(word.folded for word in found) for found in self.words]
        self.bags = [
            Counter(word.folded.casefold() for word in found if word.is_word)
            for found in self.words
        ]
        self.gaps = gaps

    @cached_property
    def quotations(self) -> tuple[Stretch, ...]:
        return tuple(
            item for item in quotations(self.text) if not any(item.meets(gap) for gap in self.gaps)
        )


def _dice(a: Counter[str], b: Counter[str]) -> float:
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 0.0


_Group = tuple[tuple[int, ...], tuple[int, ...], bool]


def _aligned(left: _Version, right: _Version) -> list[_Group]:
    """Groups of sentence numbers that are versions of each other, in the order of A."""
    scores = _candidates(left, right)
    chain = _heaviest_chain(scores, left)
    pairs = {i: (j, False) for i, j in chain}
    _fill_gaps(left, right, pairs)
    taken = {j for j, _ in pairs.values()}
    for score, i, j in sorted(((s, i, j) for (i, j), s in scores.items()), reverse=True):
        if i not in pairs and j not in taken and score >= ALIKE and left.bags[i].total() > 2:
            pairs[i] = (j, True)
            taken.add(j)
    groups: list[_Group] = []
    free_a = set(range(len(left.parts))) - set(pairs)
    free_b = set(range(len(right.parts))) - taken
    for i in sorted(pairs):
        j, moved = pairs[i]
        group_a, group_b = (i,), (j,)
        if left.keys[i] != right.keys[j]:
            group_a, group_b = _grown(left, right, group_a, group_b, free_a, free_b)
        groups.append((group_a, group_b, moved))
    return groups


def _candidates(left: _Version, right: _Version) -> dict[tuple[int, int], float]:
    """Pairs of sentences that are alike enough to be versions of each other, with how much.

    Sentences with the same words are paired occurrence by occurrence; others by the less common
    words they share, so that long texts are not compared all with all.
    """
    scores: dict[tuple[int, int], float] = {}
    places: dict[str, list[int]] = {}
    for j, key in enumerate(right.keys):
        places.setdefault(key, []).append(j)
    exact_a: dict[str, list[int]] = {}
    for i, key in enumerate(left.keys):
        if key in places:
            exact_a.setdefault(key, []).append(i)
    for key, mine in exact_a.items():
        theirs = places[key]
        for number, i in enumerate(mine):
            near = theirs if len(theirs) * len(mine) <= 64 else theirs[number : number + 1]
            scores.update({(i, j): 1.0 for j in near})
    index: dict[str, list[int]] = {}
    for j, bag in enumerate(right.bags):
        for word in bag:
            index.setdefault(word, []).append(j)
    for i, bag in enumerate(left.bags):
        if left.keys[i] in places:
            continue
        shared: Counter[int] = Counter()
        for word in bag:
            postings = index.get(word, ())
            if len(postings) <= _COMMON:
                shared.update(postings)
        for j, _ in shared.most_common(12):
            score = _dice(bag, right.bags[j])
            if score >= ALIKE and right.keys[j] not in exact_a:
                scores[i, j] = min(score, 0.99)
    return scores


def _heaviest_chain(
    scores: Mapping[tuple[int, int], float], left: _Version
) -> list[tuple[int, int]]:
    """The pairs in order in both texts that hold the most shared words together."""
    best: list[tuple[int, float, int]] = []  # (j, weight so far, node), both rising
    nodes: list[tuple[int, int, int]] = []  # (i, j, previous node)
    rows: dict[int, list[tuple[int, float]]] = {}
    for (i, j), score in scores.items():
        rows.setdefault(i, []).append((j, score * (1 + left.bags[i].total())))
    for i in sorted(rows):
        found = []
        for j, weight in sorted(rows[i]):
            place = bisect_left(best, (j,)) - 1
            before, previous = (best[place][1], best[place][2]) if place >= 0 else (0.0, -1)
            found.append((j, before + weight, previous))
        for j, total, previous in found:
            nodes.append((i, j, previous))
            place = bisect_left(best, (j,))
            if place and best[place - 1][1] >= total:
                continue
            end = place
            while end < len(best) and best[end][1] <= total:
                end += 1
            if end < len(best) and best[end][0] == j:
                continue
            best[place:end] = [(j, total, len(nodes) - 1)]
    chain = []
    node = best[-1][2] if best else -1
    while node >= 0:
        i, j, node = nodes[node]
        chain.append((i, j))
    return chain[::-1]


def _fill_gaps(left: _Version, right: _Version, pairs: dict[int, tuple[int, bool]]) -> None:
    """Pair what lies between paired sentences and is alike enough for its place."""
    ends = [(-1, -1), *((i, pairs[i][0]) for i in sorted(pairs))]
    ends.append((len(left.parts), len(right.parts)))
    for (i0, j0), (i1, j1) in pairwise(ends):
        rows, columns = range(i0 + 1, i1), range(j0 + 1, j1)
        if rows and columns and len(rows) * len(columns) <= 2500:
            for i, j in _best_in_order(left, right, rows, columns):
                pairs[i] = (j, False)


def _best_in_order(
    left: _Version, right: _Version, rows: range, columns: range
) -> list[tuple[int, int]]:
    """The pairing in order with the greatest likeness, of sentences from ``ALIKE_IN_PLACE`` on."""
    table = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    likeness = {}
    for x, i in enumerate(rows):
        for y, j in enumerate(columns):
            score = _dice(left.bags[i], right.bags[j])
            paired = table[x][y] + score if score >= ALIKE_IN_PLACE else -1.0
            likeness[x, y] = paired
            table[x + 1][y + 1] = max(paired, table[x][y + 1], table[x + 1][y])
    found = []
    x, y = len(rows), len(columns)
    while x and y:
        if table[x][y] == table[x - 1][y]:
            x -= 1
        elif table[x][y] == table[x][y - 1]:
            y -= 1
        else:
            x, y = x - 1, y - 1
            found.append((rows[x], columns[y]))
    return found[::-1]


def _grown(
    left: _Version,
    right: _Version,
    group_a: tuple[int, ...],
    group_b: tuple[int, ...],
    free_a: set[int],
    free_b: set[int],
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The pair with free neighbours that are part of it: split and merged sentences."""
    while True:
        bag_a = sum((left.bags[i] for i in group_a), Counter())
        bag_b = sum((right.bags[j] for j in group_b), Counter())
        now = _dice(bag_a, bag_b)
        options = []
        for i in {group_a[0] - 1, group_a[-1] + 1} & free_a:
            options.append((_dice(bag_a + left.bags[i], bag_b), 0, i))
        for j in {group_b[0] - 1, group_b[-1] + 1} & free_b:
            options.append((_dice(bag_a, bag_b + right.bags[j]), 1, j))
        if not options or max(options)[0] < now + _GAIN:
            return group_a, group_b
        _, side, number = max(options)
        if side == 0:
            group_a = tuple(sorted((*group_a, number)))
            free_a.discard(number)
        else:
            group_b = tuple(sorted((*group_b, number)))
            free_b.discard(number)


# -- quotations ------------------------------------------------------------------------------


def _spoken(text: str, part: Stretch) -> tuple[Word, ...]:
    """The words of a quotation without the comma or full stop that printing puts at its end."""
    found = words(text, part.start, part.end)
    while found and found[-1].folded in (",", ".", '"', "'"):
        found = found[:-1]
    while found and found[0].folded in ('"', "'"):
        found = found[1:]
    return found


def _quotations(
    left: _Version, right: _Version, pairs: Iterable[Pair]
) -> tuple[QuotationDiffers, ...]:
    """The quotations that are not the same in both versions."""
    mine = [(part, _spoken(left.text, part)) for part in left.quotations]
    theirs = [(part, _spoken(right.text, part)) for part in right.quotations]
    free: dict[str, list[int]] = {}
    for number, (_, spoken) in enumerate(theirs):
        free.setdefault(_key(spoken), []).append(number)
    open_a = []
    for number, (_, spoken) in enumerate(mine):
        equal = free.get(_key(spoken))
        if equal:
            equal.pop(0)
        else:
            open_a.append(number)
    open_b = sorted(number for numbers in free.values() for number in numbers)
    scored = []
    places = _Counterparts(pairs)
    bags_b = {j: _bag(theirs[j][1]) for j in open_b}
    index: dict[str, list[int]] = {}
    for j, bag in bags_b.items():
        for word in bag:
            index.setdefault(word, []).append(j)
    for number, i in enumerate(open_a):
        bag = _bag(mine[i][1])
        near = set(open_b[max(0, number - _NEAR) : number + _NEAR + 1])
        near.update(j for w in bag if len(index.get(w, ())) <= _COMMON for j in index.get(w, ()))
        for j in near:
            likeness = _dice(bag, bags_b[j])
            if likeness >= (ALIKE_IN_PLACE if places.meet(mine[i][0], theirs[j][0]) else 0.6):
                scored.append((likeness, -abs(i - j), i, j))
    found = []
    done_a: set[int] = set()
    done_b: set[int] = set()
    for _, _, i, j in sorted(scored, reverse=True):
        if i not in done_a and j not in done_b:
            done_a.add(i)
            done_b.add(j)
            differ = changes(mine[i][1], theirs[j][1])
            found.append(QuotationDiffers("reworded", mine[i][0], theirs[j][0], differ))
    for i in open_a:
        if i not in done_a:
            there = _find(mine[i][1], right)
            found.append(QuotationDiffers("unquoted" if there else "cut", mine[i][0], there))
    for j in open_b:
        if j not in done_b:
            there = _find(theirs[j][1], left)
            found.append(QuotationDiffers("quoted" if there else "added", there, theirs[j][0]))
    return tuple(sorted(found, key=lambda item: (item.a or item.b or Stretch(0, 0), item.kind)))


def _key(found: Iterable[Word]) -> str:
    return " ".join(word.folded for word in found)


def _bag(found: Iterable[Word]) -> Counter[str]:
    return Counter(word.folded.casefold() for word in found if word.is_word)


def _find(spoken: tuple[Word, ...], version: _Version) -> Stretch | None:
    """Where the same words stand in a sentence of the other version, in or out of marks."""
    wanted = [word.folded for word in spoken]
    if not wanted:
        return None
    needle = f" {' '.join(wanted)} "
    for number, key in enumerate(version.keys):
        padded = f" {key} "
        at = padded.find(needle)
        if at >= 0:
            first = padded[:at].count(" ")
            run = version.words[number][first : first + len(wanted)]
            return Stretch(run[0].start, run[-1].end)
    return None


class _Counterparts:
    """Which stretches of A and B lie in sentences that are versions of each other."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        found = sorted(((p.a[0].start, p.a[-1].end, p) for p in pairs), key=lambda item: item[:2])
        self._starts = [start for start, _, _ in found]
        self._pairs = [pair for _, _, pair in found]

    def meet(self, a: Stretch, b: Stretch) -> bool:
        place = bisect_left(self._starts, a.end) - 1
        for pair in self._pairs[max(0, place - 2) : place + 1]:
            if any(part.meets(a) for part in pair.a) and any(part.meets(b) for part in pair.b):
                return True
        return False


# -- passages --------------------------------------------------------------------------------


@dataclass(frozen=True)
class PassageDiffers:
    """What befell the sentences in which a passage stands.

    A place of no length in ``changed`` is one where the other version has further words.
    ``cut``: they are not in the other version at all; ``words``: the passage's own words differ
    (``changed``, as places in this text); ``around``: only other words of the sentence do;
    ``spelling``: only names are spelt otherwise, in the passage or around it.
    """

    kind: PassageKind
    changed: tuple[Stretch, ...] = ()


def passage_differs(
    found: Comparison, parts: Iterable[Stretch], *, in_b: bool
) -> PassageDiffers | None:
    """What differs in the other version where ``parts`` of A (or of B) stand; None if nothing."""
    passage = tuple(parts)
    lost = found.added if in_b else found.cut
    if any(item.meets(part) for item in lost for part in passage):
        return PassageDiffers("cut")
    changed: list[Stretch] = []
    around = spelling = False
    for pair in found.reworded:
        mine = pair.b if in_b else pair.a
        if not any(item.meets(part) for item in mine for part in passage):
            continue
        if attributions.only_spelling(pair.changes, found.attributions):
            spelling = True
            continue
        around = True
        for change in pair.changes:
            if attributions.only_spelling([change], found.attributions):
                continue
            run = change.b if in_b else change.a
            if run:
                own = [w for w in run if any(part.meets(_place(w)) for part in passage)]
                if any(word.is_word for word in own):
                    changed.append(Stretch(own[0].start, own[-1].end))
            elif any(word.is_word for word in (change.a if in_b else change.b)):
                at = change.at_b if in_b else change.at_a
                if any(part.start < at < part.end for part in passage):
                    changed.append(Stretch(at, at))
    if changed:
        return PassageDiffers("words", tuple(changed))
    if around:
        return PassageDiffers("around")
    return PassageDiffers("spelling") if spelling else None


def _place(word: Word) -> Stretch:
    return Stretch(word.start, word.end)
