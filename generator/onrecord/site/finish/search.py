"""The header search: names, titles and questions, so that its index stays small.

Engines index every word of every page, and a reader's browser loads it all at the first letter
typed. Of a generated page only its title, its other names and one line stay (``Head.gist``); its
words are found at ``/evidence/``, which loads what a query needs. Hand-written pages keep their
text. MkDocs and ProperDocs write ``search/search_index.json`` with ``docs``, Zensical
``search.json`` with ``items``; both give a page an entry of its own and one for each section, whose
``location`` has an anchor.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.diagnostics import Diagnostic
from onrecord.render.page import Page
from onrecord.site.finish import Staged

#: Index files by the key under which their entries stand.
INDEXES = {"search/search_index.json": "docs", "search.json": "items"}


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Take out of the index what the header search is not for."""
    for name, key in INDEXES.items():
        path = staged.folder / name
        if not path.is_file():
            continue
        index = json.loads(path.read_text(encoding="utf-8"))
        index[key] = list(_kept(index[key], staged.pages))
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="")
    yield from ()


def _kept(entries: list[dict[str, Any]], pages: Mapping[str, Page]) -> Iterator[Mapping[str, Any]]:
    """The entries of the index in their order, those of generated pages cut to one each.

    The theme writes titles and texts into the page as they are: what is added here is coded.
    """
    for entry in entries:
        place, anchor, _ = entry["location"].partition("#")
        page = pages.get("/" + place)
        if page is None:
            yield entry
        elif not anchor:
            yield {**entry, "text": html.escape(page.head.gist, quote=False)}
