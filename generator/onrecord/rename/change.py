"""A renaming while it is worked out: every edit, move and redirect, then the proof."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus, Key
from onrecord.diagnostics import Span
from onrecord.inputs.composed import Mapping as YamlMapping
from onrecord.inputs.composed import Scalar
from onrecord.inputs.files import PRIVATE_FOLDER, InputFile
from onrecord.inputs.locks import lock_path
from onrecord.model import KINDS
from onrecord.model.base import references
from onrecord.model.comparison import SUFFIX as COMPARISON_SUFFIX
from onrecord.parse import REDIRECTS_FILE, Entity
from onrecord.rename.document import KEY, Document, json_strings
from onrecord.rename.equality import compare, examine
from onrecord.rename.mentions import in_registry, targets, value_at
from onrecord.rename.outcome import Plan, Refused, Rewrite
from onrecord.rename.redirects import REDIRECTS_HEAD, retarget

#: The kinds that have a page of their own, whose old address must lead on.
PAGE_KINDS = ("actor", "issue", "outlet", "source", "briefing", "claim", "note")
#: How the captures of a source end.
CAPTURE_SUFFIXES = (".txt", ".html")

_LINE_END = re.compile(r"\r\n|\r|\n")


class Change:
    """A renaming while it is worked out."""

    def __init__(
        self, site: Path, corpus: Corpus, files: Mapping[str, InputFile], old: Key, new: Key
    ) -> None:
        self.site = site
        self.corpus = corpus
        self.files = files
        self.old = old
        self.new = new
        self.documents: dict[str, Document] = {}
        self.moves: list[tuple[str, str]] = []
        self.remarks: list[str] = []
        self.redirects: list[tuple[str, str]] = []
        self.redirects_text: str | None = None

    def document(self, path: str) -> Document:
        """The file at ``path``, ready to be edited."""
        if path not in self.documents:
            self.documents[path] = Document(self.files[path])
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
            is_key = isinstance(value_at(entity.record, reference.loc[:-1]), dict)
            span = entity.at(reference.loc, key=is_key)
            self._edit_scalar(span, *renamed)

    def _edit_scalar(self, span: Span, start: int, end: int, new: str) -> None:
        document = self.document(span.file)
        document.edit(*document.in_scalar(span, start, end), new)

    def _prose(self, entity: Entity) -> None:
        """Edit the references in an entity's prose."""
        for token in self.corpus.tokens(entity):
            for target, offset, kinds in targets(token):
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

    def _body(self, document: Document, entity: Entity) -> Scalar:
        """The scalar that holds an entity's prose in a YAML file."""
        node = document.root
        if node is not None and in_registry(entity):
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
        elif in_registry(entity):
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
            for place, start, end, _ in json_strings(document.file.text):
                if place == ("extracts", extract, KEY):
                    document.edit(start, end, self.new.id.partition("#")[2])

    def _comparison(self, path: str) -> None:
        """A recorded comparison names two sources, some of their extracts, and outlets."""
        document = self.document(path)
        for place, start, end, text in json_strings(document.file.text):
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
            raise Refused(f'something stands in the way: "{new}"', "move it elsewhere first")
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
        document = Document(known or InputFile(REDIRECTS_FILE, REDIRECTS_HEAD))
        kept = retarget(document, moved)
        indent = " " * (kept[0].span.column - 1) if kept else ""
        text = document.edited
        if text and not text.endswith("\n"):
            text += "\n"
        self.redirects_text = text + "".join(
            f"{indent}{old}: {new}\n" for old, new in self.redirects
        )

    # -- the proof ---------------------------------------------------------------------------

    def proven(self) -> Plan:
        """The plan, once its result has been parsed and found to say the same."""
        texts = {path: document.edited for path, document in self.documents.items()}
        counts = {path: len(document.edits) for path, document in self.documents.items()}
        if self.redirects_text is not None:
            texts[REDIRECTS_FILE] = self.redirects_text
            counts[REDIRECTS_FILE] = len(self.redirects)
        before = examine(self.files.values())
        after = examine(
            InputFile(self._moved(path), texts[path] if path in texts else self.files[path].text)
            for path in {*self.files, *texts}
        )
        compare(before, after, self._back)
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
            raise Refused(f'"{path}" has just been changed by somebody', "rename again")
        ends = _LINE_END.findall(was)
        usual = ends[-1] if ends else "\n"
        if len(ends) != text.count("\n"):
            ends = [usual] * text.count("\n")
        lines = text.split("\n")
        joined = "".join(a + b for a, b in zip(lines, [*ends, ""], strict=True))
        return Rewrite(path, raw, (mark + joined).encode(), edits)

    def _back(self, key: Key) -> Key:
        """A key of the renamed corpus as it was called before."""
        if key == self.new:
            return self.old
        if key.kind == "extract" and self.new.kind == "source":
            source, _, extract = key.id.partition("#")
            return Key("extract", f"{self.old.id}#{extract}") if source == self.new.id else key
        return key
