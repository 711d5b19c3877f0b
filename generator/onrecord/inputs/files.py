"""The files under ``briefings/``, read whole and decoded, with every problem of bytes reported.

Reading is the only stage that touches the content on disk; all later stages work on values.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from onrecord.diagnostics import Diagnostic, Severity, Span

CONTENT_FOLDER = "briefings"
PRIVATE_FOLDER = "captures"

#: A content file is written by hand; one beyond 16 MiB is something else.
MAX_FILE_BYTES = 16 * 1024 * 1024

#: Characters that XML 1.0 and HTML forbid or that editors do not show: C0 but tab and newline,
#: DEL, the surrogates' range (cannot occur in UTF-8), and the two non-characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

#: YAML 1.1 breaks lines at these, every editor and YAML 1.2 does not: positions would differ.
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True)
class InputFile:
    """A content file: its path relative to the site with ``/``, and its text with LF line ends."""

    path: str
    text: str

    @property
    def stem(self) -> str:
        """The file name without its last suffix."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    @property
    def suffix(self) -> str:
        """``.md``, ``.yml``, …: the last suffix with its dot, or an empty string."""
        name = self.path.rsplit("/", 1)[-1]
        return "." + name.rsplit(".", 1)[1] if "." in name else ""

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the folders between the content folder and the file, outermost first."""
        return tuple(self.path.split("/")[1:-1])


@dataclass(frozen=True)
class ReadTree:
    """Everything read: the content files in path order, the lock files, and what was wrong."""

    files: tuple[InputFile, ...]
    locks: tuple[InputFile, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def unread(self) -> frozenset[str]:
        """The paths of which nothing could be read, for ``parse``: they are there all the same."""
        found = {item.span.file for item in self.diagnostics if item.severity is Severity.ERROR}
        return frozenset(found - {file.path for file in self.files})


def read_tree(site: Path) -> ReadTree:
    """Read every content file below ``site/briefings``.

    Hidden files, ``README.md``, editors' backup copies and anything called ``captures`` are passed
    over. Symbolic links, folders named like files, undecodable bytes and control characters are
    diagnostics. A missing content folder is one too.
    """
    files: list[InputFile] = []
    locks: list[InputFile] = []
    problems: list[Diagnostic] = []
    root = site / CONTENT_FOLDER
    if not root.is_dir():
        problems.append(
            Diagnostic(
                "no-content",
                f'there is no folder "{CONTENT_FOLDER}" here',
                Span(CONTENT_FOLDER),
                help="run the command in a site's folder, name one with --site, "
                "or start one with: onrecord new DIR",
            )
        )
        return ReadTree((), (), tuple(problems))
    for path in _walk(root, site, problems):
        name = path.relative_to(site).as_posix()
        read = _read_file(path, name, problems)
        if read is None:
            continue
        (locks if name.endswith(".lock.json") else files).append(read)
    return ReadTree(tuple(files), tuple(locks), tuple(problems))


def _walk(folder: Path, site: Path, problems: list[Diagnostic]) -> list[Path]:
    """The regular files below ``folder`` in path order; what is not one is reported."""
    found: list[Path] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_unreadable(folder.relative_to(site).as_posix(), error))
        return found
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        path = Path(entry.path)
        name = path.relative_to(site).as_posix()
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            shown = os.fsencode(name).decode("utf-8", "backslashreplace")
            problems.append(
                Diagnostic(
                    "bad-file-name",
                    f'the file name "{shown}" is not valid UTF-8',
                    Span(shown),
                    help="rename the file: lower-case letters, digits and hyphens",
                )
            )
            continue
        if entry.is_symlink():
            problems.append(
                Diagnostic(
                    "symbolic-link",
                    f'"{entry.name}" is a symbolic link, which is never followed',
                    Span(name),
                    help="put the file itself here: a link could publish what lies outside",
                )
            )
        elif entry.is_dir():
            if entry.name == PRIVATE_FOLDER:
                continue
            if path.suffix in {".md", ".yml", ".yaml"}:
                problems.append(
                    Diagnostic(
                        "folder-for-file",
                        f'"{entry.name}" is a folder where a file should be',
                        Span(name),
                        help="move its contents out and remove it, or rename the folder "
                        f'without "{path.suffix}"',
                    )
                )
                continue
            found += _walk(path, site, problems)
        elif not stat.S_ISREG(entry.stat().st_mode):
            problems.append(
                Diagnostic(
                    "not-a-file",
                    f'"{entry.name}" is neither a file nor a folder',
                    Span(name),
                    help="remove it from the content folder",
                )
            )
        elif entry.name != "README.md":
            found.append(path)
    return found


def _read_file(path: Path, name: str, problems: list[Diagnostic]) -> InputFile | None:
    """Decode one file; None where nothing could be made of it."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            problems.append(
                Diagnostic(
                    "file-too-large",
                    f"the file has {size:,} bytes, more than the {MAX_FILE_BYTES:,} that are read",
                    Span(name),
                    help="a content file holds short quotations and notes; "
                    f"full texts belong in {PRIVATE_FOLDER}/",
                )
            )
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.append(_unreadable(name, error))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(_not_utf8(name, data, error))
        return None
    if text.startswith("\ufeff"):
        text = text[1:]
        problems.append(
            Diagnostic(
                "byte-order-mark",
                "the file starts with a byte-order mark",
                Span(name),
                help='save it as "UTF-8" without BOM; it was read as if it were not there',
                severity=Severity.WARNING,
            )
        )
    if "\r" in text:
        line, column = _place(text, text.index("\r"))
        problems.append(
            Diagnostic(
                "carriage-return",
                "the lines end as on Windows or old Macintosh systems (CR)",
                Span(name, line, column),
                help="save the file with Unix line ends (LF); it was read as if it had them",
                severity=Severity.WARNING,
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = True
    for pattern, what in ((_CONTROL, "control character"), (_ODD_BREAK, "unusual line break")):
        for match in pattern.finditer(text):
            clean = False
            line, column = _place(text, match.start())
            problems.append(
                Diagnostic(
                    "nul-character" if match[0] == "\0" else "control-character",
                    f"{what} U+{ord(match[0]):04X} in the text",
                    Span(name, line, column),
                    help="delete it; it usually comes from a damaged file or a copied web page",
                )
            )
            break
    return InputFile(name, text) if clean else None


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a code-point offset."""
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1


def _not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8")) + 1
    shown = data[error.start : error.start + 1].decode("latin-1")
    guess = f' ("{shown}" if this is Latin-1)' if shown.isprintable() else ""
    return Diagnostic(
        "not-utf8",
        f"byte 0x{data[error.start]:02X}{guess} is not valid UTF-8",
        Span(name, line, column),
        help="save the file with the encoding UTF-8",
    )


def _unreadable(name: str, error: OSError) -> Diagnostic:
    return Diagnostic(
        "unreadable",
        f"cannot be read: {error.strerror or error}",
        Span(name),
        help="check that the file exists and that you may read it",
    )
