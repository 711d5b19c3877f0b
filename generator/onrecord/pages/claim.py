"""``/claims/`` and ``/claims/<id>/``: points of fact with the evidence on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.dates import newest
from onrecord.corpus import Corpus
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The list, and a page for each claim."""
    yield Spec(
        "/claims/",
        edition.language.say("pages.claims"),
        "claims.md.j2",
        {"claims": list(corpus.claims)},
        head=heads.listing(corpus, edition, "/claims/"),
    )
    for claim in corpus.claims.values():
        yield Spec(
            f"/claims/{claim.id}/",
            claim.record.text,
            "claim.md.j2",
            {
                "entity": claim,
                "record": claim.record,
                "supported": [corpus.extracts[ref] for ref in claim.record.supported_by],
                "disputed": [corpus.extracts[ref] for ref in claim.record.disputed_by],
                "last": newest(
                    corpus.extracts[ref].date
                    for ref in (*claim.record.supported_by, *claim.record.disputed_by)
                ),
            },
            boost=5,
            head=heads.claim(corpus, edition, claim),
        )
