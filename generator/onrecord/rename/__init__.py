"""Renaming: one id changed everywhere at once, and nothing else changed anywhere.

Only the characters of the id itself are edited, each at its own place: comments, quotation marks,
order and layout of the files stay as the analyst left them. Before any file is touched, the new
texts are parsed and compared with the old ones in memory: the corpus must be the same up to the
name, and no problem may have appeared that was not there before.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from onrecord.build import inspect
from onrecord.corpus import Corpus, Key
from onrecord.diagnostics import Severity, nearest
from onrecord.inputs.files import PRIVATE_FOLDER, read_tree
from onrecord.model import KINDS
from onrecord.model.base import ID
from onrecord.rename.change import CAPTURE_SUFFIXES, Change
from onrecord.rename.outcome import Plan, Refusal, Refused

__all__ = ["CAPTURE_SUFFIXES", "RENAMED_KINDS", "Plan", "Refusal", "apply", "plan"]

#: What can be renamed. A position is renamed with its actor or issue.
RENAMED_KINDS = (*(kind for kind in KINDS if kind != "position"), "extract")


def plan(site: Path, kind: str, old: str, new: str) -> Plan | Refusal:
    """What renaming would do, or why it cannot be done; nothing is written.

    For an extract, ``old`` is ``source#extract`` and ``new`` the extract's new id.
    """
    inspected = inspect(site, drafts=True)
    if inspected.failed:
        errors = tuple(item for item in inspected.diagnostics if item.severity is Severity.ERROR)
        return Refusal(
            "the content has errors, so nothing was renamed",
            "mend them first: a reference that leads nowhere cannot be told from one to rename",
            errors,
            inspected.texts,
        )
    read = read_tree(site)
    files = {file.path: file for file in (*read.files, *read.locks)}
    try:
        before = Key(kind, old)
        after = _target(inspected.whole, before, new)
        change = Change(site, inspected.whole, files, before, after)
        change.collect()
        return change.proven()
    except Refused as refused:
        return refused.refusal


def apply(site: Path, done: Plan) -> None:
    """Write what was planned, all of it or nothing.

    The new texts are first written beside the files they replace. Where a step fails, those before
    it are undone and the OSError is raised again.
    """
    undo: list[Callable[[], object]] = []
    parts = {item: _part(site / item.path) for item in done.rewrites}
    try:
        for item, part in parts.items():
            part.write_bytes(item.after)
            if (site / item.path).exists():
                shutil.copymode(site / item.path, part)
        for item, part in parts.items():
            path = site / item.path
            exists = path.exists()
            os.replace(part, path)
            undo.append(
                (lambda path=path, data=item.before: path.write_bytes(data))
                if exists
                else path.unlink
            )
        for old, new in done.moves:
            os.rename(site / old, site / new)
            undo.append(lambda old=old, new=new: os.rename(site / new, site / old))
    except OSError:
        for step in reversed(undo):
            step()
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _target(corpus: Corpus, old: Key, new: str) -> Key:
    """The key under which ``old`` will be known; refuses what cannot be."""
    noun = old.kind
    if corpus.get(old) is None:
        names = corpus.extracts if old.kind == "extract" else corpus.by_kind[old.kind]
        close = nearest(old.id, names)
        elsewhere = [str(key) for key in corpus.candidates(old.id, KINDS) if key.kind != old.kind]
        raise Refused(
            f'no {noun} is called "{old.id}"',
            f"it is {elsewhere[0]}: name that kind"
            if elsewhere and old.kind != "extract"
            else f'did you mean "{close}"?'
            if close
            else "write an extract as source-id#extract-id"
            if old.kind == "extract" and "#" not in old.id
            else "look it up under briefings/",
        )
    prefix = ""
    if old.kind == "extract":
        source, _, _ = old.id.partition("#")
        prefix = source + "#"
        new = new.removeprefix(prefix)
    if not ID.fullmatch(new):
        slug = re.sub(r"[^a-z0-9]+", "-", new.casefold()).strip("-")
        raise Refused(
            f'"{new}" cannot be an id',
            "letters a to z, digits and hyphens, starting with a letter or digit"
            + (f': "{slug}"?' if slug else ""),
        )
    if old.kind == "briefing" and new == PRIVATE_FOLDER:
        raise Refused(
            f'a briefing cannot be called "{new}"',
            "that folder holds full texts, which are private",
        )
    key = Key(old.kind, prefix + new)
    if key == old:
        raise Refused(f'the {noun} is called "{new}" already', "name another id")
    entity = corpus.get(key)
    if entity is not None:
        raise Refused(
            f'there is {_article(noun)} called "{key.id}" already',
            f"it is in {entity.span.file}; choose another id, or merge the two by hand",
        )
    return key


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
