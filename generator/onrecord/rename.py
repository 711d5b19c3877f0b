"""Renaming: one id changed everywhere at once, and nothing else changed anywhere.

Only the characters of the id itself are edited, each at its own place: comments, quotation marks,
order and layout of the files stay as the analyst left them. Before any file is touched, the new
texts are parsed and compared with the old ones in memory: the corpus must be the same up to the
name, and no problem may have appeared that was not there before.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from onrecord.analysis.positions import held_positions
from onrecord.build import inspect
from onrecord.checks import check
from onrecord.corpus import LINKED_KINDS, Corpus, Key
from onrecord.diagnostics import Diagnostic, Severity, Span, nearest
from onrecord.handling import release
from onrecord.inputs.composed import Mapping as YamlMapping
from onrecord.inputs.composed import Scalar, compose
from onrecord.inputs.files import PRIVATE_FOLDER, InputFile, read_tree
from onrecord.inputs.front_matter import SplitFile, split
from onrecord.inputs.locks import LOCK_SUFFIX, lock_path
from onrecord.markdown.prose import Citation, Embed, Link
from onrecord.model import KINDS
from onrecord.model.base import ID, Tlp, references
from onrecord.model.comparison import SUFFIX as COMPARISON_SUFFIX
from onrecord.parse import BRIEFING_STEM, REDIRECTS_FILE, Entity, parse
from onrecord.resolve import SECTIONS, resolve

#: What can be renamed. A position is renamed with its actor or issue.
RENAMED_KINDS = (*(kind for kind in KINDS if kind != "position"), "extract")
#: The kinds that have a page of their own, whose old address must lead on.
PAGE_KINDS = ("actor", "issue", "outlet", "source", "briefing", "claim", "note")
#: How the captures of a source end.
CAPTURE_SUFFIXES = (".txt", ".html")
#: The first lines of a new ``redirects.yml``.
REDIRECTS_HEAD = "# Addresses that have moved: old, then new. Lines stay for ever.\n"

_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_LINE_END = re.compile(r"\r\n|\r|\n")
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})"
    r"|(?P<gap>\n[ \t]*)|(?P<one>.))",
    re.DOTALL,
)


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


class _Refused(Exception):
    """Unwinds to ``plan`` with its refusal; never leaves this module."""

    def __init__(self, message: str, help_: str, **more: Any) -> None:
        super().__init__(message)
        self.refusal = Refusal(message, help_, **more)


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
        change = _Change(site, inspected.whole, files, before, after)
        change.collect()
        return change.proven()
    except _Refused as refused:
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
        raise _Refused(
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
        raise _Refused(
            f'"{new}" cannot be an id',
            "letters a to z, digits and hyphens, starting with a letter or digit"
            + (f': "{slug}"?' if slug else ""),
        )
    if old.kind == "briefing" and new == PRIVATE_FOLDER:
        raise _Refused(
            f'a briefing cannot be called "{new}"',
            "that folder holds full texts, which are private",
        )
    key = Key(old.kind, prefix + new)
    if key == old:
        raise _Refused(f'the {noun} is called "{new}" already', "name another id")
    entity = corpus.get(key)
    if entity is not None:
        raise _Refused(
            f'there is {_article(noun)} called "{key.id}" already',
            f"it is in {entity.span.file}; choose another id, or merge the two by hand",
        )
    return key


class _Document:
    """A content file whose YAML scalars can be edited in place."""

    def __init__(self, file: InputFile) -> None:
        self.file = file
        self.starts = [0]
        self.starts += [match.end() for match in re.finditer("\n", file.text)]
        self.edits: dict[tuple[int, int], str] = {}

    def offset(self, line: int, column: int) -> int:
        """The offset of a place, line and column counted from 1."""
        return self.starts[line - 1] + column - 1

    def place(self, offset: int) -> Span:
        """The place of an offset."""
        line = bisect_right(self.starts, offset)
        return Span(self.file.path, line, offset - self.starts[line - 1] + 1)

    @cached_property
    def parts(self) -> SplitFile | None:
        """The halves of a Markdown file."""
        if self.file.suffix != ".md":
            return None
        halves = split(self.file)
        return halves if isinstance(halves, SplitFile) else None

    @cached_property
    def root(self) -> YamlMapping | None:
        """The composed YAML."""
        text, line = (self.parts.yaml, self.parts.yaml_line) if self.parts else (self.file.text, 1)
        node, _ = compose(text, self.file.path, line)
        return node if isinstance(node, YamlMapping) else None

    @cached_property
    def scalars(self) -> Mapping[int, tuple[int, str, str]]:
        """Every scalar by the offset at which it starts: its end, its style, its value."""
        text, line = (self.parts.yaml, self.parts.yaml_line) if self.parts else (self.file.text, 1)
        found = {}
        for event in yaml.parse(text, Loader=_YAML):
            if isinstance(event, yaml.ScalarEvent):
                start, end = (
                    self.starts[mark.line + line - 1] + mark.column
                    if mark.line + line - 1 < len(self.starts)
                    else len(self.file.text)
                    for mark in (event.start_mark, event.end_mark)
                )
                found[start] = (end, event.style or "", event.value)
        return found

    def in_scalar(self, span: Span, start: int, end: int) -> tuple[int, int]:
        """Where ``value[start:end]`` of the scalar at ``span`` stands in the file."""
        at = self.offset(span.line, span.column)
        if at in self.scalars:
            stop, style, value = self.scalars[at]
            units = _units(self.file.text[at:stop], style)
            wanted = [index for index, char in enumerate(value) if not char.isspace()]
            if "".join(char for _, _, char in units) == "".join(value[i] for i in wanted):
                first, last = bisect_left(wanted, start), bisect_left(wanted, end - 1)
                return at + units[first][0], at + units[last][1]
        raise _Refused(
            f"the id in {span.file}, line {span.line}, cannot be edited in place",
            "write it there by hand on one line, without escapes, and rename again",
        )

    def edit(self, start: int, end: int, new: str) -> None:
        """Replace ``text[start:end]``; the same edit twice is one."""
        self.edits[start, end] = new

    @property
    def edited(self) -> str:
        """The text with its edits."""
        parts, reached = [], 0
        for (start, end), new in sorted(self.edits.items()):
            parts += [self.file.text[reached:start], new]
            reached = end
        return "".join([*parts, self.file.text[reached:]])


def _units(raw: str, style: str) -> list[tuple[int, int, str]]:
    """The characters of a YAML scalar's value that are not white space: start, end, character.

    Folding, indentation and line ends only ever touch white space, so that these are the same in
    the file and in the value.
    """
    found: list[tuple[int, int, str]] = []
    at = 0
    if style in ("'", '"'):
        raw, at = raw[:-1], 1
    elif style in ("|", ">"):
        at = raw.find("\n") + 1 or len(raw)
    while at < len(raw):
        end, char = at + 1, raw[at]
        if style == "'" and char == "'":
            end = at + 2
        elif style == '"' and char == "\\" and (escape := _ESCAPE.match(raw, at)):
            end = escape.end()
            code = escape["x"] or escape["u"] or escape["U"]
            char = chr(int(code, 16)) if code else _escaped(escape["one"] or " ")
        if not char.isspace():
            found.append((at, end, char))
        at = end
    return found


def _escaped(letter: str) -> str:
    """What a backslash and ``letter`` stand for; white space is left out by the caller."""
    return {
        "0": "\0",
        "a": "\a",
        "b": "\b",
        "e": "\x1b",
        "n": " ",
        "t": " ",
        "v": " ",
        "f": " ",
        "r": " ",
        "N": "\x85",
        "_": "\xa0",
        "L": "\u2028",
        "P": "\u2029",
    }.get(letter, letter)


class _Change:
    """A renaming while it is worked out."""

    def __init__(
        self, site: Path, corpus: Corpus, files: Mapping[str, InputFile], old: Key, new: Key
    ) -> None:
        self.site = site
        self.corpus = corpus
        self.files = files
        self.old = old
        self.new = new
        self.documents: dict[str, _Document] = {}
        self.moves: list[tuple[str, str]] = []
        self.remarks: list[str] = []
        self.redirects: list[tuple[str, str]] = []
        self.redirects_text: str | None = None

    def document(self, path: str) -> _Document:
        """The file at ``path``, ready to be edited."""
        if path not in self.documents:
            self.documents[path] = _Document(self.files[path])
        return self.documents[path]

    # -- what changes ------------------------------------------------------------------------

    def collect(self) -> None:
        """Find every edit, move and redirect."""
        for entity in self.corpus.entities():
            self._references(entity)
            self._prose(entity)
        for path in self.files:
            if path.endswith(COMPARISON_SUFFIX):
                self._comparison(path)
        self._own_name()
        self._positions()
        self._redirect()

    def _renamed(self, text: str, kinds: Iterable[str]) -> tuple[int, int, str] | None:
        """Which part of a reference changes, and to what; None where it stays as it is."""
        kinds = tuple(kinds)
        found = self.corpus.candidates(text, kinds)
        if not found:
            return None
        key = found[0]
        _, colon, _ = text.partition(":")
        start = text.index(":") + 1 if colon else 0
        if key.kind == "extract":
            hash_ = text.index("#")
            if key == self.old:
                return hash_ + 1, len(text), self.new.id.partition("#")[2]
            if self.old.kind == "source" and key.id.partition("#")[0] == self.old.id:
                return start, hash_, self.new.id
            return None
        rivals = [
            kind
            for kind in kinds
            if kind not in (key.kind, "extract") and self.new.id in self.corpus.by_kind[kind]
        ]
        if key == self.old:
            prefix = f"{key.kind}:" if rivals and not colon else ""
            return start, len(text), prefix + self.new.id
        if not colon and key.id == self.new.id and self.old.kind in kinds:
            return 0, len(text), f"{key.kind}:{key.id}"
        return None

    def _references(self, entity: Entity) -> None:
        """Edit the references in an entity's fields."""
        for reference in references(entity.record):
            renamed = self._renamed(reference.target, reference.ref.kinds)
            if renamed is None:
                continue
            is_key = isinstance(_value(entity.record, reference.loc[:-1]), dict)
            span = entity.at(reference.loc, key=is_key)
            self._edit_scalar(span, *renamed)

    def _edit_scalar(self, span: Span, start: int, end: int, new: str) -> None:
        document = self.document(span.file)
        document.edit(*document.in_scalar(span, start, end), new)

    def _prose(self, entity: Entity) -> None:
        """Edit the references in an entity's prose."""
        for token in self.corpus.tokens(entity):
            for target, offset, kinds in _targets(token):
                renamed = self._renamed(target, kinds)
                if renamed is None:
                    continue
                start, end, new = renamed
                document = self.document(entity.prose.file)
                if entity.prose.exact:
                    base = document.offset(entity.prose.line, 1) + offset
                    document.edit(base + start, base + end, new)
                else:
                    body = self._body(document, entity)
                    document.edit(*document.in_scalar(body.span, offset + start, offset + end), new)

    def _body(self, document: _Document, entity: Entity) -> Scalar:
        """The scalar that holds an entity's prose in a YAML file."""
        node = document.root
        if node is not None and _in_registry(entity):
            inner = node.get(entity.id)
            node = inner if isinstance(inner, YamlMapping) else None
        body = node.get("body") if node is not None else None
        assert isinstance(body, Scalar), "prose that is not exact comes from a scalar"
        return body

    def _own_name(self) -> None:
        """Where the name itself is given: a file or folder, a registry's key, an extract's id."""
        entity = self.corpus.get(self.old)
        assert entity is not None, "refused before"
        path = entity.span.file
        if self.old.kind == "extract":
            quoted = self.corpus.extracts[self.old.id]
            span = entity.at(("extracts", quoted.number, "id"))
            self._edit_scalar(span, 0, len(quoted.extract.id), self.new.id.partition("#")[2])
            self._locked(lock_path(path, quoted.source_id), quoted.extract.id)
        elif _in_registry(entity):
            self._edit_scalar(entity.span, 0, len(entity.id), self.new.id)
        elif self.old.kind == "briefing":
            folder = path.rsplit("/", 1)[0]
            self._move(folder, f"{folder.rsplit('/', 1)[0]}/{self.new.id}")
        else:
            self._move_file(path, self.old.id, self.new.id)
        if self.old.kind == "source":
            self._beside(path)

    def _beside(self, path: str) -> None:
        """What belongs to a source by its name: its lock file and its capture."""
        names = [lock_path(path, self.old.id)]
        names += [f"{PRIVATE_FOLDER}/{self.old.id}{end}" for end in CAPTURE_SUFFIXES]
        for name in names:
            if (self.site / name).is_file():
                self._move_file(name, self.old.id, self.new.id)

    def _locked(self, path: str, extract: str) -> None:
        """An extract's proof stays its own."""
        if path in self.files:
            document = self.document(path)
            for place, start, end, _ in _json_strings(document.file.text):
                if place == ("extracts", extract, KEY):
                    document.edit(start, end, self.new.id.partition("#")[2])

    def _comparison(self, path: str) -> None:
        """A recorded comparison names two sources, some of their extracts, and outlets."""
        document = self.document(path)
        for place, start, end, text in _json_strings(document.file.text):
            kind = {"source": "source", "ref": "extract", "outlet": "outlet"}.get(str(place[-1]))
            if kind and (renamed := self._renamed(text, (kind,))):
                first, last, new = renamed
                document.edit(start, end, text[:first] + new + text[last:])
        name = path.rsplit("/", 1)[-1].removesuffix(COMPARISON_SUFFIX)
        pair = next(
            (
                (name[:at], name[at + 2 :])
                for at in range(len(name))
                if name.startswith("--", at)
                and name[:at] in self.corpus.sources
                and name[at + 2 :] in self.corpus.sources
            ),
            None,
        )
        if self.old.kind == "source" and pair and self.old.id in pair:
            moved = "--".join(self.new.id if id_ == self.old.id else id_ for id_ in pair)
            self._move_file(path, name, moved)
            self.remarks.append(
                f"The page /comparisons/{name}/ is now /comparisons/{moved}/, without a redirect."
            )

    def _move_file(self, path: str, old: str, new: str) -> None:
        folder, _, name = path.rpartition("/")
        self._move(path, f"{folder}/{new}{name[len(old) :]}")

    def _move(self, old: str, new: str) -> None:
        if os.path.lexists(self.site / new):
            raise _Refused(f'something stands in the way: "{new}"', "move it elsewhere first")
        self.moves.append((old, new))

    def _parts(self, parts: tuple[str, str]) -> tuple[str, str] | None:
        """A position's actor and issue under their new names; None where neither changes."""
        at = ("actor", "issue").index(self.old.kind) if self.old.kind in ("actor", "issue") else -1
        if at < 0 or parts[at] != self.old.id:
            return None
        return (self.new.id, parts[1]) if at == 0 else (parts[0], self.new.id)

    def _positions(self) -> None:
        """Prose on positions stands in files that are named after their actor and issue."""
        for entity in self.corpus.positions.values():
            parts = self.corpus.position_parts(entity.id)
            moved = self._parts(parts) if parts else None
            if moved:
                self._move_file(entity.span.file, entity.id, "--".join(moved))

    # -- redirects ---------------------------------------------------------------------------

    def _redirect(self) -> None:
        """Let every old address lead on."""
        moved: dict[str, str] = {}
        if self.old.kind in PAGE_KINDS:
            folder = KINDS[self.old.kind].plural
            moved[f"{folder}/{self.old.id}"] = f"{folder}/{self.new.id}"
        for pair in held_positions(self.corpus):
            if after := self._parts(pair):
                moved[f"positions/{'--'.join(pair)}"] = f"positions/{'--'.join(after)}"
        if self.old.kind == "extract":
            source, _, anchor = self.old.id.partition("#")
            self.remarks.append(
                f"An anchor cannot lead on: links to /sources/{source}/#{anchor} "
                "now open the top of that page."
            )
        elif self.old.kind == "event":
            self.remarks.append(
                f"An anchor cannot lead on: links to /timeline/#event.{self.old.id} "
                "now open the top of that page."
            )
        if not moved:
            return
        self.redirects = sorted(moved.items())
        known = self.files.get(REDIRECTS_FILE)
        document = _Document(known or InputFile(REDIRECTS_FILE, REDIRECTS_HEAD))
        kept = self._retarget(document, moved)
        indent = " " * (kept[0].span.column - 1) if kept else ""
        text = document.edited
        if text and not text.endswith("\n"):
            text += "\n"
        self.redirects_text = text + "".join(
            f"{indent}{old}: {new}\n" for old, new in self.redirects
        )

    def _retarget(self, document: _Document, moved: Mapping[str, str]) -> list[Scalar]:
        """Turn earlier redirects to the new addresses; the keys of those that stay.

        One whose old address is in use again, after a renaming there and back, goes.
        """
        kept = []
        for key, value in document.root.pairs if document.root else ():
            assert isinstance(value, Scalar), "a redirect that is not would be an error"
            target = moved.get(value.value, value.value)
            if key.value == target:
                self._drop(document, key)
                continue
            if key.value in moved.values():
                raise _Refused(
                    f'"{key.value}" is an old address that leads to "{value.value}"',
                    f"choose another id, or delete that line of {REDIRECTS_FILE} if old links "
                    "may open another page",
                )
            kept.append(key)
            if target != value.value:
                document.edit(*document.in_scalar(value.span, 0, len(value.value)), target)
        return kept

    def _drop(self, document: _Document, key: Scalar) -> None:
        """Take a redirect's line out; a remark behind it stays as a line of its own."""
        start = document.offset(key.span.line, 1)
        end = document.file.text.find("\n", start) + 1 or len(document.file.text)
        line = document.file.text[start:end]
        match = re.fullmatch(r"\s*[^\s#:{},]+\s*:\s+[^\s#{},]+[ \t]*(#[^\n]*)?\n?", line)
        if match is None:
            raise _Refused(
                f"the redirects in {REDIRECTS_FILE} cannot be edited",
                "write them one a line: old: new",
            )
        document.edit(start, end, f"{match[1]}\n" if match[1] else "")

    # -- the proof ---------------------------------------------------------------------------

    def proven(self) -> Plan:
        """The plan, once its result has been parsed and found to say the same."""
        texts = {path: document.edited for path, document in self.documents.items()}
        counts = {path: len(document.edits) for path, document in self.documents.items()}
        if self.redirects_text is not None:
            texts[REDIRECTS_FILE] = self.redirects_text
            counts[REDIRECTS_FILE] = len(self.redirects)
        before = _examine(self.files.values())
        after = _examine(
            InputFile(self._moved(path), texts[path] if path in texts else self.files[path].text)
            for path in {*self.files, *texts}
        )
        self._compare(before, after)
        rewrites = tuple(
            self._rewrite(path, text, counts[path]) for path, text in sorted(texts.items())
        )
        return Plan(
            self.old,
            self.new,
            tuple(item for item in rewrites if item.before != item.after),
            tuple(self.moves),
            tuple(self.redirects),
            tuple(self.remarks),
        )

    def _moved(self, path: str) -> str:
        """Where a file will be."""
        for old, new in self.moves:
            if path == old or path.startswith(old + "/"):
                return new + path[len(old) :]
        return path

    def _rewrite(self, path: str, text: str, edits: int) -> Rewrite:
        """The bytes to write: line ends and byte-order mark as they were."""
        if path not in self.files:
            return Rewrite(path, b"", text.encode(), edits)
        raw = (self.site / path).read_bytes()
        was = raw.decode("utf-8")
        mark = "\ufeff" if was.startswith("\ufeff") else ""
        if _LINE_END.sub("\n", was.removeprefix("\ufeff")) != self.files[path].text:
            raise _Refused(f'"{path}" has just been changed by somebody', "rename again")
        ends = _LINE_END.findall(was)
        usual = ends[-1] if ends else "\n"
        if len(ends) != text.count("\n"):
            ends = [usual] * text.count("\n")
        lines = text.split("\n")
        joined = "".join(a + b for a, b in zip(lines, [*ends, ""], strict=True))
        return Rewrite(path, raw, (mark + joined).encode(), edits)

    def _compare(self, before: _Examined, after: _Examined) -> None:
        """Refuse where the result would be anything but the same corpus under another name."""
        known = Counter(item.code for item in before.diagnostics)
        now = Counter(item.code for item in after.diagnostics)
        worse = {code for code in now if now[code] > known[code]}
        if worse:
            raise _Refused(
                "after renaming the content would have problems that it does not have now",
                "choose another id, or mend by hand what is named here",
                diagnostics=tuple(item for item in after.diagnostics if item.code in worse),
                texts=after.texts,
            )
        expected = _meaning(before.corpus, lambda key: key)
        if _meaning(after.corpus, self._back) != expected:
            raise _Refused(
                "renaming would change more than the name",
                "rename by hand, and please report this with the content at hand",
            )

    def _back(self, key: Key) -> Key:
        """A key of the renamed corpus as it was called before."""
        if key == self.new:
            return self.old
        if key.kind == "extract" and self.new.kind == "source":
            source, _, extract = key.id.partition("#")
            return Key("extract", f"{self.old.id}#{extract}") if source == self.new.id else key
        return key


@dataclass(frozen=True)
class _Examined:
    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


def _examine(files: Iterable[InputFile]) -> _Examined:
    """The content of some files as ``check`` sees it, without touching the disk."""
    ordered = sorted(files, key=lambda file: file.path)
    locks = [file for file in ordered if file.path.endswith(LOCK_SUFFIX)]
    parsed = parse([file for file in ordered if not file.path.endswith(LOCK_SUFFIX)], locks=locks)
    corpus, unresolved = resolve(parsed)
    released = release(corpus, Tlp.CLEAR, drafts=True)
    found = (*parsed.diagnostics, *unresolved, *check(corpus), *released.diagnostics)
    return _Examined(corpus, found, {file.path: file.text for file in ordered})


def _meaning(corpus: Corpus, back: Callable[[Key], Key]) -> dict[Key, Any]:
    """What a corpus says, with every reference replaced by the thing it means."""

    def meant(text: str, kinds: Iterable[str]) -> str:
        return ", ".join(str(back(key)) for key in corpus.candidates(text, kinds)) or text

    found: dict[Key, Any] = {}
    for entity in corpus.entities():
        data = entity.record.model_dump(mode="json")
        for reference in references(entity.record):
            inner = _value(data, reference.loc[:-1])
            last = reference.loc[-1]
            words = meant(reference.target, reference.ref.kinds)
            if isinstance(_value(entity.record, reference.loc[:-1]), dict):
                for name in list(inner):  # renamed in place, so that the order stays
                    inner[words if name == last else name] = inner.pop(name)
            else:
                inner[last] = words
        for number, extract in enumerate(getattr(entity.record, "extracts", ())):
            own = back(Key("extract", f"{entity.id}#{extract.id}"))
            data["extracts"][number]["id"] = own.id.partition("#")[2]
        prose = []
        for token in corpus.tokens(entity):
            targets = [meant(target, kinds) for target, _, kinds in _targets(token)]
            label = getattr(token, "label", None)
            prose.append(f"{targets} {label}" if targets else token.raw)
        key = back(Key(entity.kind, entity.id))
        if entity.kind == "position" and (parts := corpus.position_parts(entity.id)):
            actor, issue = (
                back(Key(kind, id_)).id for kind, id_ in zip(("actor", "issue"), parts, strict=True)
            )
            key = Key("position", f"{actor}--{issue}")
        found[key] = (data, "".join(prose))
    for source, lock in corpus.locks.items():
        proven = {
            back(Key("extract", f"{source}#{name}")): locked
            for name, locked in lock.extracts.items()
        }
        found[Key("lock", back(Key("source", source)).id)] = (lock.capture, proven)
    for item in corpus.comparisons:
        text = item.record.as_text()
        for place, start, end, value in reversed(list(_json_strings(text))):
            kind = {"source": "source", "ref": "extract", "outlet": "outlet"}.get(str(place[-1]))
            if kind:
                text = text[:start] + back(Key(kind, value)).id + text[end:]
        pair = (back(Key("source", source)).id for source in item.record.sources)
        found[Key("comparison", "--".join(pair))] = text
    return found


#: The last step of the place of a key itself.
KEY = object()


def _json_strings(text: str) -> Iterator[tuple[tuple[Any, ...], int, int, str]]:
    """Every string of a valid JSON text: its place, where it starts and ends, and its value.

    A place is the way of keys and numbers to the string; that of a key ends with ``KEY``.
    """
    way: list[Any] = []
    kinds: list[str] = []
    is_key = False
    for match in _JSON_TOKEN.finditer(text):
        token = match[0]
        if token in "{[":
            kinds.append(token)
            way.append(0 if token == "[" else None)
            is_key = token == "{"
        elif token in "}]":
            kinds.pop()
            way.pop()
        elif token == ",":
            is_key = kinds[-1] == "{"
            if not is_key:
                way[-1] += 1
        elif token == ":":
            is_key = False
        elif token.startswith('"'):
            value = json.loads(token)
            if is_key:
                way[-1] = value
            yield (*way, *([KEY] if is_key else [])), match.start() + 1, match.end() - 1, value


def _targets(token: Any) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """The references of a token of prose: as written, where, and of which kinds."""
    match token:
        case Link():
            inner = token.raw[2:]
            yield token.target, token.offset + 2 + _blank(inner), LINKED_KINDS
        case Citation():
            for target, offset in token.targets:
                yield target, offset, ("extract", "source")
        case Embed() if token.target not in SECTIONS:
            inner = token.raw[3:]
            yield token.target, token.offset + 3 + _blank(inner), ("extract",)


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())


def _value(data: Any, loc: tuple[str | int, ...]) -> Any:
    """What stands at a place of a record, or of its data."""
    for step in loc:
        data = getattr(data, str(step)) if isinstance(data, BaseModel) else data[step]
    return data


def _in_registry(entity: Entity) -> bool:
    """Whether an entity shares its file with others, under a key."""
    *folders, name = entity.span.file.split("/")[1:]
    stem = name.rsplit(".", 1)[0]
    kinds = {model.plural for model in KINDS.values() if model.folder}
    return not kinds & set(folders) and stem != BRIEFING_STEM and name.endswith(".yml")


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
