"""Something is, by way of others, a copy or a part of itself.

A chain of copies leads to the first publisher, and a chain of parts to the whole. A circle has
neither, so origins could not be counted.

Bad:

    # sources/a.md
    copy_of: b
    # sources/b.md
    copy_of: a

Good:

    # sources/a.md
    copy_of: b
    # sources/b.md
    wire: ap
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.parse import Entity

CODE = "circular-reference"

_CHAINS = (
    ("source", "copy_of", "a copy of"),
    ("actor", "part_of", "part of"),
    ("issue", "part_of", "part of"),
)


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Every circle once, at its member that comes first by id."""
    for kind, field, words in _CHAINS:
        entities = corpus.by_kind[kind]
        for circle in _circles(entities, field):
            entity = entities[circle[0]]
            way = [f'"{name}"' for name in (*circle[1:], circle[0])]
            if len(way) > 5:
                way[3:-1] = [f"({len(way) - 4} more)"]
            yield Diagnostic(
                CODE,
                f'the {kind} "{entity.id}" is {words} itself'
                + (
                    f": it is {words} " + f", which is {words} ".join(way)
                    if len(circle) > 1
                    else ""
                ),
                entity.at((field,)),
                help=f"remove {field} where the chain should end",
            )


def _circles(entities: Mapping[str, Entity], field: str) -> Iterator[tuple[str, ...]]:
    """The circles among entities that each point to at most one other, smallest id first."""
    done: set[str] = set()
    for start in entities:
        path: dict[str, int] = {}
        current: str | None = start
        while current in entities and current not in done and current not in path:
            path[current] = len(path)
            current = getattr(entities[current].record, field)
        if current in path:
            circle = list(path)[path[current] :]
            first = circle.index(min(circle))
            yield (*circle[first:], *circle[:first])
        done.update(path)
