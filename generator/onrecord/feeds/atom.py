"""Atom, RFC 4287."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from onrecord.feeds.telling import Channel, Entry, Places, rfc3339
from onrecord.render.addresses import Feed, feeds_of

#: What no XML 1.0 document can hold, not even as a reference. Source: XML 1.0, production Char.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(channel: Channel, places: Places, feed: Feed) -> str:
    """The feed document."""
    desk, tongue = places.edition.config.name, places.edition.config.language
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(tongue)}>',
        _element("id", places.id(channel.page)),
        _element("title", channel.title),
        _element("subtitle", channel.subtitle),
        _element("updated", rfc3339(channel.updated)),
        f"<author>{_element('name', desk)}</author>",
        _element("rights", places.edition.language.say("feed.rights")),
        _element("generator", "Onrecord"),
        _link("alternate", "text/html", own(places, channel.page)),
    ]
    for other in feeds_of(channel.page):
        rel = "self" if other == feed else "alternate"
        lines.append(_link(rel, other.media_type, own(places, other.address)))
    lines += [places.written("atom", news, _entry) for news in channel.news]
    return "\n".join([*lines, "</feed>", ""])


def own(places: Places, address: str) -> str:
    """The address of the feed's page or of a file beside it."""
    base = places.edition.config.url
    if base:
        return base + address.lstrip("/")
    return "./" if address.endswith("/") else address.rpartition("/")[2]


def _entry(entry: Entry) -> str:
    lines = [
        "<entry>",
        _element("id", entry.id),
        _element("title", entry.title),
        _element("updated", entry.updated),
        _link("alternate", "text/html", entry.link),
    ]
    if entry.original:
        lines.append(f'<link rel="via" href={_attribute(entry.original)}/>')
    lines += [f"<author>{_element('name', name)}</author>" for name in entry.by]
    lines += [
        f"<category term={_attribute(entry.kind)}/>",
        f'<content type="html">{_text(entry.content)}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _link(rel: str, type_: str, href: str) -> str:
    return f"<link rel={_attribute(rel)} type={_attribute(type_)} href={_attribute(href)}/>"


def _text(text: str) -> str:
    # A carriage return that is not coded would be read as a line feed.
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))
