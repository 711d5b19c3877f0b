"""Lock files as they lie on disk: their names, and the plain data in them.

``<source-id>.lock.json`` lies beside its source. What the data must be is for ``model.lock``.
"""

from __future__ import annotations

import json
from typing import Any

from onrecord.diagnostics import Diagnostic, Span
from onrecord.inputs.files import InputFile

LOCK_SUFFIX = ".lock.json"


def lock_path(source_file: str, source_id: str) -> str:
    """Where the lock of a source lies, given the path of the source's file."""
    folder, slash, _ = source_file.rpartition("/")
    return f"{folder}{slash}{source_id}{LOCK_SUFFIX}"


def locked_source(path: str) -> tuple[str, str]:
    """The folder that a lock lies in, and the id of the source that it belongs to."""
    folder, _, name = path.rpartition("/")
    return folder, name.removesuffix(LOCK_SUFFIX)


def lock_data(file: InputFile) -> Any:
    """A lock file's plain data, or a diagnostic where it is not JSON that says one thing."""
    try:
        return json.loads(file.text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        line, column, why = error.lineno, error.colno, error.msg
    except (ValueError, RecursionError) as error:
        line, column, why = 1, 1, str(error)
    return Diagnostic(
        "unreadable-lock",
        f"this lock is not valid JSON: {why}",
        Span(file.path, line, column),
        help="restore it from version control, or delete it and run: onrecord verify",
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys each stand once: a merge may have left two answers."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found
