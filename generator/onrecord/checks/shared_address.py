"""Two positions would have one address.

The page of a position is called ``<actor>--<issue>``. Where ids contain two hyphens in a row, two
different pairs can give the same name: one page would replace the other.

Bad:

    # an actor "ministry" with an issue "water--north",
    # and an actor "ministry--water" with an issue "north"

Good:

    # an actor "ministry" with an issue "water-north",
    # and an actor "ministry-water" with an issue "north"
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Span
from onrecord.parse import Entity

CODE = "shared-address"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """The first evidence of each pair whose address another pair has, and such prose."""
    first: dict[str, dict[tuple[str, str], Span]] = {}
    for source in corpus.sources.values():
        for pair, span in _shown(source):
            first.setdefault("--".join(pair), {}).setdefault(pair, span)
    for address, pairs in first.items():
        for pair in sorted(pairs)[1:]:
            yield _shared(address, min(pairs), pair, pairs[pair])
    for position in corpus.positions.values():
        if len(first.get(position.id, ())) < 2:
            cuts = [
                (position.id[:at], position.id[at + 2 :])
                for at in range(1, len(position.id) - 2)
                if position.id.startswith("--", at)
            ]
            real = [pair for pair in cuts if pair[0] in corpus.actors and pair[1] in corpus.issues]
            if len(real) > 1:
                yield _shared(position.id, real[0], real[1], position.span)


def _shown(source: Entity) -> Iterator[tuple[tuple[str, str], Span]]:
    """The pairs of actor and issue that a source's extracts show, with their places."""
    for number, extract in enumerate(source.record.extracts):
        loc = ("extracts", number, "positions")
        for place, (actor, issue, _) in enumerate(extract.stances):
            if isinstance(extract.positions, dict):
                yield (actor, issue), source.at((*loc, issue), key=True)
            else:
                yield (actor, issue), source.at((*loc, place, "actor"))


def _shared(
    address: str, first: tuple[str, str], second: tuple[str, str], span: Span
) -> Diagnostic:
    return Diagnostic(
        CODE,
        f'"{second[0]}" on "{second[1]}" has the same address as "{first[0]}" on "{first[1]}": '
        f"positions/{address}",
        span,
        help="rename one of the ids so that none has two hyphens in a row",
    )
