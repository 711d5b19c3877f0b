"""A link or image in prose has an address that a page must not follow or load.

Only web and mail addresses and places on this site are links. Others (``javascript:``, ``data:``,
``file:`` and their disguises) can run code in a reader's browser, and an address that starts with
two slashes hides the host it leads to. Images lie on this site, so that reading a page tells no
other host of it. A link stands on one line, with brackets in neither its words nor its address
beyond one pair of parentheses; other forms are refused, since engines read them differently.

Bad:

    See [the text](javascript:void(0)) and [the annex](//example.org/annex).

Good:

    See [the text](https://example.org/text) and ![the map](../assets/map.png).
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.markdown.prose import Unsafe

CODE = "unsafe-link"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Every link or image with such an address."""
    for entity in corpus.entities():
        for token in corpus.tokens(entity):
            if isinstance(token, Unsafe):
                shown = token.address if len(token.address) <= 60 else token.address[:59] + "…"
                image = token.raw.startswith("!")
                yield Diagnostic(
                    CODE,
                    f'an image cannot be loaded from "{shown}"'
                    if image
                    else f'a link cannot lead to "{shown}"',
                    entity.prose.span(token.offset, len(token.raw)),
                    help="put the image below docs/ and name it by its place there: ![words](place)"
                    if image
                    else "give a whole address with https://, mailto: or a place on this site, on "
                    "one line: [words](address)",
                )
