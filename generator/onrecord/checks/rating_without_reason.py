"""A reliability letter stands without the reason for it.

A letter on the Admiralty scale is a judgement about a publisher. Readers can only accept or
contest it when they see what it rests on.

Bad:

    reuters:
      name: Reuters
      type: wire
      reliability: B

Good:

    reuters:
      name: Reuters
      type: wire
      reliability: B
      reliability_why: Corrects its errors in public; owned by a listed company.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "rating-without-reason"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Outlets and sources with a reliability and no reason."""
    for entity in (*corpus.outlets.values(), *corpus.sources.values()):
        letter = entity.record.reliability
        if letter and not entity.record.reliability_why:
            yield Diagnostic(
                CODE,
                f'the {entity.kind} "{entity.id}" is rated {letter} without a reason',
                entity.at(("reliability",)),
                help="add reliability_why: the reason in a sentence; or leave the letter out",
            )
