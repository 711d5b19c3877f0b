"""The head of every page: description, canonical address, previews, feeds, citations, JSON-LD.

The theme writes the site's description on every page and the canonical address from the engine's
settings. Both are taken out and written anew here, so that every engine gives the same and every
page has one of each. The page for addresses that do not exist stays as it is.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html

from onrecord.diagnostics import Diagnostic
from onrecord.render.addresses import feeds_of, relative
from onrecord.render.head import Head
from onrecord.render.metadata.linked_data import breadcrumbs, filled, iri
from onrecord.site.cards import HEIGHT, WIDTH, card_of
from onrecord.site.finish import Staged
from onrecord.site.pages import built_pages, title_of

_DESCRIPTION = re.compile(r'[ \t]*<meta name="description" content="(.*?)">[ \t]*\n', re.DOTALL)
_CANONICAL = re.compile(r'[ \t]*<link rel="canonical" href="[^"]*">[ \t]*\n?')
#: How much of a hand-written page's first paragraph describes it: what search engines show.
_DESCRIBED = 200


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Write the head of every page."""
    writer = _Writer(staged, dict(built_pages(staged.folder)))
    for address, path in writer.files.items():
        text = path.read_text(encoding="utf-8")
        path.write_text(writer.completed(address, text), encoding="utf-8", newline="")
    yield from ()


@dataclass
class _Writer:
    """The pages of a site while their heads are written; titles are looked up once."""

    staged: Staged
    files: Mapping[str, Path]
    titles: dict[str, str] = field(default_factory=dict)

    def completed(self, address: str, text: str) -> str:
        """A page's text with its head as it should be."""
        start, end, rest = text.partition("</head>")
        said = _DESCRIPTION.search(start)
        start = _CANONICAL.sub("", _DESCRIPTION.sub("", start))
        page = self.staged.pages.get(address)
        told = page is not None and (page.head.description or page.head.stands_at)
        head = page.head if told else self._untold(address, text, said[1] if said else "")
        block = "".join(f"{line}\n" for line in self._lines(address, head))
        before, title, after = start.partition("<title>")
        return f"{before}{block}{title}{after}{end}{rest}"

    def _lines(self, address: str, head: Head) -> Iterator[str]:
        """The tags of a page, one a line."""
        edition = self.staged.edition
        config = edition.config
        if config.url:
            yield _tag("link", rel="canonical", href=iri(edition, head.stands_at or address, "/"))
        if head.stands_at:
            return
        title = self.title(address)
        yield _tag("meta", name="description", content=head.description)
        for feed in feeds_of(address):
            if (self.staged.folder / feed.address.lstrip("/")).is_file():
                # The theme takes a bare "alternate" for another language of the site, and asks for
                # a sitemap beside it, which is not there.
                yield _tag(
                    "link",
                    rel="alternate feed",
                    type=feed.media_type,
                    title=f"{title} ({feed.format})",
                    href=feed.file,
                )
        for name, content in head.citation:
            yield _tag("meta", name=name, content=content)
        yield from self._preview(address, title, head)
        graph = [*head.structured]
        if address != "/":
            graph.append(breadcrumbs(edition, address, self._trail(address)))
        data = {"@context": "https://schema.org", "@graph": graph}
        # Named as ours: a page that people wrote may bring data of its own.
        yield f'<script type="application/ld+json" data-onrecord>{script_safe(data)}</script>'

    def _preview(self, address: str, title: str, head: Head) -> Iterator[str]:
        """What is shown where the page's address is shared: Open Graph, and what X adds to it."""
        config = self.staged.edition.config
        picture = card_of(address, head)
        shown = config.url + picture.lstrip("/") if config.url else _file(picture, address)
        drawn = (self.staged.folder / picture.lstrip("/")).is_file()
        for name, content in (
            ("og:type", head.genre),
            ("og:site_name", config.name),
            ("og:title", title),
            ("og:description", head.description),
            ("og:url", iri(self.staged.edition, address, "/") if config.url else ""),
            ("og:image", shown if drawn else ""),
            ("og:image:width", str(WIDTH) if drawn else ""),
            ("og:image:height", str(HEIGHT) if drawn else ""),
            ("og:image:alt", (title if head.card else config.name) if drawn else ""),
            ("article:published_time", head.published or ""),
            ("article:modified_time", head.modified or ""),
        ):
            if content:
                yield _tag("meta", property=name, content=content)
        yield _tag("meta", name="twitter:card", content="summary_large_image")

    def _trail(self, address: str) -> list[tuple[str, str]]:
        """The pages above a page, from the home page down, and the page itself."""
        parts = address.strip("/").split("/")
        above = ["/", *("/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts)))]
        return [(place, self.title(place)) for place in (*above, address) if place in self.files]

    def title(self, address: str) -> str:
        """A page's title; the home page is called after the site."""
        if address not in self.titles:
            page, config = self.staged.pages.get(address), self.staged.edition.config
            self.titles[address] = (
                config.name
                if address == "/"
                else page.title
                if page
                else title_of(self.files[address].read_text(encoding="utf-8"), config.name)
            )
        return self.titles[address]

    def _untold(self, address: str, text: str, said: str) -> Head:
        """The head of a page that brings none, such as those that people wrote: described by its
        front matter, or by how it begins."""
        edition = self.staged.edition
        config = edition.config
        own = " ".join(html.unescape(said).split())
        if not own or own == " ".join(config.description.split()):
            own = _beginning(text) or config.description
        here = iri(edition, address, address)
        page = filled(
            _type="WebPage",
            _id=here,
            url=here,
            name=self.title(address),
            description=own,
            inLanguage=config.language,
        )
        return Head(own, structured=(page,))


def script_safe(data: Any) -> str:
    """JSON that stays data wherever it stands in a page: nothing in it can end a script element.

    ``<``, ``>``, ``&`` and the two line separators of JavaScript are written as escapes.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _tag(element: str, /, **attributes: str) -> str:
    """An element of the head with coded attributes; their line ends are coded too."""
    coded = (f' {key}="{_attribute(value)}"' for key, value in attributes.items())
    return f"<{element}{''.join(coded)}>"


def _attribute(value: str) -> str:
    return re.sub(r"[\t\n\r]", lambda match: f"&#{ord(match[0])};", html.escape(value))


def _file(target: str, page: str) -> str:
    """A file of the site as a link from a page."""
    return relative(target, page).removesuffix("/")


def _beginning(text: str) -> str:
    """The first words of a page's first paragraph."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = lxml.html.document_fromstring(text.encode(), parser=parser)
    for paragraph in tree.xpath("//article//p"):
        words = " ".join(paragraph.text_content().split())
        if words:
            cut = words[: _DESCRIBED + 1]
            return words if cut == words else cut.rpartition(" ")[0].rstrip(" ,;:–—") + "…"
    return ""
