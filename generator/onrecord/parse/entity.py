"""What parsing gives: entities with their places, moved addresses, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.diagnostics import Diagnostic, Span
from onrecord.inputs.composed import Mapping
from onrecord.inputs.front_matter import Prose
from onrecord.model.base import Loc
from onrecord.model.comparison import RecordedComparison
from onrecord.model.lock import Lock
from onrecord.parse.places import locate


@dataclass(frozen=True)
class Entity:
    """One thing that an analyst wrote: its kind and id, its record, its prose, and its places.

    ``lock`` is what ``verify`` has proven of a source, where a lock lies beside it.
    """

    kind: str
    id: str
    record: Any
    prose: Prose
    node: Mapping
    span: Span
    lock: Lock | None = None

    def at(self, loc: Loc = (), *, key: bool = False) -> Span:
        """The place of a field, an item or (with ``key``) of the key itself."""
        return locate(self.node, loc, self.span, key=key)


@dataclass(frozen=True)
class Redirect:
    """An address that has moved: ``old`` and ``new`` are site addresses such as ``actors/x``."""

    old: str
    new: str
    span: Span


@dataclass(frozen=True)
class Parsed:
    """Everything parsed, in path order.

    ``broken`` holds kind and id of what was written but could not be understood (an empty id
    stands for a whole registry), so that references to it are not reported as well.
    """

    entities: tuple[Entity, ...]
    redirects: tuple[Redirect, ...]
    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[tuple[str, str]] = frozenset()
    comparisons: tuple[RecordedComparison, ...] = ()
