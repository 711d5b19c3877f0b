"""An extract is rated 1, confirmed, though no two independent origins say so.

On the Admiralty scale 1 means that other, independent sources confirm the information. Here that
is a matter of counting: some claim must list the extract under ``supported_by``, and the extracts
listed there must come from at least two origins. Copies of one agency story are one origin.

Bad:

    half:
      text: The draft asked for half of the reserves.
      supported_by: [post-2025-02-15#half]   # this extract says credibility: 1

Good:

    half:
      text: The draft asked for half of the reserves.
      supported_by: [post-2025-02-15#half, ministry-2025-02-16#half]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.origins import origins
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "credibility-unsupported"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Extracts of credibility 1 that no claim with two origins is supported by."""
    confirmed = [ref for ref, item in corpus.extracts.items() if item.extract.credibility == "1"]
    if not confirmed or {"claim", "source"} & {kind for kind, _ in corpus.broken}:
        return
    supported: set[str] = set()
    for claim in corpus.claims.values():
        refs = [ref for ref in claim.record.supported_by if ref in corpus.extracts]
        if origins(corpus, [corpus.extracts[ref] for ref in refs]).low >= 2:
            supported.update(refs)
    for ref in confirmed:
        if ref not in supported:
            quoted = corpus.extracts[ref]
            yield Diagnostic(
                CODE,
                f'credibility 1 means confirmed, but fewer than two origins support "{ref}"',
                quoted.entity.at(("extracts", quoted.number, "credibility")),
                help="list it in a claim's supported_by beside an extract of another origin, "
                "or rate it 2 or lower",
                label="not more than 2",
            )
