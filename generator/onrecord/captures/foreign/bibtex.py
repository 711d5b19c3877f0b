"""BibTeX and BibLaTeX, as Zotero and other reference managers write them."""

from __future__ import annotations

import logging
import re

import bibtexparser
from bibtexparser.middlewares.names import split_multiple_persons_names
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from onrecord.captures.dates import as_written
from onrecord.captures.foreign import MAX_ITEMS, Export, Item
from onrecord.captures.stated import MAX_NAME, MAX_TITLE, Fact, Stated, sorted_names, tidy

NAME = "BibTeX"
SUFFIXES = (".bib", ".bibtex")

# What it cannot parse is reported by us, with what to do about it.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)

#: Signs by name that pylatexenc does not know, or takes for another: exporters write them.
_SIGNS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textquotedbl": '"',
}
#: TeX's commands as text, with those names.
KNOWN_SIGNS = get_default_latex_context_db()
KNOWN_SIGNS.add_context_category(
    "signs", macros=[MacroTextSpec(name, sign) for name, sign in _SIGNS.items()], prepend=True
)
_TYPES = {
    "techreport": "document",
    "report": "document",
    "book": "document",
    "inbook": "document",
    "incollection": "document",
    "legislation": "document",
    "manual": "document",
    "phdthesis": "document",
    "thesis": "document",
    "video": "video",
    "movie": "video",
}
_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
#: Babel's names of languages, as ``langid`` gives them.
_LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "ukrainian": "uk", "russian": "ru", "german": "de", "ngerman": "de",
    "french": "fr", "spanish": "es", "italian": "it", "polish": "pl", "portuguese": "pt",
    "dutch": "nl", "turkish": "tr", "chinese": "zh", "japanese": "ja", "arabic": "ar",
}  # fmt: skip


def read(text: str) -> Export | None:
    """The entries of a ``.bib`` file."""
    if not re.search(r"@\s*\w+\s*[{(]", text):
        return None
    try:
        library = bibtexparser.parse_string(text)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return Export(NAME, (), broken=("it is not valid BibTeX",))
    broken = [
        f"line {block.start_line + 1}: {_words(block.error)}"
        for block in library.failed_blocks[:20]
    ]
    if len(library.entries) > MAX_ITEMS:
        broken.append(
            f"it has {len(library.entries):,} entries, more than the {MAX_ITEMS:,} that are read"
        )
    items = [
        _item(entry.entry_type.lower(), entry.key, {
            name.lower(): str(field.value) for name, field in entry.fields_dict.items()
        })
        for entry in library.entries[:MAX_ITEMS]
    ]  # fmt: skip
    return Export(NAME, tuple(items), broken=tuple(broken))


def _words(error: object) -> str:
    text = tidy(str(error)) or "this entry cannot be read"
    return text if len(text) <= 160 else text[:159] + "…"


def _item(kind: str, key: str, fields: dict[str, str]) -> Item:
    def facts(limit: int, *names: str, plain: bool = True) -> tuple[Fact, ...]:
        found = []
        for name in names:
            text = _plain(fields.get(name, "")) if plain else fields.get(name, "").strip()
            if 0 < len(text) <= limit:
                found.append(Fact(text, f"BibTeX {name}"))
        return tuple(found)

    try:
        writers = split_multiple_persons_names(fields.get("author", "")[:5000])
    except (ValueError, IndexError, RecursionError):
        writers = []
    people, agencies = sorted_names([_name(writer) for writer in writers], "BibTeX author")
    addresses = facts(2000, "url", plain=False) or _how_published(fields)
    stated = Stated(
        titles=facts(MAX_TITLE, "title"),
        dates=_date(fields, "date") or _date(fields, "year"),
        addresses=tuple(Fact(_address(fact.value), fact.origin) for fact in addresses),
        publishers=facts(
            MAX_NAME, "journal", "journaltitle", "newspaper", "organization", "institution",
            "publisher",
        ),
        authors=people,
        languages=tuple(
            Fact(_LANGUAGES.get(fact.value.lower(), fact.value), fact.origin)
            for fact in facts(40, "langid", "language")
        ),
        agencies=agencies,
        retrieved=_date(fields, "urldate"),
    )  # fmt: skip
    return Item(stated, tidy(key)[:80] or "entry", _TYPES.get(kind))


def _plain(value: str) -> str:
    """A value without TeX's commands and braces."""
    if re.search(r"[\\{}$~%]|--|``|''", value):
        try:
            value = LatexNodes2Text(latex_context=KNOWN_SIGNS, keep_comments=True).latex_to_text(
                value[:5000]
            )
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            value = re.sub(r"\\[a-zA-Z]+\s?|[\\{}$]", "", value)
    return tidy(value)


def _name(writer: str) -> str:
    """A name given name first; one in braces of its own is a body's and stays as it is."""
    if re.fullmatch(r"\{.*\}", writer.strip(), re.DOTALL):
        return _plain(writer)
    parts = [_plain(part) for part in writer.split(",")]
    if len(parts) == 2:
        return f"{parts[1]} {parts[0]}".strip()
    if len(parts) == 3:
        return f"{parts[2]} {parts[0]} {parts[1]}".strip()
    return _plain(writer)


def _address(value: str) -> str:
    """An address without what some exporters write before its special characters."""
    found = re.search(r"\\url\{([^{}]*)\}", value)
    text = found[1] if found else value
    return re.sub(r"\\([_%&#~])", r"\1", text).strip("{} ")


def _how_published(fields: dict[str, str]) -> tuple[Fact, ...]:
    text = fields.get("howpublished", "")
    found = re.search(r"https?://[^\s{}]+", text)
    return (Fact(found[0], "BibTeX howpublished"),) if found else ()


def _date(fields: dict[str, str], name: str) -> tuple[Fact, ...]:
    """``date`` and ``urldate`` are EDTF in BibLaTeX; ``year`` may come with month and day."""
    text = _plain(fields.get(name, ""))
    if name == "year" and text.isdigit():
        month = _plain(fields.get("month", "")).strip(".").lower()
        number = _MONTHS.get(month[:3]) or (int(month) if month.isdecimal() else None)
        day = _plain(fields.get("day", ""))
        if number:
            text += f"-{number:02}" + (f"-{int(day):02}" if day.isdecimal() else "")
    doubt = text[-1:] if text[-1:] in "?~%" else ""
    found = as_written(text.rstrip("?~%"))
    if found and "T" in found and name == "urldate":
        found = found[:10]
    return (Fact(found + doubt, f"BibTeX {name}"),) if found else ()
