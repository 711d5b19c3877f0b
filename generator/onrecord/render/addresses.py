"""Where everything is: addresses on the site, stable for ever.

An address is ``/actors/volodymyr-zelenskyy/``, from the site's root, with a slash at both ends and
an optional ``#anchor``. Links are written relative, so that a site works under any prefix.

Anchors that the generator invents hold a dot (``cite.3``), which neither an extract's id nor a
heading's slug can, so that they never collide.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from onrecord.corpus import Key

_FOLDERS = {
    "actor": "actors",
    "issue": "issues",
    "outlet": "outlets",
    "source": "sources",
    "claim": "claims",
    "briefing": "briefings",
    "note": "notes",
    "position": "positions",
}

#: The folders whose pages tell a story that goes on, so that each of them can be followed.
_FOLLOWED = ("actors", "briefings", "issues")


@dataclass(frozen=True)
class Feed:
    """One feed of a page: its media type, what readers call the format, and the file's address.

    The file lies beside the page, so that ``file``, its bare name, is also the link to it from
    there. Media types: RFC 4287, section 7, and the JSON Feed 1.1 specification.
    """

    media_type: str
    format: str
    address: str

    @property
    def file(self) -> str:
        """The name of the file, which is the link to it from the page."""
        return posixpath.basename(self.address)


def feeds_of(page: str) -> tuple[Feed, ...]:
    """The feeds of the page at an address: of the home page, an actor, an issue, a briefing.

    Empty for every other page. Ask for pages that stand there: one that has moved has no feed.
    """
    folder, _, id_ = page.strip("/").partition("/")
    if page != "/" and (folder not in _FOLLOWED or not id_ or "/" in id_):
        return ()
    return (
        Feed("application/atom+xml", "Atom", f"{page}feed.atom"),
        Feed("application/feed+json", "JSON Feed", f"{page}feed.json"),
    )


def address(key: Key) -> str:
    """The address of an entity's page, of an extract within its source, of an event's entry."""
    if key.kind == "extract":
        source, _, extract = key.id.partition("#")
        return f"/sources/{source}/#{extract}"
    if key.kind == "event":
        return f"/timeline/#event.{key.id}"
    return f"/{_FOLDERS[key.kind]}/{key.id}/"


def file_of(page: str) -> str:
    """The Markdown file that an engine turns into ``page``, relative to ``docs``.

    Every page is the ``index.md`` of a folder of its own: MkDocs leaves links in raw HTML as they
    are, Zensical takes them as relative to the file, and only so do both mean the same.
    """
    return page.lstrip("/") + "index.md"


def relative(target: str, page: str) -> str:
    """``target`` (an address, with or without anchor) as a link from ``page``.

    An anchor on the same page is ``./#anchor``: Zensical takes a bare ``#anchor`` in raw HTML for
    one of the page's Markdown headings, and fails in strict mode where it is not.
    """
    path, hash_, anchor = target.partition("#")
    way = posixpath.relpath(path, page)
    return ("./" if way == "." else way + "/") + hash_ + anchor


def relative_file(target: str, page: str) -> str:
    """``target`` as a Markdown link between files, which engines check and rewrite."""
    path, hash_, anchor = target.partition("#")
    way = posixpath.relpath(file_of(path), posixpath.dirname(file_of(page)) or ".")
    return way + hash_ + anchor


def relative_to_file(file: str, page: str) -> str:
    """A file's address as a link from ``page``: ``./feed.atom``, ``../feed.atom``."""
    folder, _, name = file.rpartition("/")
    return relative(folder + "/", page) + name
