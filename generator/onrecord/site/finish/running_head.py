"""The running head of printed pages: the title at the left of each sheet, the desk at the right.

A stylesheet cannot take a page's title by itself, so each page says its own; the print styles put
it into the margin of every sheet but the first, whose title stands in large letters.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from onrecord.diagnostics import Diagnostic
from onrecord.site.finish import Staged

_WINDOW_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Give each page two style properties, with its title and the name of the site."""
    desk = staged.edition.config.name
    for path in sorted(staged.folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        found = _WINDOW_TITLE.search(text)
        if found is not None:
            title = html.unescape(found[1]).removesuffix(f" - {desk}")
            style = (
                f"<style>:root{{--or-running-title:{css_string(title)};"
                f"--or-running-desk:{css_string(desk)}}}</style>"
            )
            path.write_text(text[: found.end()] + style + text[found.end() :], encoding="utf-8")
    yield from ()


def css_string(text: str) -> str:
    """A string of CSS in which nothing but letters, digits and spaces is written as itself.

    Everything else is an escape of six hexadecimal digits (CSS Syntax 3, 4.3.7), so that no text
    can end the string, the rule or the element that holds them.
    """
    return '"{}"'.format("".join(_written(letter) for letter in " ".join(text.split())))


def _written(letter: str) -> str:
    # CSS takes NUL and surrogates for U+FFFD; neither can be in a page.
    return letter if letter.isalnum() or letter == " " else f"\\{ord(letter):06x}"
