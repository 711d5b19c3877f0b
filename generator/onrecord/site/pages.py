"""Pages as an engine has built them: which there are, and what stands in their heads."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

#: The page for addresses that do not exist: it stands at any of them, so it has none of its own.
NOT_FOUND = "404.html"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def built_pages(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every page but that for addresses that do not exist, as address and file, in order."""
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if name != NOT_FOUND:
            index = name == "index.html" or name.endswith("/index.html")
            yield "/" + (name.removesuffix("index.html") if index else name), path


def title_of(text: str, site_name: str) -> str:
    """The title of a page without the name of the site, which the theme adds to it."""
    found = _TITLE.search(text)
    title = " ".join(html.unescape(found[1]).split()) if found else ""
    return title.removesuffix(f" - {site_name}")
