"""Sources as CSL-JSON, which citation processors and reference managers read.

Source of types and fields: the Citation Style Language's schema of input data (csl-data.json, 1.0)
and the CSL specification 1.0.2.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from onrecord.analysis.dates import in_words
from onrecord.corpus import Corpus
from onrecord.exports.bibliographic import Item, counted_sources, items, parts
from onrecord.model.edtf import Edtf
from onrecord.render.press import Edition

NAME = "csl-json"
FILE = "sources.csl.json"
EXAMPLE = "pandoc --citeproc --bibliography sources.csl.json draft.md -o draft.docx"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"

_TYPES = {
    "interview": "interview",
    "statement": "document",
    "post": "post",
    "document": "document",
    "transcript": "document",
    "video": "motion_picture",
}
#: Types that stand in something larger; of the others the outlet is the publisher.
_CONTAINED = ("article-newspaper", "interview", "post", "webpage")

holds = counted_sources


def render(corpus: Corpus, edition: Edition) -> str:
    """A list of items in the order of their ids."""
    found = [_item(item) for item in items(corpus, edition)]
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _item(item: Item) -> dict[str, Any]:
    record = item.record
    type_ = _TYPES.get(record.type, "article-newspaper" if item.is_news else "webpage")
    return _filled(
        {
            "id": item.id,
            "type": type_,
            "title": record.title,
            "author": [{"literal": name} for name in record.authors],
            "container-title": item.publisher if type_ in _CONTAINED else None,
            "publisher": None if type_ in _CONTAINED else item.publisher,
            "genre": None if record.type == "article" else record.type,
            "issued": date_variable(record.published),
            "accessed": date_variable(record.retrieved) if record.retrieved else None,
            "URL": item.url,
            "archive": urlsplit(item.archive_url).hostname if item.archive_url else None,
            "archive_location": item.archive_url,
            "language": record.language,
            "status": "retracted"
            if record.retracted
            else "corrected"
            if record.corrected
            else None,
            "note": " ".join((*item.remarks, *([f"Record: {item.page}"] if item.page else ()))),
        }
    )


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def date_variable(date: Edtf) -> dict[str, Any]:
    """A date as CSL has it: numbers, with ``circa`` where it is in doubt, and EDTF where that says
    more; in words where there are no numbers to give. A time of day is left out."""
    numbers = parts(date)
    if numbers is None:
        found: dict[str, Any] = {"literal": in_words(date)}
    else:
        found = {"date-parts": [list(single) for single in numbers.dates]}
        if numbers.season:
            found["season"] = numbers.season
        if numbers.is_doubtful:
            found["circa"] = True
    if (numbers is None or not numbers.is_whole) and "T" not in date.text:
        found["edtf"] = date.text
    return found
