"""Lock files, put beside the sources they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pydantic import ValidationError

from onrecord.diagnostics import Diagnostic, Severity, Span, suggestion
from onrecord.inputs.files import InputFile
from onrecord.inputs.locks import lock_data, locked_source
from onrecord.model.lock import Lock
from onrecord.parse.entity import Entity


def with_locks(
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


def _stray_lock(file: InputFile, source: str, beside: Iterable[tuple[str, str]]) -> Diagnostic:
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
