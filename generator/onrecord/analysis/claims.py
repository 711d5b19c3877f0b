"""Claims: whether the sources agree, computed from origins and never typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.analysis.origins import Origins, origins
from onrecord.corpus import Corpus

Status = Literal["corroborated", "single-origin", "disputed", "undetermined"]


@dataclass(frozen=True)
class Weighed:
    """A claim with both sides counted and its status."""

    id: str
    status: Status
    supported: Origins
    disputed: Origins


def weigh(corpus: Corpus, claim_id: str) -> Weighed:
    """Disputed where anything disputes it; else corroborated by two origins or more, single where
    there is at most one, undetermined where unnamed speakers leave it open."""
    claim = corpus.claims[claim_id].record
    supported = origins(corpus, [corpus.extracts[ref] for ref in claim.supported_by])
    disputed = origins(corpus, [corpus.extracts[ref] for ref in claim.disputed_by])
    status: Status
    if claim.disputed_by:
        status = "disputed"
    elif supported.low >= 2:
        status = "corroborated"
    elif supported.high == 1:
        status = "single-origin"
    else:
        status = "undetermined"
    return Weighed(claim_id, status, supported, disputed)
