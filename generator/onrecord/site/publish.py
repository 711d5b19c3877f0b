"""Publishing into the site folder: build beside it, prove, then swap.

The last good site stays where it is until everything has passed; a run that is cut off leaves
either the old site or the new one.
"""

from __future__ import annotations

import calendar
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.build import Generated, generate
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Span, has_errors, in_order
from onrecord.inputs.files import CONTENT_FOLDER, PRIVATE_FOLDER
from onrecord.inputs.site import SiteConfig
from onrecord.model.base import Tlp
from onrecord.model.edtf import Edtf
from onrecord.progress import Progress, silent
from onrecord.proof import prove_site
from onrecord.site.engines import run_engine
from onrecord.site.finish import Staged, finish


@dataclass(frozen=True)
class Built:
    """What a build did: the generation before it, what was wrong, where the site is, how long it
    took (seconds) and how many pages it has."""

    generated: Generated
    diagnostics: tuple[Diagnostic, ...]
    folder: Path
    seconds: float
    pages: int

    @property
    def failed(self) -> bool:
        """Whether there were errors, so that the last good site is still in place."""
        return has_errors(self.diagnostics)


def build_site(
    site: Path,
    level: Tlp = Tlp.CLEAR,
    *,
    engine: str = "mkdocs",
    drafts: bool = False,
    as_of: Edtf | None = None,
    into: Path | None = None,
    progress: Progress = silent,
) -> Built:
    """Generate, run the engine, finish and prove what it built, then replace the last good site.

    With ``into`` the result is put into that folder, which must not exist yet, and the last good
    site stays. Zensical builds only into folders below ``site``.
    """
    start = time.monotonic()
    generated = generate(site, level, drafts=drafts, as_of=as_of, progress=progress)
    config = generated.inspected.config
    folder = into or site / config.site
    found: tuple[Diagnostic, ...] = generated.diagnostics
    previous = folder.with_name(f".{folder.name}.previous")
    _restore(folder, previous)
    if not generated.failed and into is None:
        found = in_order((*found, *_unfit(site, config)))
    if has_errors(found):
        return Built(generated, found, folder, time.monotonic() - start, 0)
    _clear(folder, previous)
    # An engine can outlive a run that was cut off: no two runs build into the same folder.
    staged = folder.with_name(f".{folder.name}.building.{os.getpid()}")
    progress(f"building the site with {engine}", 0, 0)
    run = run_engine(engine, site, staged, newest=newest_date(generated.inspected.corpus))
    found = in_order((*found, *run.diagnostics))
    pages = 0
    if not run.diagnostics:
        corpus = generated.inspected.corpus
        staged_site = Staged(staged, corpus, generated.edition, generated.pages)
        found = in_order((*found, *finish(staged_site, progress)))
        progress("proving the site", 0, 0)
        base = urlsplit(config.url).path or "/"
        language = generated.edition.language
        proof = prove_site(corpus, staged, generated.pages, base, language, config.url)
        found = in_order((*found, *proof))
        pages = sum(1 for _ in staged.rglob("*.html"))
    if has_errors(found):
        shutil.rmtree(staged, ignore_errors=True)
    else:
        _swap(folder, staged, previous)
    return Built(generated, found, folder, time.monotonic() - start, pages)


def _unfit(site: Path, config: SiteConfig) -> Iterator[Diagnostic]:
    """Why the site folder must not be replaced, if it must not."""
    folder = (site / config.site).resolve()
    kept = [site, site / CONTENT_FOLDER, site / config.docs, site / PRIVATE_FOLDER]
    where = Span("mkdocs.yml")
    if any(folder == path.resolve() or folder in path.resolve().parents for path in kept):
        yield Diagnostic(
            "unfit-site-folder",
            f'site_dir "{config.site}" would replace the site\'s own files',
            where,
            help="name a folder of its own, for example: site_dir: site",
        )
    elif (site / config.site).is_symlink() or (folder.exists() and not folder.is_dir()):
        yield Diagnostic(
            "unfit-site-folder",
            f'"{config.site}" is not an ordinary folder',
            where,
            help="remove it, or name another folder under site_dir",
        )
    elif folder.is_dir() and any(folder.iterdir()) and not (folder / "404.html").is_file():
        yield Diagnostic(
            "unfit-site-folder",
            f'the folder "{config.site}" holds something that is not a site',
            where,
            help="move it elsewhere, or name another folder under site_dir",
        )


def _restore(folder: Path, previous: Path) -> None:
    """Bring the last good site back after a run that was cut off between its two renames."""
    if previous.exists() and not folder.exists():
        os.replace(previous, folder)


def _clear(folder: Path, previous: Path) -> None:
    """Remove what a run that was cut off has left behind."""
    for left in (previous, *folder.parent.glob(f".{folder.name}.building*")):
        shutil.rmtree(left, ignore_errors=True)


def _swap(folder: Path, staged: Path, previous: Path) -> None:
    if folder.exists():
        os.replace(folder, previous)
    os.replace(staged, folder)
    shutil.rmtree(previous, ignore_errors=True)


def newest_date(corpus: Corpus) -> int:
    """The newest date that the content names as its own, in seconds since 1970.

    Publication dates of sources and dates of briefings and notes; the site's own files bear it, so
    that they depend on the content and not on the clock.
    """
    latest = (1980, 1, 1, 0, 0, 0)
    for entity in corpus.entities():
        for name in ("published", "date", "updated"):
            date = getattr(entity.record, name, None)
            if date is not None and date.latest[0] < 9999:
                latest = max(latest, date.earliest)
    return calendar.timegm((*latest, 0, 0, 0))
