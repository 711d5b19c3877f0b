"""Reading a capture: the full text of a source, as retrieved and never changed.

Captures lie in ``captures/`` beside the content, ignored by git, and are never read by the stages
that build the site: only their locks are.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from onrecord.captures.extraction import article_text, decoded, visible_text
from onrecord.inputs.files import PRIVATE_FOLDER

SUFFIXES = (".txt", ".html")


@dataclass(frozen=True)
class Capture:
    """A capture's bytes and where they lie, with its text.

    All offsets into a capture are Unicode code points of ``text`` (or of ``page_text``), so that
    Python's string indices fit.
    """

    source_id: str
    path: Path
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes as they lie on disk, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def _decoded(self) -> str:
        return decoded(self.data, html=self.path.suffix == ".html")

    @cached_property
    def text(self) -> str:
        """The article: of a text file everything, of a page what the extractor takes for it."""
        return article_text(self._decoded) if self.path.suffix == ".html" else self._decoded

    @cached_property
    def page_text(self) -> str:
        """Everything that a reader of the page could see; of a text file the same as ``text``."""
        return visible_text(self._decoded) if self.path.suffix == ".html" else self._decoded


def read_capture(site: Path, source_id: str) -> Capture | None:
    """The capture of a source, or None where there is none; text comes before HTML."""
    for suffix in SUFFIXES:
        path = site / PRIVATE_FOLDER / f"{source_id}{suffix}"
        if path.is_file() and not path.is_symlink():
            return Capture(source_id, path, path.read_bytes())
    return None


def capture_ids(site: Path) -> tuple[str, ...]:
    """The ids of the sources that have a capture, sorted."""
    folder = site / PRIVATE_FOLDER
    if not folder.is_dir():
        return ()
    return tuple(sorted({path.stem for path in folder.iterdir() if path.suffix in SUFFIXES}))
