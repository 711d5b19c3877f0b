"""Who is said to have said it: what changes in attributions between two versions of a story.

Only what stands outside quotation marks counts. A qualifier that is gone ("former"), a name that
is spelt otherwise, an outlet that is credited in one version alone, another speaker and another
verb of saying are told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.captures.sentences import Stretch, quotations
from onrecord.captures.words import Change, Word, words
from onrecord.model.comparison import QUALIFIERS, AttributionKind

#: Verbs of saying in the forms in which news uses them.
CUES = frozenset(
    "said says say saying told tells telling added adds adding stated states stating asked asks "
    "noted notes noting insisted insists claimed claims claiming argued argues warned warns "
    "warning explained explains announced announces declared declares confirmed confirms denied "
    "denies admitted admits acknowledged acknowledges conceded concedes stressed stresses "
    "emphasised emphasized emphasises emphasizes pointed suggested suggests recalled recalls "
    "replied replies responded responds wrote writes tweeted posted quoted cited citing reported "
    "reports remarked remarks commented comments alleged alleges asserted asserts maintained "
    "maintains reiterated reiterates observed observes according believes believed thinks".split()
)
#: Agencies by the names under which other papers credit them.
AGENCIES = (
    "The Associated Press", "Associated Press", "AP", "Reuters", "Agence France-Presse", "AFP",
    "Bloomberg", "United Press International", "UPI", "Deutsche Presse-Agentur", "dpa", "DPA",
    "PA Media", "Press Association", "Interfax", "TASS", "Xinhua", "Kyodo", "Kyodo News",
    "Yonhap", "ANSA", "EFE", "Ukrinform", "Anadolu", "Anadolu Agency", "ANI", "PTI",
    "Press Trust of India", "Canadian Press", "The Canadian Press", "NTB", "Ritzau", "APA", "CNA",
)  # fmt: skip


#: Short and other forms of the same agency.
_SAME = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "UPI": "United Press International",
    "dpa": "Deutsche Presse-Agentur",
    "DPA": "Deutsche Presse-Agentur",
    "Kyodo News": "Kyodo",
    "Anadolu Agency": "Anadolu",
    "PTI": "Press Trust of India",
    "Press Association": "PA Media",
}


@dataclass(frozen=True)
class AttributionDiffers:
    """One difference in an attribution.

    ``before`` and ``after`` are the words concerned, ``a`` and ``b`` where they stand, or the
    sentence from which they are missing; ``outlet`` is the id of an outlet that is registered.
    ``times`` says how often a name is spelt so.
    """

    kind: AttributionKind
    before: str | None
    after: str | None
    a: Stretch | None
    b: Stretch | None
    outlet: str | None = None
    times: int = 1


Aligned = tuple[tuple[Stretch, ...], tuple[Stretch, ...], tuple[Change, ...]]


def differences(
    a: str,
    b: str,
    reworded: Sequence[Aligned],
    cut: Iterable[Stretch],
    added: Iterable[Stretch],
    outlets: Mapping[str, str],
) -> tuple[AttributionDiffers, ...]:
    """What differs in the attributions of reworded sentences, in the order of A.

    A credit in a sentence that is cut or added counts where the other version has none for that
    outlet at all.
    """
    credit = Credits(outlets)
    found: list[AttributionDiffers] = []
    spoken_a, spoken_b = _Spoken(a), _Spoken(b)
    for parts_a, parts_b, changed in reworded:
        outer_a = spoken_a.outside(parts_a)
        outer_b = spoken_b.outside(parts_b)
        found += _qualifiers(outer_a, outer_b, parts_a, parts_b)
        found += _credits(credit, a, b, parts_a, parts_b)
        found += _speakers(spoken_a, spoken_b, outer_a, outer_b, changed, parts_a, parts_b)
    found += _lost(credit, a, b, cut, added)
    found += _respelt(a, b, reworded)
    return tuple(
        sorted(
            _explained_once(found),
            key=lambda item: (item.a or Stretch(len(a), 0), item.b or Stretch(0, 0), item.kind),
        )
    )


class _Spoken:
    """The quotations of a text, to tell what stands outside them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._inside = quotations(text)

    def outside(self, parts: Iterable[Stretch]) -> list[Word]:
        """The words of some sentences that stand outside quotation marks."""
        found: list[Word] = []
        for part in parts:
            inside = [item for item in self._inside if item.meets(part)]
            for word in words(self.text, part.start, part.end):
                place = Stretch(word.start, word.end)
                if word.is_word and not any(item.meets(place) for item in inside):
                    found.append(word)
        return found

    def clause(self, word: Word, parts: Iterable[Stretch]) -> str:
        """The words around one, as far as the next punctuation or quotation mark."""
        part = next(p for p in parts if p.start <= word.start < p.end)
        before = re.search(r"[^,;:—–“”\"()]*$", self.text[part.start : word.start])
        after = re.match(r"[^,;:—–“”\"()]*", self.text[word.end : part.end])
        return (before[0] if before else "") + word.folded + (after[0] if after else "")


def _whole(parts: tuple[Stretch, ...]) -> Stretch:
    return Stretch(parts[0].start, parts[-1].end)


def _qualifiers(
    outer_a: list[Word],
    outer_b: list[Word],
    parts_a: tuple[Stretch, ...],
    parts_b: tuple[Stretch, ...],
) -> Iterable[AttributionDiffers]:
    mine = [w for w in outer_a if w.folded.casefold() in QUALIFIERS]
    theirs = [w for w in outer_b if w.folded.casefold() in QUALIFIERS]
    left = Counter(w.folded.casefold() for w in mine)
    right = Counter(w.folded.casefold() for w in theirs)
    for word in _last(mine, left - right):
        yield AttributionDiffers(
            "qualifier-cut", word.folded, None, Stretch(word.start, word.end), _whole(parts_b)
        )
    for word in _last(theirs, right - left):
        yield AttributionDiffers(
            "qualifier-added", None, word.folded, _whole(parts_a), Stretch(word.start, word.end)
        )


def _last(found: list[Word], surplus: Counter[str]) -> Iterable[Word]:
    """As many words of each kind as there are too many."""
    left = surplus.copy()
    for word in found:
        if left[word.folded.casefold()] > 0:
            left[word.folded.casefold()] -= 1
            yield word


class Credits:
    """Finds where a text names an outlet: the registered ones, and agencies in any case."""

    def __init__(self, outlets: Mapping[str, str]) -> None:
        self._ids = dict(outlets)
        known = {name.casefold(): id_ for name, id_ in outlets.items()}
        for name in AGENCIES:
            bare = name.removeprefix("The ")
            self._ids.setdefault(name, known.get(bare.casefold(), bare))
        names = sorted((name for name in self._ids if len(name) > 1), key=len, reverse=True)
        self._pattern = re.compile(
            r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w-])"
        )
        self.registered = frozenset(outlets.values())

    def registered_id(self, id_: str) -> str | None:
        """The id if it is that of a registered outlet."""
        return id_ if id_ in self.registered else None

    def find(self, text: str, start: int, end: int) -> list[tuple[str, Stretch]]:
        """The outlets named in a stretch of the text, with the place of each mention."""
        return [
            (
                _SAME.get(self._ids[match[0]], self._ids[match[0]]),
                Stretch(match.start(), match.end()),
            )
            for match in self._pattern.finditer(text, start, end)
        ]


def _credits(
    credit: Credits,
    a: str,
    b: str,
    parts_a: tuple[Stretch, ...],
    parts_b: tuple[Stretch, ...],
) -> Iterable[AttributionDiffers]:
    mine = [hit for part in parts_a for hit in credit.find(a, part.start, part.end)]
    theirs = [hit for part in parts_b for hit in credit.find(b, part.start, part.end)]
    named_a, named_b = {id_ for id_, _ in mine}, {id_ for id_, _ in theirs}
    for id_, place in mine:
        if id_ not in named_b:
            yield _credit(credit, "credit-cut", id_, place.of(a), place, _whole(parts_b))
    for id_, place in theirs:
        if id_ not in named_a:
            yield _credit(credit, "credit-added", id_, place.of(b), place, _whole(parts_a))


def _credit(
    credit: Credits,
    kind: AttributionKind,
    id_: str,
    name: str,
    place: Stretch,
    other: Stretch | None,
) -> AttributionDiffers:
    outlet = credit.registered_id(id_)
    if kind == "credit-cut":
        return AttributionDiffers(kind, name, None, place, other, outlet)
    return AttributionDiffers(kind, None, name, other, place, outlet)


def _lost(
    credit: Credits, a: str, b: str, cut: Iterable[Stretch], added: Iterable[Stretch]
) -> Iterable[AttributionDiffers]:
    everywhere_a = {id_ for id_, _ in credit.find(a, 0, len(a))}
    everywhere_b = {id_ for id_, _ in credit.find(b, 0, len(b))}
    for part in cut:
        for id_, place in credit.find(a, part.start, part.end):
            if id_ not in everywhere_b:
                yield _credit(credit, "credit-cut", id_, place.of(a), place, None)
    for part in added:
        for id_, place in credit.find(b, part.start, part.end):
            if id_ not in everywhere_a:
                yield _credit(credit, "credit-added", id_, place.of(b), place, None)


def _named(word: Word) -> bool:
    return word.is_word and word.folded[0].isupper()


#: What turns the name of a country into that of its people or language.
_ENDINGS = frozenset(
    ("", "s", "'s", "a", "e", "n", "ns", "an", "ans", "ian", "ians", "ese", "ish", "i", "is", "ic")
)


def _same_name(before: str, after: str) -> bool:
    """Whether two words look like two spellings of one name."""
    short = 0
    while short < min(len(before), len(after)) and before[short] == after[short]:
        short += 1
    if before[short:] in _ENDINGS and after[short:] in _ENDINGS:
        return False
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= 0.7


def _respelt(a: str, b: str, reworded: Sequence[Aligned]) -> Iterable[AttributionDiffers]:
    """Names that one version spells in one way and the other in another, each pair once."""
    known_a = {word.folded for word in words(a)}
    known_b = {word.folded for word in words(b)}
    seen: dict[tuple[str, str], list[tuple[Word, Word]]] = {}
    for _, _, changed in reworded:
        for change in changed:
            for one, other in _counterparts(change):
                before, after = _bare(one), _bare(other)
                if (
                    before != after
                    and before not in known_b
                    and after not in known_a
                    and _same_name(before, after)
                ):
                    seen.setdefault((before, after), []).append((one, other))
    for (before, after), hits in seen.items():
        one, other = hits[0]
        yield AttributionDiffers(
            "respelt",
            before,
            after,
            Stretch(one.start, one.end),
            Stretch(other.start, other.end),
            times=len(hits),
        )


def _counterparts(change: Change) -> list[tuple[Word, Word]]:
    """Names that stand for each other: in their places of equal runs, anywhere in short ones."""
    if len(change.a) == len(change.b):
        pairs = list(zip(change.a, change.b, strict=True))
    elif len(change.a) * len(change.b) <= 48:
        pairs = [(one, other) for one in change.a for other in change.b]
    else:
        pairs = []
    return [(one, other) for one, other in pairs if _named(one) and _named(other)]


def only_spelling(changed: Iterable[Change], found: Iterable[AttributionDiffers]) -> bool:
    """Whether nothing differs but the spelling of names."""
    respelt = {(item.before, item.after) for item in found if item.kind == "respelt"}
    return all(
        len(change.a) == len(change.b)
        and all(
            one.folded == other.folded or (_bare(one), _bare(other)) in respelt
            for one, other in zip(change.a, change.b, strict=True)
        )
        for change in changed
    )


def _bare(word: Word) -> str:
    """A name without its genitive ending."""
    return word.folded.removesuffix("'s").removesuffix("'")


def _speakers(
    spoken_a: _Spoken,
    spoken_b: _Spoken,
    outer_a: list[Word],
    outer_b: list[Word],
    changed: tuple[Change, ...],
    parts_a: tuple[Stretch, ...],
    parts_b: tuple[Stretch, ...],
) -> Iterable[AttributionDiffers]:
    """Clauses with a verb of saying whose subject or verb is not the same."""
    outside = {w for w in outer_a}, {w for w in outer_b}
    for change in changed:
        run_a = [w for w in change.a if w in outside[0]]
        run_b = [w for w in change.b if w in outside[1]]
        if not run_a and not run_b:
            continue
        cues_a = [w for w in run_a if w.folded.casefold() in CUES]
        cues_b = [w for w in run_b if w.folded.casefold() in CUES]
        place_a = Stretch(run_a[0].start, run_a[-1].end) if run_a else None
        place_b = Stretch(run_b[0].start, run_b[-1].end) if run_b else None
        before = place_a.of(spoken_a.text) if place_a else None
        after = place_b.of(spoken_b.text) if place_b else None
        where = (place_a or _whole(parts_a), place_b or _whole(parts_b))
        if cues_a and cues_b and len(run_a) <= 2 and len(run_b) <= 2:
            yield AttributionDiffers("verb", before, after, *where)
            continue
        near_a = bool(cues_a) or _says(spoken_a, run_a, parts_a)
        near_b = bool(cues_b) or _says(spoken_b, run_b, parts_b)
        weighty = [w for w in (*run_a, *run_b) if _named(w) or w.folded.casefold() in _ROLES]
        if (near_a or near_b) and weighty and len(run_a) + len(run_b) <= 24:
            yield AttributionDiffers("speaker", before, after, *where)


#: Nouns by which news names speakers without naming them.
_ROLES = frozenset(
    "official officials source sources spokesman spokeswoman spokesperson minister ministers "
    "president ambassador envoy adviser advisor aide aides diplomat diplomats lawmaker lawmakers "
    "senator senators commander general officer officers analyst analysts expert experts witness "
    "witnesses mayor governor secretary chief chairman chairwoman director delegate delegates "
    "he she they who".split()
)


def _says(spoken: _Spoken, run: list[Word], parts: tuple[Stretch, ...]) -> bool:
    """Whether the clause around a run has a verb of saying."""
    return any(
        CUES & {w.casefold() for w in re.findall(r"\w+", spoken.clause(word, parts))}
        for word in run[:1]
    )


def _explained_once(found: Iterable[AttributionDiffers]) -> Iterable[AttributionDiffers]:
    """Without changes of speaker that are only a respelling, a credit or a qualifier."""
    items = list(found)
    special = [item for item in items if item.kind not in ("speaker", "verb")]
    respelt = {(item.before, item.after) for item in special if item.kind == "respelt"}
    for item in items:
        if item.kind == "speaker":
            before = _without(item.before, "a", item, special)
            after = _without(item.after, "b", item, special)
            for one, other in respelt:
                before = before.replace(one or "", other or "")
            if _content(before) == _content(after):
                continue
        yield item


def _without(
    text: str | None, side: str, item: AttributionDiffers, special: Iterable[AttributionDiffers]
) -> str:
    """The words of a change without those that another difference accounts for."""
    left = text or ""
    for other in special:
        place, own = getattr(other, side), getattr(item, side)
        word = other.before if side == "a" else other.after
        if word and place and own and other.kind != "respelt" and place.meets(own):
            left = left.replace(word, " ", 1)
    return left


def _content(text: str) -> list[str]:
    empty = {"the", "a", "an", "by", "to", "of", "in", "news", "agency", "and"} | CUES
    return [w for w in re.findall(r"\w+", text.casefold()) if w not in empty]
