"""Where things are named: in tokens of prose, in fields of records, as keys of registries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from onrecord.corpus import LINKED_KINDS
from onrecord.markdown.prose import Citation, Embed, Link
from onrecord.model import KINDS
from onrecord.parse import BRIEFING_STEM, Entity
from onrecord.resolve import SECTIONS


def targets(token: Any) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """The references of a token of prose: as written, where, and of which kinds."""
    match token:
        case Link():
            inner = token.raw[2:]
            yield token.target, token.offset + 2 + _blank(inner), LINKED_KINDS
        case Citation():
            for target, offset in token.targets:
                yield target, offset, ("extract", "source")
        case Embed() if token.target not in SECTIONS:
            inner = token.raw[3:]
            yield token.target, token.offset + 3 + _blank(inner), ("extract",)


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())


def value_at(data: Any, loc: tuple[str | int, ...]) -> Any:
    """What stands at a place of a record, or of its data."""
    for step in loc:
        data = getattr(data, str(step)) if isinstance(data, BaseModel) else data[step]
    return data


def in_registry(entity: Entity) -> bool:
    """Whether an entity shares its file with others, under a key."""
    *folders, name = entity.span.file.split("/")[1:]
    stem = name.rsplit(".", 1)[0]
    kinds = {model.plural for model in KINDS.values() if model.folder}
    return not kinds & set(folders) and stem != BRIEFING_STEM and name.endswith(".yml")
