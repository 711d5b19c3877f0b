"""Origins: how many independent witnesses stand behind a set of extracts.

A witness is a named speaker; an unnamed speaker at the outlet that first published him or her; or
an outlet that reports in its own name. Copies, wires, relayed passages and outlets of one family
are one. Unnamed speakers of compatible affiliation may be one person, so the count is a range.
One report can vouch for one witness only: witnesses and reports are paired off, and the number of
pairs is the count. It is capped by the number of articles, copies of one being one, so that it
never exceeds the number of articles and never grows when an article is republished.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.analysis.chains import article, first_publisher, publishers, story
from onrecord.corpus import Corpus, Quoted


@dataclass(frozen=True)
class Origins:
    """How many articles, and between how many independent origins (``low`` ≤ ``high``).

    ``first`` names the outlets that published first (ids, sorted), for "1 origin (AP)".
    """

    articles: int
    low: int
    high: int
    first: tuple[str, ...]


@dataclass(frozen=True)
class _Unnamed:
    publisher: str
    described: str
    of: str | None


def origins(corpus: Corpus, evidence: Iterable[Quoted]) -> Origins:
    """Count the articles and origins behind the evidence."""
    items = list(evidence)
    certain: dict[str, set[str]] = {}
    unnamed: dict[_Unnamed, set[str]] = {}
    first: set[str] = set()
    for quoted in items:
        report = story(corpus, quoted)
        publisher = first_publisher(corpus, quoted)
        extract = quoted.extract
        if extract.speaker:
            certain.setdefault(f"actor:{extract.speaker}", set()).add(report)
        elif extract.speaker_described:
            person = _Unnamed(publisher, _folded(extract.speaker_described), extract.of)
            unnamed.setdefault(person, set()).add(report)
        else:
            certain.setdefault(publisher, set()).add(report)
        head = extract.via[-1] if extract.via else publishers(corpus, quoted.source_id)[0].id
        if head:
            first.add(head)
    apart = {f"unnamed:{number}": reports for number, reports in enumerate(unnamed.values())}
    articles = len({article(corpus, quoted) for quoted in items})
    high = min(articles, len(_pairs({**certain, **apart})))
    low = min(high, _fewest(corpus, certain, unnamed))
    return Origins(len({quoted.source_id for quoted in items}), low, high, tuple(sorted(first)))


def _folded(description: str) -> str:
    """A description without article and case: "the senior official" is "a senior official"."""
    words = description.casefold().split()
    return " ".join(words[1:] if words and words[0] in ("a", "an", "the", "one") else words)


def _fewest(
    corpus: Corpus, certain: Mapping[str, set[str]], unnamed: Mapping[_Unnamed, set[str]]
) -> int:
    """The count if the unnamed speakers are as few persons as they can be: one for each body.

    A part of a body is compatible with it. Somebody of no stated affiliation can be anybody, and
    is taken for whoever adds least to the count.
    """
    groups: dict[str, set[str]] = {}
    loose: set[str] = set()
    for person, reports in unnamed.items():
        if person.of is None:
            loose |= reports
        else:
            groups.setdefault(f"unnamed:{_top(corpus, person.of)}", set()).update(reports)
    known = {**certain, **groups}
    pairs = _pairs(known)
    if not loose or not set(groups) <= _spare(known, pairs):
        return len(pairs)
    anybody = min(groups, default="unnamed")
    return len(_pairs({**known, anybody: groups.get(anybody, set()) | loose}))


def _top(corpus: Corpus, actor_id: str) -> str:
    """The largest body that an actor is part of."""
    seen = [actor_id]
    while True:
        actor = corpus.actors.get(seen[-1])
        parent = actor.record.part_of if actor else None
        if parent is None or parent in seen:
            return seen[-1]
        seen.append(parent)


def _pairs(reports_of: Mapping[str, set[str]]) -> dict[str, str]:
    """As many pairs of report and witness as can be formed so that each is used once.

    Source: J. Hopcroft and R. Karp, An n^5/2 algorithm for maximum matchings (1973). Nothing is
    recursive, since a chain of witnesses who share reports can be as long as the corpus is large.
    """
    witness_of: dict[str, str] = {}
    paired: set[str] = set()
    while True:
        free = [witness for witness in reports_of if witness not in paired]
        steps = dict.fromkeys(free, 0)
        queue = list(free)
        for witness in queue:
            for report in reports_of[witness]:
                other = witness_of.get(report)
                if other is not None and other not in steps:
                    steps[other] = steps[witness] + 1
                    queue.append(other)
        more = [witness for witness in free if _placed(witness, reports_of, witness_of, steps)]
        if not more:
            return witness_of
        paired.update(more)


def _placed(
    start: str,
    reports_of: Mapping[str, set[str]],
    witness_of: dict[str, str],
    steps: dict[str, int],
) -> bool:
    """Whether a witness finds a report, others moving on to another of theirs where need be."""
    path = [(start, iter(reports_of[start]))]
    taken: list[str] = []
    while path:
        witness, reports = path[-1]
        for report in reports:
            other = witness_of.get(report)
            if other is None:
                taken.append(report)
                witness_of.update(
                    (chosen, who) for (who, _), chosen in zip(path, taken, strict=True)
                )
                return True
            if steps.get(other) == steps[witness] + 1:
                taken.append(report)
                path.append((other, iter(reports_of[other])))
                break
        else:
            del steps[witness]
            path.pop()
            del taken[-1:]
    return False


def _spare(reports_of: Mapping[str, set[str]], witness_of: Mapping[str, str]) -> set[str]:
    """The witnesses that some pairing of the same size can do without."""
    paired = set(witness_of.values())
    queue = [witness for witness in reports_of if witness not in paired]
    found = set(queue)
    for witness in queue:
        for report in reports_of[witness]:
            other = witness_of[report]
            if other not in found:
                found.add(other)
                queue.append(other)
    return found
