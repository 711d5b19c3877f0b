"""Fonts: every page asks for the two faces of its first screen before its stylesheet is read.

The type of the site never replaces a fallback that is already on the screen (``font-display:
optional``), since a page that moves under its reader is worse than one in another face. Asked for
early, it is there in time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.diagnostics import Diagnostic
from onrecord.site.finish import Staged

#: The stylesheet as every engine links it: what stands before it leads to the site's root.
STYLESHEET = re.compile(r'<link\b[^>]*\bhref="(?P<root>[^"]*)assets/onrecord/onrecord\.css"[^>]*>')
_FIRST = ("source-serif-4-latin", "source-sans-3-latin")


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Put the preloads before the stylesheet of each page."""
    for path in sorted(staged.folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        link = STYLESHEET.search(text)
        if link is not None:
            asked = "".join(
                f'<link rel="preload" href="{link["root"]}assets/onrecord/fonts/{name}.woff2" '
                'as="font" type="font/woff2" crossorigin>'
                for name in _FIRST
            )
            path.write_text(text[: link.start()] + asked + text[link.start() :], encoding="utf-8")
    yield from ()
