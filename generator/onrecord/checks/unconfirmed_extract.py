"""An extract was suggested by a program and nobody has confirmed it.

``onrecord suggest --write`` finds quotations and their speakers by rule, and is wrong now and
then. What it writes is a draft: it carries the tag ``to-confirm``, and nothing is built while there
is one. Read it against the article: the words, who says them, when and to whom. Then remove the
tag, or the extract.

Bad:

    - id: our-teams-will-continue
      quote: Our teams will continue to work on the document
      speaker: volodymyr-zelenskyy
      tags: [to-confirm]

Good:

    - id: our-teams-will-continue
      quote: Our teams will continue to work on the document
      speaker: volodymyr-zelenskyy
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "unconfirmed-extract"

#: The tag of a draft, as ``suggest --write`` sets it.
TAG = "to-confirm"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts with the tag of a draft."""
    for source in corpus.sources.values():
        for number, extract in enumerate(source.record.extracts):
            for place, tag in enumerate(extract.tags):
                if tag == TAG:
                    yield Diagnostic(
                        CODE,
                        f'nobody has confirmed the suggested extract "{extract.id}"',
                        source.at(("extracts", number, "tags", place)),
                        help="confirm or delete: remove the tag to-confirm after reading it "
                        "against the article",
                    )
