"""What a reference manager takes from a page: a small model of Zotero's "Embedded Metadata".

Written after the rules that Zotero's translators "Embedded Metadata" and "RDF" follow (June 2026),
as far as they concern tags that our pages can hold. Nothing but what it reads counts as read.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import html

#: Prefixes that make a tag a statement of linked data; all others are looked up by their ending.
PREFIXES = {"dc", "dcterms", "prism", "z", "og", "article", "book", "so", "bib", "bibo", "vcard"}
FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_publisher": "publisher",
    "citation_abstract": "abstractNote",
    "citation_public_url": "url",
    "citation_language": "language",
}
#: Tags that decide on the type whatever else is there; the last of them wins.
TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}


def item_of(tree: html.HtmlElement) -> dict[str, Any]:
    """The item that Zotero would save: type, fields, creators."""
    statements: dict[str, list[str]] = {}
    highwire_type, guess = None, "webpage"
    for meta in tree.xpath("//meta"):
        names, value = meta.get("name") or meta.get("property"), meta.get("content")
        for name in names.split() if names and value else ():
            parts = re.split(r"[.:_]", name)
            known = next(
                (
                    depth
                    for depth in ((2, 1) if len(parts) > 2 else (1,))
                    if parts[depth - 1].lower() in PREFIXES
                ),
                None,
            )
            if known:
                prefix = parts[known - 1].lower()
                rest = name[len("_".join(parts[:known])) + 1 :]
                key = f"{prefix}:{rest[:1].lower()}{rest[1:]}"
                statements.setdefault(key, []).append(value)
                continue
            short = name[max(name.rfind("citation_"), 0) :]
            highwire_type = TYPES.get(short, highwire_type)
            if short == "citation_title":
                guess = "journalArticle"

    def first(*keys: str) -> str | None:
        return next((statements[key][0] for key in keys if key in statements), None)

    by_graph = {"website": "webpage", "book": "book"}.get(first("og:type") or "")
    type_ = highwire_type or first("z:itemType", "z:type") or by_graph or guess
    item: dict[str, Any] = {
        "itemType": type_,
        "title": first("dc:title", "og:title"),
        "publicationTitle": first("prism:publicationName", "dc:source"),
        "date": first("prism:publicationDate", "article:published_time", "dc:date"),
        "abstractNote": first("og:description"),
        "url": first("og:url"),
    }
    if type_ in ("webpage", "blogPost", "newspaperArticle") and not item["publicationTitle"]:
        item["publicationTitle"] = first("og:site_name")
    for name, field in FIELDS.items():
        found = tree.xpath(
            "/html/head/meta[substring(@name, string-length(@name) - $n) = $name]/@content",
            n=len(name) - 1, name=name,
        )  # fmt: skip
        if found and found[0].strip():
            item[field] = " ".join(found[0].split())
    item["creators"] = creators(tree)
    item["url"] = item["url"] or next(
        iter(tree.xpath("/html/head/link[@rel='canonical']/@href")), None
    )
    return {key: value for key, value in item.items() if value}


def creators(tree: html.HtmlElement) -> list[str]:
    """The authors: one a tag; a single tag is cut at semicolons, and at commas between names."""
    found = tree.xpath(
        "/html/*[self::head or self::body]/meta[substring(@name, string-length(@name) - 14)"
        " = 'citation_author']/@content"
    )
    names: list[str] = []
    for content in found:
        parts = re.split(r"\s*;\s*", content)
        if len(parts) == len(found) == 1:
            by_comma = re.split(r"\s*,\s*", parts[0])
            if len(by_comma) > 1 and all(" " in name for name in by_comma[:2]):
                parts = by_comma
        names += [part.strip() for part in parts if re.search(r"[^\s,\-.;]", part)]
    return names
