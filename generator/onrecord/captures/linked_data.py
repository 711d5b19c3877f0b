"""JSON-LD: what a page says to machines of the article it holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_MAX_JSON = 2_000_000
_LD = re.compile(
    r"<script\b[^>]{0,500}?application/ld\+json[^>]{0,500}?>(.*?)</script",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|Report|SocialMediaPosting|LiveBlogPosting)")


def described_articles(html: str) -> list[dict[str, Any]]:
    """The descriptions of the page's own article in its JSON-LD: first those at the top."""
    found: list[dict[str, Any]] = []
    for script in list(_LD.finditer(html))[:20]:
        text = script[1].strip().removeprefix("<!--").removesuffix("-->")
        if len(text) > _MAX_JSON:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        found += _top(data)
    return found[:3]


def _top(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Article objects that stand at the top, in a graph, or as what the page is about."""
    if depth > 3:
        return
    if isinstance(data, list):
        for item in data[:100]:
            yield from _top(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _ARTICLES.fullmatch(name) for name in names):
            yield data
        else:
            for key in ("@graph", "mainEntity"):
                yield from _top(data.get(key), depth + 1)


def names_in(value: Any, depth: int = 0) -> Iterator[str]:
    """The names in a JSON-LD value: text, an object with a name, or a list of either."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, str):
            yield name
        elif isinstance(name, list) and depth < 3:
            yield from names_in(name, depth + 1)
    elif isinstance(value, list) and depth < 3:
        for item in value[:30]:
            yield from names_in(item, depth + 1)
