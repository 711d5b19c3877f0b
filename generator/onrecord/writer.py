"""Writing: only what changed, only after everything passed, and never over what is not ours.

A manifest in the docs folder remembers the hash of every file we wrote. A file that is not in it,
or that no longer has the hash it had, belongs to a person: it is reported and left alone, and then
nothing at all is written.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.diagnostics import Diagnostic, Span

MANIFEST = ".onrecord.json"


@dataclass(frozen=True)
class Written:
    """What a run did, as paths below the docs folder; nothing where there were diagnostics."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


def write(docs: Path, files: Mapping[str, bytes], folder: str = "docs") -> Written:
    """Make the generated files of ``docs`` exactly ``files`` (path → bytes).

    ``folder`` is how diagnostics name the docs folder.
    """
    known, problems = _manifest(docs, folder)
    if not problems:
        problems += _conflicts(docs, files, known, folder)
    if problems:
        return Written(diagnostics=tuple(problems))
    changed = [path for path, data in sorted(files.items()) if _bytes(docs / path) != data]
    gone = sorted(path for path in set(known) - set(files) if (docs / path).exists())
    final = {path: [_hash(data)] for path, data in sorted(files.items())}
    if changed or gone or final != known:
        # Both the old and the new hashes are ours while files change, so that a run that is cut
        # off half-way is not mistaken for somebody's edits.
        _save(
            docs,
            {
                path: sorted({*known.get(path, ()), *final.get(path, ())})
                for path in sorted({*known, *final})
            },
        )
        for path in changed:
            _replace(docs / path, files[path])
        for path in gone:
            (docs / path).unlink()
            _prune(docs, (docs / path).parent)
        _save(docs, final)
    return Written(tuple(changed), tuple(gone), len(files) - len(changed))


def _conflicts(
    docs: Path, files: Mapping[str, bytes], known: Mapping[str, list[str]], folder: str
) -> Iterator[Diagnostic]:
    for path in sorted({*files, *known}):
        where = Span(f"{folder}/{path}")
        if (link := _link_on_the_way(docs, path)) is not None:
            yield Diagnostic(
                "linked-output",
                f'"{folder}/{link}" is a symbolic link',
                where,
                help="remove it: generated pages are never written through a link",
            )
            continue
        current = _bytes(docs / path)
        if current is None:
            if (docs / path).is_dir():
                yield Diagnostic(
                    "not-ours",
                    "a folder stands where a generated page belongs",
                    where,
                    help="move the folder elsewhere",
                )
            continue
        if _hash(current) in known.get(path, ()) or current == files.get(path):
            continue
        if path in known:
            yield Diagnostic(
                "edited-by-hand",
                "this generated page was edited by hand since it was written",
                where,
                help="nothing was lost and nothing written: move your change into briefings/, "
                "then delete this file and generate again",
            )
        else:
            yield Diagnostic(
                "not-ours",
                "a file that the generator did not write stands where a page belongs",
                where,
                help="move it elsewhere, or rename the entity whose page would stand here",
            )


def _link_on_the_way(docs: Path, path: str) -> str | None:
    """The first part of ``path`` below ``docs`` that is a symbolic link."""
    steps = path.split("/")
    for end in range(1, len(steps) + 1):
        part = "/".join(steps[:end])
        if (docs / part).is_symlink():
            return part
    return None


def _manifest(docs: Path, folder: str) -> tuple[dict[str, list[str]], list[Diagnostic]]:
    try:
        data = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
        files = {
            str(path): [str(item) for item in hashes] for path, hashes in data["files"].items()
        }
        if any(".." in path.split("/") or path.startswith("/") for path in files):
            raise ValueError("a path leads out of the folder")
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return {}, [
            Diagnostic(
                "bad-manifest",
                f"the list of generated files cannot be read: {error}",
                Span(f"{folder}/{MANIFEST}"),
                help="delete it together with the generated pages, then generate again",
            )
        ]
    return files, []


def _save(docs: Path, files: Mapping[str, list[str]]) -> None:
    text = json.dumps({"generated by": "onrecord", "files": files}, indent=0, sort_keys=True)
    _replace(docs / MANIFEST, (text + "\n").encode())


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)


def _prune(docs: Path, folder: Path) -> None:
    """Remove folders that have become empty, up to the docs folder."""
    while folder != docs:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
