"""What an analyst hands in, as things to import: a page, a text, or the items of an export."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.captures import foreign
from onrecord.captures.extraction import article_text, decoded, visible_text
from onrecord.captures.fetching import Fetched
from onrecord.captures.foreign import Passage
from onrecord.captures.furniture import Span as Furniture
from onrecord.captures.furniture import furniture
from onrecord.captures.stated import Fact, Stated, host_of, stated_by_page, stated_by_text
from onrecord.diagnostics import Diagnostic, Span

#: A page saved with its pictures inside can be large; a text cannot.
MAX_PAGE_BYTES = 50 * 1024 * 1024
MAX_TEXT_BYTES = 5 * 1024 * 1024
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
TEXT_SUFFIXES = (".txt", ".text", ".md")


@dataclass(frozen=True)
class Raw:
    """The bytes that become a capture."""

    data: bytes
    suffix: str
    remark: str = ""


@dataclass(frozen=True)
class Given:
    """One thing to import: what it states, its capture if it has one, and marked passages."""

    label: str
    stated: Stated
    raw: Raw | None = None
    text: str = ""
    type: str | None = None
    passages: tuple[Passage, ...] = ()
    furniture: tuple[Furniture, ...] = ()


@dataclass(frozen=True)
class Inputs:
    """What was read: the things to import, what of it has no place here, and what is wrong."""

    given: tuple[Given, ...] = ()
    left_out: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_input(path: Path) -> Inputs:
    """Read a file: a saved page, a text, or another program's export."""
    name = path.name
    suffix = path.suffix.lower()
    known = {*PAGE_SUFFIXES, *TEXT_SUFFIXES, *foreign.suffixes()}
    if suffix not in known:
        hint = {
            ".mhtml": "in the browser, save the page as HTML instead of as one archive file",
            ".mht": "in the browser, save the page as HTML instead of as one archive file",
            ".pdf": "save its text as .txt and import that",
            ".docx": "save it as plain text (.txt) and import that",
        }.get(suffix, "the endings that can be imported are " + ", ".join(sorted(known)))
        return _nothing(
            "not-importable", f'a "{suffix or name}" file cannot be imported', name, hint
        )
    limit = MAX_PAGE_BYTES if suffix in PAGE_SUFFIXES else MAX_TEXT_BYTES
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= limit else b""
    except OSError as error:
        return _nothing(
            "not-importable",
            f"the file cannot be read: {error.strerror or error}",
            name,
            "check that it exists and that you may read it",
        )
    if size > limit:
        return _nothing(
            "not-importable",
            f"the file has {size:,} bytes, more than the {limit:,} that are read",
            name,
            "save the article alone, for example from the browser's reading view",
        )
    if suffix in PAGE_SUFFIXES:
        return _page(data, name, None, None)
    if suffix in TEXT_SUFFIXES:
        return _text(data, name, None)
    return _export(data, name, suffix)


def fetched_input(fetched: Fetched) -> Inputs:
    """What was fetched, as a thing to import."""
    if fetched.suffix == ".txt":
        return _text(fetched.data, fetched.url, fetched)
    return _page(fetched.data, fetched.url, fetched, fetched.charset)


def _nothing(code: str, message: str, name: str, help: str) -> Inputs:
    return Inputs(diagnostics=(Diagnostic(code, message, Span(name), help=help),))


def _page(data: bytes, name: str, fetched: Fetched | None, charset: str | None) -> Inputs:
    html = decoded(data, html=True, charset=charset)
    raw = Raw(data, ".html")
    if charset and decoded(data, html=True) != html:
        # Only the server said how to read these bytes, and the file alone could not be read later.
        raw = Raw(
            b"\xef\xbb\xbf" + html.encode("utf-8", errors="replace"),
            ".html",
            f"the capture is stored as UTF-8: only the server said that the page is {charset}",
        )
    article = article_text(html)
    if not article and not visible_text(html):
        return _nothing(
            "not-importable",
            "there is no text on this page",
            name,
            "if the browser shows some, save the page from there after it has loaded",
        )
    stated = stated_by_page(html, fetched.url if fetched else None)
    if fetched and fetched.date:
        stated = stated.and_then(Stated(retrieved=(Fact(fetched.date, "the server's date"),)))
    text = article or visible_text(html)
    below = stated_by_text(text, titled=False)
    # What the article's text says of its date is less certain than what the page says to machines.
    stated = stated.and_then(replace(below, dates=() if stated.dates else below.dates))
    return Inputs((Given(name, stated, raw, text, furniture=furniture(text)),))


def _text(data: bytes, name: str, fetched: Fetched | None) -> Inputs:
    charset = fetched.charset if fetched else None
    raw = Raw(data, ".txt")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        text = decoded(data, html=False, charset=charset)
        if not charset or "\ufffd" in text:
            return _nothing(
                "not-importable",
                f"byte {error.start:,} of the text is not valid UTF-8",
                name,
                'save the file with the encoding "UTF-8" and import it again',
            )
        raw = Raw(
            text.encode("utf-8"),
            ".txt",
            f"the capture is stored as UTF-8: the server sent {charset}",
        )
    if "\0" in text:
        return _nothing(
            "not-importable",
            "the file holds NUL characters, so it is not a text",
            name,
            'save it as plain text with the encoding "UTF-8"',
        )
    if not text.strip():
        return _nothing(
            "not-importable", "the file is empty", name, "save the article's text in it"
        )
    stated = stated_by_text(text)
    if fetched:
        stated = stated.and_then(
            Stated(
                addresses=(Fact(fetched.url, "the address fetched"),),
                hosts=(Fact(host_of(fetched.url), "the address fetched"),),
                retrieved=(Fact(fetched.date, "the server's date"),) if fetched.date else (),
            )
        )
    return Inputs((Given(name, stated, raw, text, furniture=furniture(text)),))


def _export(data: bytes, name: str, suffix: str) -> Inputs:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return _nothing(
            "not-importable",
            "the file is not valid UTF-8",
            name,
            'export it again with the encoding "UTF-8"',
        )
    export = foreign.read_export(text, suffix)
    if export is None:
        readable = [m.NAME for m in foreign.formats() if suffix in m.SUFFIXES]
        return _nothing(
            "malformed-export",
            "this is not an export of a kind that is known",
            name,
            f'a "{suffix}" file can be: ' + ", ".join(readable),
        )
    broken = tuple(
        Diagnostic(
            "malformed-export",
            f"{export.name}: {what}",
            Span(name),
            help="mend or remove it in the program that it comes from, and export again",
        )
        for what in export.broken
    )
    if not export.items and not broken:
        return _nothing("malformed-export", "the export holds nothing", name, "export some items")
    given = tuple(
        Given(item.label, item.stated, type=item.type, passages=item.passages)
        for item in export.items
    )
    return Inputs(given, export.left_out, broken)
