"""From a saved page to its text: the article alone, and everything that a reader could see."""

from __future__ import annotations

import lxml.html
import trafilatura


def article_text(html: str) -> str:
    """The article's text as trafilatura extracts it; empty where it finds none."""
    return trafilatura.extract(html, include_comments=False, include_tables=True) or ""


def visible_text(html: str) -> str:
    """All text of the page but scripts, styles and templates, one block a line."""
    if not html.strip():
        return ""
    tree = lxml.html.document_fromstring(html)
    for element in tree.xpath("//script | //style | //noscript | //template"):
        element.drop_tree()
    return str(tree.text_content())
