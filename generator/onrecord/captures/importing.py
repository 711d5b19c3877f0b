"""Import: from a saved page, a text, an address or an export to captures and source files.

``plan`` decides, against the site as it is, what would be written, and says where each value came
from; ``write_new`` writes it, all or nothing, and never over anything. Nothing is guessed: a value
that no page states is left out, and where a source cannot stand without it, nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.captures.capture import SUFFIXES
from onrecord.captures.drafting import (
    Draft,
    Filled,
    Options,
    as_edtf,
    fits,
    folded,
    same_address,
    short,
    slug,
)
from onrecord.captures.emitting import Value, extract_lines, front_matter
from onrecord.captures.foreign import Passage
from onrecord.captures.furniture import Span as Furniture
from onrecord.captures.intake import Given, Inputs
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Span, suggestion
from onrecord.inputs.files import CONTENT_FOLDER, PRIVATE_FOLDER
from onrecord.model.base import ID, Language, WebAddress
from onrecord.progress import Progress, counted, silent

#: What marks an extract that came with an import and that nobody has looked at yet.
TAG = "imported"

_GITIGNORE = "# Full texts of articles: private, and never committed.\n*\n"


@dataclass(frozen=True)
class Imported:
    """What an import does with one thing: paths are relative to the site, empty where none is."""

    id: str
    source: str = ""
    source_is_new: bool = False
    capture: str = ""
    capture_is_new: bool = False
    filled: tuple[Filled, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    extracts: int = 0
    to_paste: str = ""


@dataclass(frozen=True)
class Plan:
    """What would be written, and what is to be said.

    ``outlets`` holds entries for ``outlets.yml`` that would let the import go on.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    imported: tuple[Imported, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    outlets: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


# -- deciding --------------------------------------------------------------------------------------


class _Site:
    """The site that is imported into, as far as an import has to know it."""

    def __init__(self, folder: Path, corpus: Corpus, into: str) -> None:
        self.folder, self.corpus, self.into = folder, corpus, into
        self.captures: dict[str, Path] = {}
        private = folder / PRIVATE_FOLDER
        if private.is_dir():
            for path in sorted(private.iterdir(), reverse=True):
                if path.suffix in SUFFIXES and path.is_file() and not path.is_symlink():
                    self.captures[path.stem] = path
        broken = {name for kind, name in corpus.broken if kind == "source"}
        self.taken = {*corpus.sources, *broken, *self.captures}

    def capture_with(self, data: bytes) -> str | None:
        """The id of a capture of exactly these bytes."""
        for name, path in sorted(self.captures.items()):
            if path.stat().st_size == len(data) and path.read_bytes() == data:
                return name
        return None

    def free_id(self, wanted: str) -> str:
        """An id that nothing has: as wanted, or with a number behind it."""
        found, number = wanted, 2
        while found in self.taken:
            found, number = f"{wanted}-{number}", number + 1
        return found


def default_folder(corpus: Corpus) -> str:
    """Where new sources go: beside the only briefing, or else into the shared folder."""
    if len(corpus.briefings) == 1:
        briefing = next(iter(corpus.briefings.values()))
        return briefing.span.file.rsplit("/", 1)[0] + "/sources"
    return f"{CONTENT_FOLDER}/sources"


def plan(
    inputs: Inputs, options: Options, folder: Path, corpus: Corpus, progress: Progress = silent
) -> Plan:
    """What importing these things into a site means; nothing is written."""
    found = list(inputs.diagnostics)
    site = _Site(folder, corpus, options.into or default_folder(corpus))
    found += _bad_options(options, corpus, many=len(inputs.given) > 1)
    if found:
        return Plan(diagnostics=tuple(found))
    files: dict[str, bytes] = {}
    outlets: dict[str, str] = {}
    imported = []
    for given in counted(inputs.given, "taking in articles", progress):
        one = _one(given, options, site)
        found += one.diagnostics
        outlets |= one.outlets
        imported += one.imported
        files |= one.files
    if any(path.startswith(f"{PRIVATE_FOLDER}/") for path in files):
        ignore = f"{PRIVATE_FOLDER}/.gitignore"
        if not (folder / ignore).exists():
            files[ignore] = _GITIGNORE.encode()
    return Plan({} if found else files, tuple(imported), tuple(found), outlets, inputs.left_out)


_ONE_ONLY = ("id", "title", "published", "url")


def _bad_options(options: Options, corpus: Corpus, *, many: bool) -> Iterable[Diagnostic]:
    """Options that cannot be used as they are."""
    for name in ("outlet", "wire"):
        value = getattr(options, name)
        if value is not None and value not in corpus.outlets:
            yield Diagnostic(
                "unknown-outlet",
                f'no outlet is called "{value}"',
                Span(f"--{name}"),
                help="add it to briefings/outlets.yml first, or correct the spelling",
                label=suggestion(value, corpus.outlets),
            )
    if options.published is not None and as_edtf(options.published) is None:
        yield Diagnostic(
            "bad-date",
            f'"{options.published}" is not a date',
            Span("--published"),
            help="EDTF: 2025-02-15, 2025-02, 2025-02-15? (probably), ../2025-02-15 (not later)",
        )
    if options.id is not None and not ID.fullmatch(options.id):
        yield Diagnostic(
            "bad-id",
            f'"{options.id}" cannot be an id',
            Span("--id"),
            help="lower-case letters, digits and hyphens, starting with a letter or digit",
        )
    for name, kind in (("url", WebAddress), ("language", Language)):
        value = getattr(options, name)
        if value is not None and not fits(kind, value):
            yield Diagnostic(
                "bad-address" if name == "url" else "bad-language",
                f'"{value}" cannot be used',
                Span(f"--{name}"),
                help="give a whole https:// address"
                if name == "url"
                else "a BCP 47 tag such as en, uk or pt-BR",
            )
    if many:
        for name in _ONE_ONLY:
            if getattr(options, name) is not None:
                yield Diagnostic(
                    "not-importable",
                    f"--{name} is for one source, and the export holds several",
                    Span(f"--{name}"),
                    help="leave the option out, or export one item",
                )


def _one(given: Given, options: Options, site: _Site) -> Plan:
    """The plan for one thing."""
    draft = Draft(given, options, site.corpus)
    known = _known(given, options, draft, site)
    if isinstance(known, Diagnostic):
        return Plan(diagnostics=(known,))
    if known in site.corpus.sources or known in {name for _, name in site.corpus.broken}:
        return _existing(given, known, draft, site)
    problems = draft.problems()
    if problems:
        entry = draft.suggested_outlet()
        return Plan(diagnostics=problems, outlets=dict([entry]) if entry else {})
    source_id = known or options.id or site.free_id(draft.wanted_id())
    site.taken.add(source_id)
    files: dict[str, bytes] = {}
    capture, fresh, trouble = _capture(given, source_id, site, explicit=options.id is not None)
    if trouble:
        return Plan(diagnostics=(trouble,))
    if given.raw and fresh:
        files[capture] = given.raw.data
    source = f"{site.into}/{source_id}.md"
    extracts = _extracts(given.passages)
    fields = draft.fields()
    if extracts:
        fields["extracts"] = extracts
    files[source] = front_matter(fields, draft.comments()).encode()
    remarks = [*draft.remarks]
    if extracts:
        remarks.append(
            f'the extracts have no speaker (the outlet\'s own reporting) and the tag "{TAG}" '
            "until you name one"
        )
    done = Imported(
        source_id,
        source,
        True,
        capture,
        fresh,
        tuple(draft.filled),
        tuple(draft.missing),
        tuple(remarks),
        given.furniture,
        len(extracts),
    )
    return Plan(files, (done,))


def _known(given: Given, options: Options, draft: Draft, site: _Site) -> str | Diagnostic | None:
    """The id that this thing already has on the site; None where it is new."""
    if options.id is not None:
        return options.id if options.id in site.taken else None
    if given.raw and (same := site.capture_with(given.raw.data)):
        return same
    url = same_address(draft.url)
    titled = []
    for source in site.corpus.sources.values():
        record = source.record
        if url and record.url and same_address(record.url) == url:
            return source.id
        if draft.title and folded(record.title) == folded(draft.title):
            if _may_be(record.outlet, draft.outlet) and _may_be(record.wire, draft.wire):
                day = record.published.day
                if not (url and record.url) and _may_be(day, draft.day):
                    titled.append(source.id)
    if len(titled) > 1:
        return Diagnostic(
            "not-stated",
            f'several sources have the title "{short(draft.title)}": ' + ", ".join(titled),
            Span(given.label),
            help="say which one this is with --id, or what publishes it with --outlet",
        )
    if titled:
        draft.remarks.append(
            f'taken for "{titled[0]}", which has the same title; pass --id to import it as another'
        )
    return titled[0] if titled else None


def _may_be(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _existing(given: Given, source_id: str, draft: Draft, site: _Site) -> Plan:
    """A source that is there already is never touched; at most it gains its capture."""
    entity = site.corpus.sources.get(source_id)
    capture, fresh, trouble = _capture(given, source_id, site, explicit=False)
    if trouble:
        return Plan(diagnostics=(trouble,))
    files = {capture: given.raw.data} if given.raw and fresh else {}
    there = {folded(extract.quote) for extract in entity.record.extracts} if entity else set()
    ids = {extract.id for extract in entity.record.extracts} if entity else set()
    new = [item for item in given.passages if folded(item.quote) not in there]
    paste = "\n".join(extract_lines(item) for item in _extracts(new, ids))
    remarks = [*draft.remarks, "the source file is there already and was left as it is"]
    if given.raw and given.raw.remark and fresh:
        remarks.append(given.raw.remark)
    done = Imported(
        source_id,
        entity.span.file if entity else "",
        capture=capture,
        capture_is_new=fresh,
        remarks=tuple(remarks),
        furniture=given.furniture,
        to_paste=paste,
    )
    return Plan(files, (done,))


def _capture(
    given: Given, source_id: str, site: _Site, *, explicit: bool
) -> tuple[str, bool, Diagnostic | None]:
    """Where the capture lies, whether it is new, and what stands in its way."""
    there = site.captures.get(source_id)
    if given.raw is None:
        return (f"{PRIVATE_FOLDER}/{there.name}" if there else ""), False, None
    if there is None:
        return f"{PRIVATE_FOLDER}/{source_id}{given.raw.suffix}", True, None
    name = f"{PRIVATE_FOLDER}/{there.name}"
    if there.read_bytes() == given.raw.data:
        return name, False, None
    return (
        name,
        False,
        Diagnostic(
            "capture-differs",
            f'"{source_id}" has a capture already, and it is not the same text',
            Span(name),
            help="what was verified rests on it, so it is never replaced: import this version "
            "as a source of its own with --id"
            + (" and an id that is free" if explicit else "")
            + ", or move the old capture away first",
        ),
    )


# -- extracts --------------------------------------------------------------------------------------


def _extracts(passages: Iterable[Passage], taken: Collection[str] = ()) -> list[dict[str, Value]]:
    """Passages as extracts: the outlet's own reporting, until somebody names a speaker."""
    ids = set(taken)
    found = []
    for passage in passages:
        words = slug(" ".join(passage.quote.split()[:6]))[:48].strip("-") or "passage"
        name, number = words, 2
        while name in ids:
            name, number = f"{words}-{number}", number + 1
        ids.add(name)
        extract: dict[str, Value] = {"id": name, "quote": passage.quote}
        for key in ("prefix", "suffix", "note"):
            if value := getattr(passage, key):
                extract[key] = value
        extract["tags"] = tuple(dict.fromkeys((TAG, *passage.tags)))
        found.append(extract)
    return found


# -- writing ---------------------------------------------------------------------------------------


def write_new(site: Path, files: Mapping[str, bytes]) -> Diagnostic | None:
    """Write files that are not there yet: all of them, or none and why."""
    parts: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    name = ""
    try:
        for name, data in sorted(files.items()):
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            part.write_bytes(data)
            parts.append((part, path))
        for part, path in parts:
            name = path.relative_to(site).as_posix()
            _place(part, path)
            placed.append(path)
    except OSError as error:
        for path in placed:
            path.unlink(missing_ok=True)
        there = isinstance(error, FileExistsError)
        return Diagnostic(
            "not-ours" if there else "not-importable",
            "a file stands there already"
            if there
            else f"it cannot be written: {error.strerror or error}",
            Span(name),
            help="nothing was written; "
            + ("move it elsewhere or pass another --id" if there else "check the folder's rights"),
        )
    finally:
        for part, _ in parts:
            part.unlink(missing_ok=True)
    return None


def _place(part: Path, path: Path) -> None:
    """Give a finished file its name, unless the name is taken."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # File systems without hard links: the gap between looking and moving cannot be closed.
        if path.exists() or path.is_symlink():
            raise FileExistsError(17, "File exists") from None
        os.replace(part, path)
