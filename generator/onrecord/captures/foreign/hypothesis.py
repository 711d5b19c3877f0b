"""Annotations exported from Hypothesis: each annotated page a source, each highlight an extract.

An annotation says who marked a passage, never who speaks in it. So its extract has no speaker,
which means the outlet's own reporting, until an analyst names one.
"""

from __future__ import annotations

import json
import re
from typing import Any

from onrecord.captures.dates import as_written
from onrecord.captures.foreign import MAX_ITEMS, Export, Item, Passage
from onrecord.captures.stated import MAX_TITLE, Fact, Stated, host_of, tidy

NAME = "Hypothesis"
SUFFIXES = (".json",)

_LONGEST_NOTE = 5000


def read(text: str) -> Export | None:
    """The pages of an export from the client, of an answer of its API, or of a bare list."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict):
        data = data.get("annotations", data.get("rows"))
    if not isinstance(data, list) or not any(_is_annotation(item) for item in data[:20]):
        return None
    pages: dict[str, list[dict[str, Any]]] = {}
    broken, left_out = [], []
    replies = 0
    for number, item in enumerate(data, start=1):
        if not _is_annotation(item):
            broken.append(f"annotation {number} has no address or no target")
        elif item.get("references"):
            replies += 1
        else:
            pages.setdefault(item["uri"].strip().partition("#")[0], []).append(item)
    if len(data) > MAX_ITEMS:
        broken.append(f"it has {len(data):,} annotations, more than {MAX_ITEMS:,}")
        pages = {}
    if replies:
        left_out.append(f"{replies} replies to annotations")
    items = [_page(uri, found, left_out) for uri, found in pages.items()]
    return Export(NAME, tuple(items), tuple(left_out), tuple(broken[:20]))


def _is_annotation(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and isinstance(item.get("uri"), str)
        and isinstance(item.get("target"), list)
    )


def _page(uri: str, annotations: list[dict[str, Any]], left_out: list[str]) -> Item:
    """A page with its passages in the order in which they stand on it, where that is known."""
    placed = []
    for number, item in enumerate(annotations):
        selectors = _selectors(item)
        quote = selectors.get("TextQuoteSelector", {})
        note = tidy_note(item.get("text"))
        exact = _words(quote.get("exact"))
        if not exact:
            if note:
                left_out.append(f'a note on the page {uri} as a whole: "{_short(note)}"')
            continue
        start = selectors.get("TextPositionSelector", {}).get("start")
        order = start if isinstance(start, int) else 10**12
        tags = [_words(tag)[:80] for tag in item.get("tags") or () if isinstance(tag, str)]
        passage = Passage(
            exact,
            _whole_words(_words(quote.get("prefix")), at_start=True),
            _whole_words(_words(quote.get("suffix")), at_start=False),
            note,
            tuple(dict.fromkeys(tag for tag in tags if tag)),
        )
        placed.append((order, number, passage))
    dates = [as_written(str(item.get("created", ""))[:10]) for item in annotations]
    first = min((day for day in dates if day), default=None)
    title = next((text for item in annotations if (text := _title(item))), None)
    stated = Stated(
        titles=(Fact(title, "Hypothesis document title"),) if title else (),
        # A page was published before anybody could mark a passage on it, and no more is known.
        dates=(Fact(f"../{first}", "not later than its first annotation"),) if first else (),
        addresses=(Fact(uri, "Hypothesis uri"),),
        hosts=(Fact(host_of(uri), "Hypothesis uri"),) if host_of(uri) else (),
    )
    return Item(stated, title or uri, passages=tuple(entry[2] for entry in sorted(
        placed, key=lambda entry: entry[:2]
    )))  # fmt: skip


def _selectors(item: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for target in item["target"][:5]:
        selectors = target.get("selector") if isinstance(target, dict) else None
        for selector in selectors[:20] if isinstance(selectors, list) else ():
            if isinstance(selector, dict) and isinstance(selector.get("type"), str):
                found.setdefault(selector["type"], selector)
    return found


def _title(item: dict[str, Any]) -> str | None:
    document = item.get("document")
    title = document.get("title") if isinstance(document, dict) else None
    if isinstance(title, list) and title:
        title = title[0]
    text = tidy(title) if isinstance(title, str) else ""
    return text if 0 < len(text) <= MAX_TITLE else None


def _words(value: Any) -> str:
    """Text in one line; nothing else of it is changed, as it has to be found again."""
    if not isinstance(value, str):
        return ""
    kept = re.sub("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]", "", value[:20_000])
    return re.sub(r"[\s\x85]+", " ", kept).strip()


def tidy_note(value: Any) -> str:
    """A comment as one paragraph of plain text."""
    text = _words(value)
    return text if len(text) <= _LONGEST_NOTE else text[: _LONGEST_NOTE - 1] + "…"


def _whole_words(context: str, *, at_start: bool) -> str:
    """Words around a passage without the one that was cut at 32 characters."""
    if " " not in context:
        return ""
    return context.split(" ", 1)[1] if at_start else context.rsplit(" ", 1)[0]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
