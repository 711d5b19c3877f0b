"""Parsing: input files → entities with places, and every problem of form on the way.

YAML is composed into nodes with raw scalars (``inputs.composed``), turned into plain data, and
validated by the models; pydantic's error locations are mapped back to line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onrecord.diagnostics import Diagnostic, Severity, Span, suggestion
from onrecord.inputs.composed import Listing, Mapping, Node, Scalar, compose
from onrecord.inputs.files import InputFile
from onrecord.inputs.front_matter import Prose, split
from onrecord.inputs.locks import lock_data, locked_source
from onrecord.model import KINDS, Record
from onrecord.model.base import ID, Loc
from onrecord.model.comparison import SUFFIX as COMPARISON_SUFFIX
from onrecord.model.comparison import RecordedComparison, read_comparisons
from onrecord.model.lock import Lock

REDIRECTS_FILE = "briefings/redirects.yml"
BRIEFING_STEM = "briefing"
_FOLDERS = {model.plural: model for model in KINDS.values() if model.folder}
_REGISTRIES = {model.plural: model for model in KINDS.values() if model.registry}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\ufffe\uffff\ud800-\udfff\u2028\u2029]")


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
            redirects += _redirects(file, problems)
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
    entities = _with_locks(entities, locks, broken, problems)
    comparisons, unfit = read_comparisons(compared)
    problems += unfit
    return Parsed(
        tuple(entities), tuple(redirects), tuple(problems), frozenset(broken), comparisons
    )


def _broken(file: InputFile, understood: set[str]) -> set[tuple[str, str]]:
    """Kind and id of what a file was to hold and does not."""
    model, registry = _kind_of(file, [])
    if model is None:
        return set()
    if not registry:
        entity_id = _id_by_path(model, file)
        lost = set() if understood else {entity_id}
    else:
        node, found = compose(file.text, file.path)
        if not isinstance(node, Mapping) or any(item.code == "second-document" for item in found):
            return {(model.kind, "")}
        lost = {key.value for key, _ in node.pairs} - understood
    return {(model.kind, name) for id_ in lost for name in (id_, _slug(id_))}


def _id_by_path(model: type[Record], file: InputFile) -> str:
    """The id that a file's place gives to what it holds."""
    return file.folders[-1] if model.kind == "briefing" else file.stem


def _parse_file(file: InputFile, problems: list[Diagnostic]) -> list[Entity]:
    model, registry = _kind_of(file, problems)
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
                "expected fields (key: value), found " + _named(node),
                node.span,
                help="write one field a line: key, colon, space, value",
            )
        )
        return []
    if registry:
        return _registry(model, file, node, problems)
    entity_id = _id_by_path(model, file)
    if not ID.fullmatch(entity_id):
        problems.append(
            _bad_id(
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
            problems.append(_bad_id(key.value, key.span, "this"))
        elif not isinstance(value, Mapping):
            problems.append(
                Diagnostic(
                    "wrong-shape",
                    f'"{key.value}" needs fields beneath it, found {_named(value)}',
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
                    f"expected text, found {_named(body)}",
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
            found = _diagnose(model, entity_id, fields, span, detail)
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
                    f'"{_short(key.value)}" has no value',
                    key.span,
                    help="write its value behind the colon, or delete the line",
                )
            )
            continue
        data[key.value] = _plain(value, problems)
    return data


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


def _diagnose(
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
            f'"{_short(name)}" is not a field of {_article(model, loc[:-1])}',
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
            f'"{_short(typed)}" is not one of the words for {_field_name(loc)}'
            if typed
            else f"expected one of the words for {_field_name(loc)}, found "
            + (_named(value) if value else "nothing"),
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
            + (_named(value) if value is not None else "nothing"),
            where,
            help=f"for example: {_field_name(loc)}: {_example(model, loc)}",
        )
    if kind == "wrong-shape":
        return Diagnostic(
            "wrong-shape",
            f"{detail['msg']} for {_field_name(loc)}, found "
            + (_named(value) if value is not None else "nothing"),
            where,
            help=f"for example: {_field_name(loc)}: {_example(model, loc)}",
        )
    return Diagnostic(kind, detail["msg"], where, help=_HELP.get(kind, "correct the value"))


_SHAPES = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "string_type": "text",
}
_HELP = {
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


#: What pydantic puts into a location that is not in the file.
_TAGS = ("mapping", "list", "[key]")


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
        elif step not in _TAGS:
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
    while steps and (isinstance(steps[-1], int) or steps[-1] in _TAGS):
        steps.pop()
    parent = _model_at(model, steps[:-1])
    if parent is not None:
        for name, info in parent.model_fields.items():
            if (info.alias or name) == steps[-1] and info.examples:
                return str(info.examples[0])
    return "…"


def _literals(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected)


def _named(node: Node) -> str:
    match node:
        case Scalar():
            return f'the text "{_short(node.value)}"' if node.value.strip() else "no text"
        case Listing():
            return "a list"
        case Mapping():
            return "a mapping (key: value)"


def _short(text: str, limit: int = 40) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= limit else one_line[: limit - 1] + "…"


def _slug(name: str) -> str:
    """The id that a name was probably meant to be."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _bad_id(name: str, span: Span, what: str) -> Diagnostic:
    slug = _slug(name)
    return Diagnostic(
        "bad-id",
        f'{what} "{_short(name)}" cannot be an id',
        span,
        help=_HELP["bad-id"],
        label=f'rename it "{slug}"?' if slug else "",
    )


def _kind_of(file: InputFile, problems: list[Diagnostic]) -> tuple[type[Record] | None, bool]:
    """Which kind a file holds, and whether it is a registry of many."""
    where = Span(file.path)
    if file.suffix not in (".md", ".yml"):
        fix = {".yaml": ".yml", ".markdown": ".md", ".MD": ".md", ".YML": ".yml"}.get(file.suffix)
        problems.append(
            Diagnostic(
                "stray-file",
                f'a file called "{file.path.rsplit("/", 1)[-1]}" is not content',
                where,
                help="content files end in .md or .yml; captures belong in captures/",
                label=f"rename it to end in {fix}" if fix else "",
            )
        )
        return None, False
    for folder in reversed(file.folders):
        if folder in _FOLDERS:
            return _FOLDERS[folder], False
    if file.stem == BRIEFING_STEM:
        if not file.folders:
            problems.append(
                Diagnostic(
                    "stray-file",
                    "a briefing needs a folder of its own",
                    where,
                    help="its folder's name is its id: briefings/<id>/briefing.md",
                )
            )
            return None, False
        return KINDS["briefing"], False
    if file.suffix == ".yml" and file.stem in _REGISTRIES:
        return _REGISTRIES[file.stem], True
    names = [*file.folders, file.stem]
    close = next(
        (
            label
            for label in (suggestion(name, [*_FOLDERS, BRIEFING_STEM]) for name in names)
            if label
        ),
        "",
    )
    problems.append(
        Diagnostic(
            "stray-file",
            "no folder says what kind of thing this is",
            where,
            help="put it in a folder called "
            + ", ".join(f"{name}/" for name in _FOLDERS)
            + f"; or call it {BRIEFING_STEM}.md in a folder of its own",
            label=close,
        )
    )
    return None, False


def _with_locks(
    entities: list[Entity],
    files: Iterable[InputFile],
    broken: set[tuple[str, str]],
    problems: list[Diagnostic],
) -> list[Entity]:
    """The entities, each source with the lock that lies beside it."""
    found: dict[tuple[str, str], Lock] = {}
    beside = {_place(entity): entity for entity in entities if entity.kind == "source"}
    for file in files:
        place = locked_source(file.path)
        if place not in beside:
            if ("source", place[1]) not in broken:
                problems.append(_stray_lock(file, place[1], beside))
            continue
        data = lock_data(file)
        if isinstance(data, Diagnostic):
            problems.append(data)
            continue
        try:
            found[place] = Lock.model_validate(data)
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            where = ".".join(map(str, detail["loc"]))
            problems.append(
                Diagnostic(
                    "unreadable-lock",
                    f"this is no lock that onrecord wrote: {where}: {detail['msg']}",
                    Span(file.path),
                    help="restore it from version control, or delete it and run: onrecord verify",
                )
            )
    return [
        replace(entity, lock=found[_place(entity)])
        if entity.kind == "source" and _place(entity) in found
        else entity
        for entity in entities
    ]


def _place(source: Entity) -> tuple[str, str]:
    """The folder of a source's file, and its id."""
    return source.span.file.rpartition("/")[0], source.id


def _stray_lock(
    file: InputFile, source: str, beside: Iterable[tuple[str, str]]
) -> Diagnostic:
    homes = [folder for folder, id_ in beside if id_ == source]
    return Diagnostic(
        "stray-lock",
        f'there is no source called "{source}" beside this lock',
        Span(file.path),
        help=f"move it to {homes[0]}/, or delete it and run: onrecord verify"
        if homes
        else "delete it, or give it the name of its source",
        severity=Severity.WARNING,
        label="" if homes else suggestion(source, [id_ for _, id_ in beside]),
    )


def _redirects(file: InputFile, problems: list[Diagnostic]) -> list[Redirect]:
    """``redirects.yml``: old address → new address, as ``rename`` writes it."""
    node, found = compose(file.text, file.path)
    problems += found
    if node is None:
        return []
    if not isinstance(node, Mapping):
        problems.append(
            Diagnostic(
                "wrong-shape",
                "expected old: new, one a line",
                node.span,
                help="for example: actors/old-id: actors/new-id",
            )
        )
        return []
    redirects = []
    for key, value in node.pairs:
        shape = re.compile(r"[a-z]+/[a-z0-9][a-z0-9-]*")
        if (
            not isinstance(value, Scalar)
            or not shape.fullmatch(key.value)
            or not shape.fullmatch(value.value)
        ):
            problems.append(
                Diagnostic(
                    "bad-redirect",
                    f'"{_short(key.value)}" is not a moved address',
                    key.span,
                    help="for example: actors/old-id: actors/new-id",
                )
            )
        else:
            redirects.append(Redirect(key.value, value.value, key.span))
    return redirects
