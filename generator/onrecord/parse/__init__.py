"""Parsing: input files → entities with places, and every problem of form on the way.

YAML is composed into nodes with raw scalars (``inputs.composed``), turned into plain data, and
validated by the models; pydantic's error locations are mapped back to line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from onrecord.diagnostics import Diagnostic, Span
from onrecord.inputs.composed import Listing, Mapping, Node, Scalar, compose
from onrecord.inputs.files import InputFile
from onrecord.inputs.front_matter import Prose, split
from onrecord.model import Record
from onrecord.model.base import ID
from onrecord.model.comparison import SUFFIX as COMPARISON_SUFFIX
from onrecord.model.comparison import read_comparisons
from onrecord.parse.entity import Entity, Parsed, Redirect
from onrecord.parse.explain import bad_id, diagnose, named, short, slug
from onrecord.parse.kinds import BRIEFING_STEM, id_by_path, kind_of
from onrecord.parse.locks import with_locks
from onrecord.parse.places import follow
from onrecord.parse.redirects import REDIRECTS_FILE, redirects_in

__all__ = ["BRIEFING_STEM", "REDIRECTS_FILE", "Entity", "Parsed", "Redirect", "parse"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\ufffe\uffff\ud800-\udfff\u2028\u2029]")


def parse(
    files: Iterable[InputFile], unread: Iterable[str] = (), locks: Iterable[InputFile] = ()
) -> Parsed:
    """Parse every file; a file with problems still yields what could be understood.

    ``unread`` names content files that exist, but whose text could not be read; ``locks`` are the
    lock files, each of which belongs to the source beside it.
    """
    entities: list[Entity] = []
    redirects: list[Redirect] = []
    problems: list[Diagnostic] = []
    broken: set[tuple[str, str]] = set()
    compared: list[InputFile] = []
    for file in files:
        if file.path == REDIRECTS_FILE:
            redirects += redirects_in(file, problems)
        elif file.path.endswith(COMPARISON_SUFFIX):
            compared.append(file)
        else:
            before = len(problems)
            found = _parse_file(file, problems)
            entities += found
            if len(problems) > before:
                broken |= _broken(file, {entity.id for entity in found})
    for path in unread:
        broken |= _broken(InputFile(path, ""), set())
    entities = with_locks(entities, locks, broken, problems)
    comparisons, unfit = read_comparisons(compared)
    problems += unfit
    return Parsed(
        tuple(entities), tuple(redirects), tuple(problems), frozenset(broken), comparisons
    )


def _broken(file: InputFile, understood: set[str]) -> set[tuple[str, str]]:
    """Kind and id of what a file was to hold and does not."""
    model, registry = kind_of(file, [])
    if model is None:
        return set()
    if not registry:
        entity_id = id_by_path(model, file)
        lost = set() if understood else {entity_id}
    else:
        node, found = compose(file.text, file.path)
        if not isinstance(node, Mapping) or any(item.code == "second-document" for item in found):
            return {(model.kind, "")}
        lost = {key.value for key, _ in node.pairs} - understood
    return {(model.kind, name) for id_ in lost for name in (id_, slug(id_))}


def _parse_file(file: InputFile, problems: list[Diagnostic]) -> list[Entity]:
    model, registry = kind_of(file, problems)
    if model is None:
        return []
    if file.suffix == ".yml":
        if not file.text.strip():
            problems.append(
                Diagnostic(
                    "empty-file",
                    "the file is empty",
                    Span(file.path),
                    help="write its fields, or delete the file",
                )
            )
            return []
        node, found = compose(file.text, file.path)
        prose = Prose("", file.path)
    else:
        halves = split(file)
        if isinstance(halves, Diagnostic):
            problems.append(halves)
            return []
        node, found = compose(halves.yaml, file.path, halves.yaml_line)
        prose = halves.prose
        if node is None and not found:
            node = Mapping((), Span(file.path, 1, 1, 3))
    problems += found
    if node is None:
        if not found:
            problems.append(
                Diagnostic(
                    "empty-file",
                    "the file holds only comments",
                    Span(file.path),
                    help="write its fields, or delete it",
                )
            )
        return []
    if not isinstance(node, Mapping):
        problems.append(
            Diagnostic(
                "wrong-shape",
                "expected fields (key: value), found " + named(node),
                node.span,
                help="write one field a line: key, colon, space, value",
            )
        )
        return []
    if registry:
        return _registry(model, file, node, problems)
    entity_id = id_by_path(model, file)
    if not ID.fullmatch(entity_id):
        problems.append(
            bad_id(
                entity_id,
                Span(file.path),
                "the file name" if model.kind != "briefing" else "the folder's name",
            )
        )
        return []
    entity = _entity(
        model, entity_id, node, prose, Span(file.path), problems, body_key=file.suffix == ".yml"
    )
    return [entity] if entity else []


def _registry(
    model: type[Record], file: InputFile, node: Mapping, problems: list[Diagnostic]
) -> list[Entity]:
    """The entities of ``actors.yml`` and its like."""
    entities = []
    for key, value in node.pairs:
        if not ID.fullmatch(key.value):
            problems.append(bad_id(key.value, key.span, "this"))
        elif not isinstance(value, Mapping):
            problems.append(
                Diagnostic(
                    "wrong-shape",
                    f'"{key.value}" needs fields beneath it, found {named(value)}',
                    value.span,
                    help=f"indent the fields of the {model.kind} under its id",
                )
            )
        else:
            entity = _entity(
                model, key.value, value, Prose("", file.path), key.span, problems, body_key=True
            )
            if entity:
                entities.append(entity)
    return entities


def _entity(
    model: type[Record],
    entity_id: str,
    node: Mapping,
    prose: Prose,
    span: Span,
    problems: list[Diagnostic],
    *,
    body_key: bool,
) -> Entity | None:
    """Validate one mapping; None where it has errors."""
    fields = node
    if body_key:
        fields = replace(node, pairs=tuple(pair for pair in node.pairs if pair[0].value != "body"))
        body = node.get("body")
        if isinstance(body, Scalar):
            prose = Prose(body.value, span.file, body.span.line, exact=False)
        elif body is not None:
            problems.append(
                Diagnostic(
                    "wrong-shape",
                    f"expected text, found {named(body)}",
                    body.span,
                    help="write the prose as a block: body: |",
                )
            )
    before = len(problems)
    data = _plain(fields, problems)
    empty = {item.span for item in problems[before:] if item.code == "empty-value"}
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            found = diagnose(model, entity_id, fields, span, detail)
            if not (found.code == "missing-field" and _left_empty(fields, detail["loc"], empty)):
                problems.append(found)
        return None
    if len(problems) > before and any(item.code == "empty-value" for item in problems[before:]):
        return None
    return Entity(model.kind, entity_id, record, prose, fields, span)


def _left_empty(node: Mapping, loc: tuple[int | str, ...], empty: set[Span]) -> bool:
    """Whether a missing field was in fact written with nothing behind its colon."""
    parent = follow(node, loc[:-1])
    key = parent.key(str(loc[-1])) if isinstance(parent, Mapping) else None
    return key is not None and key.span in empty


def _plain(node: Node, problems: list[Diagnostic]) -> Any:
    """Nodes as plain data: all leaves are text; a key with nothing behind it is reported."""
    if isinstance(node, Scalar):
        if control := _CONTROL.search(node.value):
            problems.append(
                Diagnostic(
                    "nul-character" if control[0] == "\0" else "control-character",
                    f"control character U+{ord(control[0]):04X} in the text",
                    node.span,
                    help="delete it; it usually comes from a damaged file or a copied web page",
                )
            )
        return node.value
    if isinstance(node, Listing):
        return [_plain(item, problems) for item in node.items]
    data = {}
    for key, value in node.pairs:
        if isinstance(value, Scalar) and value.plain and value.value == "":
            problems.append(
                Diagnostic(
                    "empty-value",
                    f'"{short(key.value)}" has no value',
                    key.span,
                    help="write its value behind the colon, or delete the line",
                )
            )
            continue
        data[key.value] = _plain(value, problems)
    return data
