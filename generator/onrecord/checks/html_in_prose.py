"""Prose holds raw HTML or an attribute list.

The prose of an analyst becomes part of a page that anybody may open. It is plain Markdown, so that
nothing in it can run, load or hide anything, and so that every engine shows it alike. A less-than
sign that opens a word is taken for a tag: write ``&lt;`` or put it in code. What an engine might
not take for code is read as prose: a code block needs its closing fence, neither may be indented,
and code within a line ends on that line.

Bad:

    The talks <b>failed</b>.{: .red }

Good:

    The talks **failed**.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.markdown.prose import Html

CODE = "html-in-prose"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Every piece of raw HTML in any prose."""
    for entity in corpus.entities():
        for token in corpus.tokens(entity):
            if isinstance(token, Html):
                shown = token.raw if len(token.raw) <= 40 else token.raw[:39] + "…"
                what = "an attribute list" if token.raw.startswith("{") else "raw HTML"
                yield Diagnostic(
                    CODE,
                    f"prose cannot hold {what}: {shown}",
                    entity.prose.span(token.offset, len(token.raw)),
                    help="use Markdown; if the characters themselves are meant, put them in "
                    "`code` or write &lt; for the first",
                )
