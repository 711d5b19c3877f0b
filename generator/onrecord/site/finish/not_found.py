"""The page for addresses that lead nowhere: what a reader can do instead of going back.

Engines build it from their theme, with two words on it. A host shows it at any address, so its
links start where its own stylesheet's does.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.diagnostics import Diagnostic
from onrecord.markdown.escape import coded
from onrecord.site.finish import Staged
from onrecord.site.finish.fonts import STYLESHEET

_THEMES_OWN = "<h1>404 - Not found</h1>"
_WAYS = ("briefings", "actors", "issues", "sources")


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Say on the page what happened, and lead on."""
    page = staged.folder / "404.html"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    link = STYLESHEET.search(text)
    if link is not None:
        language = staged.edition.language
        ways = "".join(
            f'<li class="or-ways__item"><a class="or-ways__name" href="{link["root"]}{way}/">'
            f"{coded(language.say(f'not-found.{way}'))}</a></li>"
            for way in _WAYS
        )
        body = (
            f"<h1>{coded(language.say('not-found.title'))}</h1>"
            f'<p class="or-lost">{coded(language.say("not-found.why"))}</p>'
            f'<ul class="or-ways">{ways}</ul>'
        )
        page.write_text(text.replace(_THEMES_OWN, body, 1), encoding="utf-8")
    yield from ()
