"""From a location in the data to its line and column in the file."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.diagnostics import Span
from onrecord.inputs.composed import Listing, Mapping, Node

#: What pydantic puts into a location that is not in the file.
UNION_TAGS = ("mapping", "list", "[key]")


def follow(node: Node | None, loc: Sequence[str | int]) -> Node | None:
    """The node at a location, passing over pydantic's union tags."""
    for step in loc:
        if isinstance(node, Mapping):
            inner = node.get(str(step))
            if inner is None:
                if step in ("mapping", "list", "[key]"):
                    continue
                return None
            node = inner
        elif isinstance(node, Listing) and isinstance(step, int):
            if step >= len(node.items):
                return None
            node = node.items[step]
        elif step not in ("mapping", "list", "[key]"):
            return None
    return node


def locate(node: Mapping, loc: Sequence[str | int], default: Span, *, key: bool = False) -> Span:
    """The place of what ``loc`` names, or of the nearest thing around it that has one."""
    steps = [step for step in loc if step not in ("mapping", "list")]
    if steps and steps[-1] == "[key]":
        steps, key = steps[:-1], True
    for length in range(len(steps), 0, -1):
        if key and length == len(steps):
            parent = follow(node, steps[:-1])
            found = parent.key(str(steps[-1])) if isinstance(parent, Mapping) else None
            if found is not None:
                return found.span
        inner = follow(node, steps[:length])
        if inner is not None:
            return inner.span
    return default
