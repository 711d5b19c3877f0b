"""``/data/``: what can be taken away, in which formats, and how to follow the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from onrecord import exports
from onrecord.corpus import Corpus
from onrecord.exports import corpus_json
from onrecord.languages import ENGLISH, Language
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


@dataclass(frozen=True)
class Download:
    """One file: its format, what it is called and good for, what is in it, and its size."""

    format: ModuleType
    title: str
    about: str
    holds: str
    size: str


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The one page: the corpus file first, then by what the files hold."""
    written = exports.files(corpus, edition)
    language = edition.language
    downloads = [
        Download(
            item,
            language.say(f"export.title.{item.NAME}"),
            language.say(f"export.about.{item.NAME}"),
            item.holds(corpus, language),
            in_words(len(written[f"{exports.FOLDER}/{item.FILE}"]), language),
        )
        for item in exports.formats().values()
    ]
    downloads.sort(key=lambda item: (item.format is not corpus_json, item.title))
    yield Spec(
        "/data/",
        edition.language.say("pages.data"),
        "data.md.j2",
        {"downloads": downloads},
        head=heads.listing(corpus, edition, "/data/"),
    )


def in_words(size: int, language: Language = ENGLISH) -> str:
    """A number of bytes in steps of 1,000, as operating systems show it: ``124 kB``."""
    if size < 1000:
        return language.say("export.size", n=size)
    unit, amount = ("kB", size / 1e3) if size < 1e6 else ("MB", size / 1e6)
    return f"{language.fraction(amount, 0 if amount >= 10 else 1)} {unit}"
