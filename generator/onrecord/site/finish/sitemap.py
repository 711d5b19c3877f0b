"""``sitemap.xml`` and ``robots.txt``: which pages there are, for search engines.

Engines differ: one dates every page by the clock, another by nothing, and each lists pages that
only lead on. So both are written here, the same for every engine. A sitemap needs whole addresses:
without the site's own there is none. A page has a date only where the content states one, because a
search engine that finds one date wrong believes none. Source: sitemaps.org, protocol 0.9.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from onrecord.diagnostics import Diagnostic
from onrecord.render.metadata.linked_data import iri
from onrecord.site.finish import Staged
from onrecord.site.pages import built_pages

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Write the sitemap in place of the engine's, and ``robots.txt`` where crawlers look for it."""
    url = staged.edition.config.url
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (staged.folder / name).unlink(missing_ok=True)
    if url:
        text = "".join(_entries(staged))
        text = f'{_HEAD}<urlset xmlns="{_SPACE}">\n{text}</urlset>\n'
        (staged.folder / "sitemap.xml").write_text(text, encoding="utf-8", newline="")
        robots = staged.folder / "robots.txt"
        # Crawlers ask for it at the root of a host and nowhere else (RFC 9309, section 2.3).
        if urlsplit(url).path == "/" and not robots.exists():
            lines = ("User-agent: *", "Allow: /", f"Sitemap: {url}sitemap.xml", "")
            robots.write_text("\n".join(lines), encoding="utf-8", newline="")
    yield from ()


def _entries(staged: Staged) -> Iterator[str]:
    """Every page that is there to be read."""
    for address, _ in built_pages(staged.folder):
        page = staged.pages.get(address)
        if page is not None and page.moved:
            continue
        day = page.head.modified if page is not None else None
        dated = f"<lastmod>{day}</lastmod>" if day else ""
        place = escape(iri(staged.edition, address, "/"))
        yield f"<url><loc>{place}</loc>{dated}</url>\n"
