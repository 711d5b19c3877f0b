"""pydantic's errors in an analyst's words: what is wrong, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from onrecord.diagnostics import Diagnostic, Span, suggestion
from onrecord.inputs.composed import Listing, Mapping, Node, Scalar
from onrecord.model import Record
from onrecord.parse.places import UNION_TAGS, follow, locate


def diagnose(
    model: type[Record], entity_id: str, node: Mapping, span: Span, detail: ErrorDetails
) -> Diagnostic:
    """One of pydantic's errors in an analyst's words, at its place."""
    loc = detail["loc"]
    kind = detail["type"]
    context = detail.get("ctx", {})
    name = str(loc[-1]) if loc else ""
    if kind == "extra_forbidden":
        valid = _keys(model, loc[:-1])
        return Diagnostic(
            "unknown-key",
            f'"{short(name)}" is not a field of {_article(model, loc[:-1])}',
            locate(node, loc, span, key=True),
            help="correct or remove it; the fields are: " + ", ".join(valid),
            label=suggestion(name, valid),
        )
    if kind == "missing":
        parent = locate(node, loc[:-1], span)
        return Diagnostic(
            "missing-field",
            f'{_article(model, loc[:-1])} needs "{name}"'
            + (f' ("{entity_id}")' if len(loc) == 1 else ""),
            parent if len(loc) > 1 else span,
            help=f"add: {name}: {_example(model, loc)}",
        )
    where = locate(node, loc, span)
    value = follow(node, [step for step in loc if step != "[key]"])
    typed = value.value if isinstance(value, Scalar) else ""
    if kind in ("literal_error", "enum"):
        choices = _literals(str(context.get("expected", "")))
        return Diagnostic(
            "bad-choice",
            f'"{short(typed)}" is not one of the words for {_field_name(loc)}'
            if typed
            else f"expected one of the words for {_field_name(loc)}, found "
            + (named(value) if value else "nothing"),
            where,
            help="choose one of: " + ", ".join(choices),
            label=suggestion(typed, choices),
        )
    if kind.startswith("bad-") and isinstance(value, Listing | Mapping) and "[key]" not in loc:
        kind = "string_type"
    if kind in _SHAPES:
        return Diagnostic(
            "wrong-shape",
            f"expected {_SHAPES[kind]} for {_field_name(loc)}, found "
            + (named(value) if value is not None else "nothing"),
            where,
            help=f"for example: {_field_name(loc)}: {_example(model, loc)}",
        )
    if kind == "wrong-shape":
        return Diagnostic(
            "wrong-shape",
            f"{detail['msg']} for {_field_name(loc)}, found "
            + (named(value) if value is not None else "nothing"),
            where,
            help=f"for example: {_field_name(loc)}: {_example(model, loc)}",
        )
    return Diagnostic(kind, detail["msg"], where, help=REMEDIES.get(kind, "correct the value"))


_SHAPES = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "string_type": "text",
}


REMEDIES = {
    "bad-date": "EDTF level 1: 2025-02-14, 2025-02, 2025-02-15?, 2025-02-12/2025-02-14, "
    "../2025-02-14, 2025-02-14T16:30:00+01:00",
    "bad-address": "give the whole address, starting with https://",
    "bad-country": "look the code up under ISO 3166-1 alpha-2",
    "bad-language": "look the tag up under BCP 47",
    "bad-id": "letters a to z, digits and hyphens, starting with a letter or digit",
    "bad-wikidata": "copy the id from the address of the item's page",
    "quotation-huge": "a briefing quotes and does not republish: take the sentence that carries "
    "the statement",
    "empty-value": "write some text, or delete the line",
}


def _keys(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """The valid keys of the mapping at ``loc``."""
    inner = _model_at(model, loc)
    if inner is None:
        return []
    return [info.alias or name for name, info in inner.model_fields.items()]


def _model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that validates the mapping at ``loc``."""
    current: Any = model
    for step in loc:
        if _is_model(current):
            found = (
                info.annotation
                for name, info in current.model_fields.items()
                if (info.alias or name) == step
            )
            current = next(found, None)
            options = [part for part in getattr(current, "__args__", ()) if part is not type(None)]
            if len(options) == 1 and _is_model(options[0]):
                current = options[0]
        elif step not in UNION_TAGS:
            current = _inner_model(current)
    return current if _is_model(current) else None


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    """The first model inside an annotation."""
    if _is_model(annotation):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        inner = _inner_model(part)
        if inner is not None:
            return inner
    return None


def _article(model: type[Record], loc: Sequence[str | int]) -> str:
    """``a source``, ``an extract``: what the mapping at ``loc`` is called."""
    inner = _model_at(model, loc)
    name = model.kind if inner is model or inner is None else _words(inner.__name__)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _words(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def _field_name(loc: Sequence[str | int]) -> str:
    names = [
        step for step in loc if isinstance(step, str) and step not in ("mapping", "list", "[key]")
    ]
    return names[-1] if names else "this"


def _example(model: type[Record], loc: Sequence[str | int]) -> str:
    steps = list(loc)
    while steps and (isinstance(steps[-1], int) or steps[-1] in UNION_TAGS):
        steps.pop()
    parent = _model_at(model, steps[:-1])
    if parent is not None:
        for name, info in parent.model_fields.items():
            if (info.alias or name) == steps[-1] and info.examples:
                return str(info.examples[0])
    return "…"


def _literals(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected)


def named(node: Node) -> str:
    """What a node is called in a message: ``a list``, ``the text "…"``."""
    match node:
        case Scalar():
            return f'the text "{short(node.value)}"' if node.value.strip() else "no text"
        case Listing():
            return "a list"
        case Mapping():
            return "a mapping (key: value)"


def short(text: str, limit: int = 40) -> str:
    """Text on one line, cut to ``limit`` characters."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= limit else one_line[: limit - 1] + "…"


def slug(name: str) -> str:
    """The id that a name was probably meant to be."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def bad_id(name: str, span: Span, what: str) -> Diagnostic:
    """That ``what`` (a key, a file name) cannot be an id, with one that could."""
    better = slug(name)
    return Diagnostic(
        "bad-id",
        f'{what} "{short(name)}" cannot be an id',
        span,
        help=REMEDIES["bad-id"],
        label=f'rename it "{better}"?' if better else "",
    )
