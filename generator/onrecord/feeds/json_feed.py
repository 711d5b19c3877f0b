"""JSON Feed, version 1.1 (jsonfeed.org).

Addresses there are full ones, so that a site that does not know its own gives none. What the format
has no field for, the date as it is known, stands in an extension, as the format provides.
"""

from __future__ import annotations

import json
from typing import Any

from onrecord.feeds.telling import Channel, Entry, Places
from onrecord.render.addresses import Feed


def write(channel: Channel, places: Places, feed: Feed) -> str:
    """The feed document, one item a line."""
    config = places.edition.config
    head: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.subtitle,
        "language": config.language,
        "authors": [{"name": config.name}],
    }
    full = bool(config.url)
    if full:
        head["home_page_url"] = config.url + channel.page.lstrip("/")
        head["feed_url"] = config.url + feed.address.lstrip("/")
    lines = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    items = [
        places.written("json", news, lambda entry: _json(_item(entry, full)))
        for news in channel.news
    ]
    lines.append('"items": [\n' + ",\n".join(items) + "\n]")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _item(entry: Entry, full: bool) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.id}
    if full:
        item["url"] = entry.link
    if entry.original:
        item["external_url"] = entry.original
    item |= {
        "title": entry.title,
        "content_html": entry.content,
        "date_published": entry.updated,
        "tags": [entry.kind],
        "_onrecord": {"date": entry.edtf},
    }
    if entry.by:
        item["authors"] = [{"name": name} for name in entry.by]
    return item


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
