"""An embedded extract or section shares its line with something else.

A quotation card or a computed section is a block of its own. In the middle of a sentence, a list
or a quotation it would tear them apart.

Bad:

    He said ![[post-2025-02-15#no]] on Friday.

Good:

    He said on Friday:

    ![[post-2025-02-15#no]]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic
from onrecord.markdown.prose import Embed

CODE = "embed-not-alone"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Every embed with something beside it."""
    for entity in corpus.entities():
        for token in corpus.tokens(entity):
            if isinstance(token, Embed) and not token.alone:
                yield Diagnostic(
                    CODE,
                    f"{token.raw} shares its line with other text",
                    entity.prose.span(token.offset, len(token.raw)),
                    help="put it on a line of its own, not indented, with empty lines around it"
                    + (
                        f"; to refer to it within a sentence, cite it: [@{token.target}]"
                        if "#" in token.target
                        else ""
                    ),
                )
