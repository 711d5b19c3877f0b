"""``/data/``: what can be taken away, in which formats, and how to follow the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from onrecord import exports
from onrecord.corpus import Corpus
from onrecord.exports import corpus_json
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


@dataclass(frozen=True)
class Download:
    """One file: its format, what is in it, and its size in words."""

    format: ModuleType
    holds: str
    size: str


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The one page: the corpus file first, then by what the files hold."""
    written = exports.files(corpus, edition)
    found = sorted(
        exports.formats().values(), key=lambda item: (item is not corpus_json, item.TITLE)
    )
    downloads = [
        Download(item, item.holds(corpus), in_words(len(written[f"{exports.FOLDER}/{item.FILE}"])))
        for item in found
    ]
    yield Spec(
        "/data/",
        edition.language.say("pages.data"),
        "data.md.j2",
        {"downloads": downloads},
        head=heads.listing(corpus, edition, "/data/"),
    )


def in_words(size: int) -> str:
    """A number of bytes in steps of 1,000, as operating systems show it: ``124 kB``."""
    for unit in ("bytes", "kB", "MB"):
        if size < 1000 or unit == "MB":
            return f"{size:,.0f} {unit}" if size >= 10 or unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    raise AssertionError
