"""The pipeline: read → parse → resolve → check → analyse → render → prove → write.

Each stage takes values and gives values and diagnostics; only the first and the last touch the
disk, and the last does so only when no stage has found an error.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord import exports, feeds
from onrecord.checks import check
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, has_errors, in_order
from onrecord.handling import release
from onrecord.hindsight import stood
from onrecord.inputs.files import read_tree
from onrecord.inputs.site import SiteConfig, read_config
from onrecord.model.base import Tlp
from onrecord.model.edtf import Edtf
from onrecord.pages import all_specs
from onrecord.parse import parse
from onrecord.progress import Progress, silent
from onrecord.proof import prove_pages
from onrecord.render.page import Page
from onrecord.render.press import Edition, set_pages
from onrecord.resolve import resolve
from onrecord.writer import Written, write

ASSETS = "assets/onrecord"


@dataclass(frozen=True)
class Inspected:
    """The content as understood: the whole corpus, what a level may see of it, what is wrong.

    ``texts`` holds the input files by path, for excerpts in diagnostics.
    """

    config: SiteConfig
    whole: Corpus
    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]

    @property
    def failed(self) -> bool:
        """Whether there are errors, so that nothing may be written."""
        return has_errors(self.diagnostics)


def inspect(
    site: Path,
    level: Tlp = Tlp.CLEAR,
    *,
    drafts: bool = False,
    as_of: Edtf | None = None,
    progress: Progress = silent,
) -> Inspected:
    """Read, parse, resolve and check the content of a site; nothing is written.

    ``as_of`` takes out what was published or written after that moment.
    """
    progress("reading the content", 0, 0)
    gc.unfreeze()
    config, problems = read_config(site)
    tree = read_tree(site)
    parsed = parse(tree.files, tree.unread, tree.locks)
    corpus, unresolved = resolve(parsed)
    progress("checking it", 0, 0)
    # The content stays till the end: the garbage collector need not look through it again.
    gc.freeze()
    released = release(corpus, level, drafts=drafts)
    seen = released.corpus
    later: tuple[Diagnostic, ...] = ()
    if as_of is not None:
        then = stood(seen, as_of)
        seen, later = then.corpus, then.diagnostics
    found = (
        *problems,
        *tree.diagnostics,
        *parsed.diagnostics,
        *unresolved,
        *check(corpus),
        *released.diagnostics,
        *later,
    )
    texts = {file.path: file.text for file in (*tree.files, *tree.locks)}
    return Inspected(config, corpus, seen, in_order(found), texts)


@dataclass(frozen=True)
class Generated:
    """What ``generate`` did: the inspected content, what the site is built for, the pages by
    address, and what was written."""

    inspected: Inspected
    edition: Edition
    pages: Mapping[str, Page]
    written: Written
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether there were errors, so that nothing was written."""
        return has_errors(self.diagnostics)


def generate(
    site: Path,
    level: Tlp = Tlp.CLEAR,
    *,
    drafts: bool = False,
    as_of: Edtf | None = None,
    progress: Progress = silent,
) -> Generated:
    """Turn the content into Markdown pages below the site's docs folder."""
    inspected = inspect(site, level, drafts=drafts, as_of=as_of, progress=progress)
    edition = Edition(inspected.config, level, as_of)
    if inspected.failed:
        return Generated(inspected, edition, {}, Written(), inspected.diagnostics)
    specs = all_specs(inspected.corpus, edition)
    pages = set_pages(inspected.corpus, edition, specs, progress)
    progress("proving them", 0, 0)
    proof = tuple(prove_pages(inspected.corpus, pages, edition.language))
    found = in_order((*inspected.diagnostics, *proof))
    by_address = {page.address: page for page in pages}
    if has_errors(found):
        return Generated(inspected, edition, by_address, Written(), found)
    progress("writing them", 0, 0)
    files = {page.path: page.text.encode() for page in pages} | theme_files()
    files |= exports.files(inspected.corpus, edition)
    files |= feeds.files(inspected.corpus, edition)
    written = write(site / inspected.config.docs, files, inspected.config.docs)
    found = in_order((*found, *written.diagnostics))
    return Generated(inspected, edition, by_address, written, found)


def theme_files() -> dict[str, bytes]:
    """The styles, scripts and fonts that every site needs, by path below the docs folder.

    What lies in ``theme/styles`` and ``theme/scripts`` is put together, in the order of names, into
    the one stylesheet and the one script that every page loads; every other file of ``theme`` is
    published as it is, for the pages that ask for it.
    """
    theme = package_files("onrecord") / "theme"
    files = {
        f"{ASSETS}/onrecord.css": _together(theme / "styles"),
        f"{ASSETS}/onrecord.js": _together(theme / "scripts"),
    }
    return files | dict(_as_they_are(theme, ASSETS))


def _together(folder: Traversable) -> bytes:
    return b"\n".join(item.read_bytes() for item in _by_name(folder))


def _as_they_are(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    for item in _by_name(folder):
        if item.is_file():
            yield f"{place}/{item.name}", item.read_bytes()
        elif item.name not in ("styles", "scripts"):
            yield from _as_they_are(item, f"{place}/{item.name}")


def _by_name(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda item: item.name)
