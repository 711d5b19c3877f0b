"""CSL-JSON, as Zotero and other reference managers write it."""

from __future__ import annotations

import json
from typing import Any

from onrecord.captures.dates import as_written
from onrecord.captures.foreign import MAX_ITEMS, Export, Item
from onrecord.captures.stated import MAX_NAME, MAX_TITLE, Fact, Stated, sorted_names, tidy

NAME = "CSL-JSON"
SUFFIXES = (".json", ".csljson")

#: CSL's kinds of item that are another type of source than an article.
_TYPES = {
    "interview": "interview",
    "speech": "statement",
    "post": "post",
    "post-weblog": "post",
    "personal_communication": "document",
    "report": "document",
    "bill": "document",
    "legislation": "document",
    "legal_case": "document",
    "treaty": "document",
    "regulation": "document",
    "standard": "document",
    "book": "document",
    "chapter": "document",
    "thesis": "document",
    "hearing": "transcript",
    "motion_picture": "video",
    "broadcast": "video",
}


def read(text: str) -> Export | None:
    """The items of an export: a list, or an object that holds one under ``items``."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    if isinstance(data, dict) and "title" in data and "type" in data:
        data = [data]
    if not isinstance(data, list) or not any(_is_item(item) for item in data[:20]):
        return None
    items, broken = [], []
    for number, item in enumerate(data[:MAX_ITEMS], start=1):
        if _is_item(item):
            items.append(_item(item, number))
        else:
            broken.append(f"item {number} is not a CSL item: it has no type")
    if len(data) > MAX_ITEMS:
        broken.append(f"it has {len(data):,} items, more than the {MAX_ITEMS:,} that are read")
    return Export(NAME, tuple(items), broken=tuple(broken))


def _is_item(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and isinstance(item.get("type"), str)
        and bool({"title", "URL", "issued", "author", "container-title"} & item.keys())
    )


def _item(item: dict[str, Any], number: int) -> Item:
    title = _text(item.get("title"), MAX_TITLE)
    people, agencies = sorted_names(_names(item.get("author")), "CSL author")
    accessed = _date(item.get("accessed"))
    stated = Stated(
        titles=_facts("CSL title", title),
        dates=_facts("CSL issued", _date(item.get("issued"))),
        addresses=_facts("CSL URL", _text(item.get("URL"), 2000)),
        publishers=(
            *_facts("CSL container-title", _text(item.get("container-title"), MAX_NAME)),
            *_facts("CSL publisher", _text(item.get("publisher"), MAX_NAME)),
        ),
        authors=people,
        languages=_facts("CSL language", _text(item.get("language"), 40)),
        agencies=agencies,
        retrieved=_facts("CSL accessed", accessed if accessed and "/" not in accessed else None),
    )
    return Item(stated, title or f"item {number}", _TYPES.get(item["type"]))


def _facts(origin: str, value: str | None) -> tuple[Fact, ...]:
    return (Fact(value, origin),) if value else ()


def _text(value: Any, limit: int) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    text = tidy(value) if isinstance(value, str) else ""
    return text if 0 < len(text) <= limit else None


def _names(people: Any) -> list[str]:
    """The names as they are written: given name first."""
    names = []
    for person in people[:50] if isinstance(people, list) else ():
        if not isinstance(person, dict):
            continue
        parts = [
            person.get(key)
            for key in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
        ]
        whole = person.get("literal") or " ".join(part for part in parts if isinstance(part, str))
        if isinstance(whole, str) and whole.strip():
            names.append(whole)
    return names


def _date(value: Any) -> str | None:
    """EDTF for a CSL date: parts, a raw text, or EDTF itself, with "circa" kept."""
    if isinstance(value, str):
        return as_written(value)
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        ends = [_parts(part) for part in parts[:2]]
        if ends[0] is None:
            return None
        if len(ends) == 2 and ends[1] and ends[1] != ends[0]:
            return f"{ends[0]}/{ends[1]}"
        circa = value.get("circa") not in (None, False, 0, "", "0", "false")
        return f"{ends[0]}~" if circa else ends[0]
    for key in ("raw", "literal"):
        if isinstance(value.get(key), str) and (found := as_written(value[key])):
            return found
    return None


def _parts(parts: Any) -> str | None:
    if not isinstance(parts, list) or not 1 <= len(parts) <= 3:
        return None
    try:
        numbers = [int(part) for part in parts if part not in (None, "")]
    except (ValueError, TypeError, OverflowError):
        return None
    if not numbers or not 0 < numbers[0] <= 9999:
        return None
    return as_written("-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])]))
