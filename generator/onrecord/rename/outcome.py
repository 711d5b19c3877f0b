"""What a renaming comes to: a plan, proven and not yet carried out, or why there is none."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.corpus import Key
from onrecord.diagnostics import Diagnostic


@dataclass(frozen=True)
class Refusal:
    """Why nothing was renamed, what to do about it, and the problems that stand in the way.

    ``texts`` holds the files that the problems are in, for excerpts.
    """

    message: str
    help: str
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rewrite:
    """A file with edits: its path before any move, both texts, and how many ids were edited."""

    path: str
    before: bytes
    after: bytes
    edits: int

    def diff(self) -> str:
        """The changed lines, as a unified diff without context."""
        lines = [
            data.decode("utf-8").splitlines(keepends=True) for data in (self.before, self.after)
        ]
        return "".join(
            line if line.endswith("\n") else line + "\n"
            for line in difflib.unified_diff(*lines, self.path, self.path, n=0)
        )


@dataclass(frozen=True)
class Plan:
    """Everything that a renaming will do, proven in memory and not yet done.

    ``moves`` are paths of files and folders relative to the site, ``redirects`` the addresses that
    will lead on, ``remarks`` what a person should know.
    """

    old: Key
    new: Key
    rewrites: tuple[Rewrite, ...]
    moves: tuple[tuple[str, str], ...]
    redirects: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...] = ()


class Refused(Exception):
    """Unwinds to ``plan`` with its refusal; never leaves this package."""

    def __init__(self, message: str, help_: str, **more: Any) -> None:
        super().__init__(message)
        self.refusal = Refusal(message, help_, **more)
