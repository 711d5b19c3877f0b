"""Origins: how many independent witnesses stand behind a set of extracts.

A witness is a named speaker; an unnamed speaker at the outlet that first published him or her; or
an outlet that reports in its own name. Copies, wires, relayed passages and outlets of one family
are one. Unnamed speakers of compatible affiliation may be one person, so the count is a range.
One report can vouch for one witness only: witnesses and reports are paired off, and the number of
pairs is the count. It is capped by the number of articles, copies of one being one, so that it
never exceeds the number of articles and never grows when an article is republished.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    high = min(articles, _pairs({**certain, **apart}))
    low = min(high, _pairs({**certain, **_merged(corpus, unnamed)}))
    return Origins(len({quoted.source_id for quoted in items}), low, high, tuple(sorted(first)))


def _folded(description: str) -> str:
    """A description without article and case: "the senior official" is "a senior official"."""
    words = description.casefold().split()
    return " ".join(words[1:] if words and words[0] in ("a", "an", "the", "one") else words)


def _merged(corpus: Corpus, unnamed: dict[_Unnamed, set[str]]) -> dict[str, set[str]]:
    """The fewest persons that the unnamed speakers can be: one for each body that differs.

    Somebody of no stated affiliation can be anybody; a part of a body is compatible with it.
    """
    groups: dict[str, set[str]] = {}
    loose: set[str] = set()
    for person, reports in unnamed.items():
        if person.of is None:
            loose |= reports
        else:
            groups.setdefault(_top(corpus, person.of), set()).update(reports)
    if not groups and loose:
        return {"unnamed": loose}
    if groups and loose:
        groups[min(groups)] |= loose
    return {f"unnamed:{name}": reports for name, reports in groups.items()}


def _top(corpus: Corpus, actor_id: str) -> str:
    """The largest body that an actor is part of."""
    seen = [actor_id]
    while True:
        actor = corpus.actors.get(seen[-1])
        parent = actor.record.part_of if actor else None
        if parent is None or parent in seen:
            return seen[-1]
        seen.append(parent)


def _pairs(reports_of: dict[str, set[str]]) -> int:
    """The greatest number of (witness, report) pairs that share neither (bipartite matching)."""
    witness_of: dict[str, str] = {}

    def place(witness: str, tried: set[str]) -> bool:
        for report in sorted(reports_of[witness]):
            if report in tried:
                continue
            tried.add(report)
            if report not in witness_of or place(witness_of[report], tried):
                witness_of[report] = witness
                return True
        return False

    return sum(place(witness, set()) for witness in sorted(reports_of))
