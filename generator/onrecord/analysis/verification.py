"""What stands behind an extract: its state by the lock of its source, in words for readers.

A pure function of the corpus: captures are never read. Only an extract whose quotation still has
the hash that was locked counts as verified.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from onrecord.corpus import Corpus
from onrecord.model.lock import Lock, LockedExtract, Status


@dataclass(frozen=True)
class State:
    """How an extract stands to its capture, and the proof where there is one."""

    status: Status
    lock: Lock | None = None
    locked: LockedExtract | None = None

    @property
    def is_verified(self) -> bool:
        """Whether the quotation was found in the capture, once, and has not changed since."""
        return self.status.is_verified

    @property
    def words(self) -> str:
        """The state as readers see it."""
        if self.status is Status.NO_CAPTURE:
            return (
                "Not checked yet against the capture"
                if self.lock
                else "Not checked: no capture was kept"
            )
        if self.status is Status.ELIDED and self.locked:
            return _with_cuts(self.locked.cuts)
        return _WORDS[self.status]


_WORDS = {
    Status.EXACT: "Verified letter for letter",
    Status.FOLDED: "Verified, typography aside",
    Status.ELIDED: "Verified, with declared changes",
    Status.AMBIGUOUS: "Not verified: found more than once",
    Status.ABSENT: "Not verified: not found in the capture",
    Status.CHANGED: "Not verified: changed since it was checked",
}


def _with_cuts(cuts: tuple[int, ...]) -> str:
    if not cuts:
        return "Verified, with declared insertions"
    left_out = sum(cuts)
    what = "a declared cut" if len(cuts) == 1 else f"{len(cuts)} declared cuts"
    return f"Verified, with {what} of {left_out} word{'' if left_out == 1 else 's'}"


def state(corpus: Corpus, ref: str) -> State:
    """The state of an extract of this corpus."""
    quoted = corpus.extracts[ref]
    lock = corpus.locks.get(quoted.source_id)
    locked = lock.extracts.get(quoted.extract.id) if lock else None
    if locked is None:
        return State(Status.NO_CAPTURE, lock)
    if locked.sha256 != hashlib.sha256(quoted.extract.quote.encode()).hexdigest():
        return State(Status.CHANGED, lock)
    return State(Status(locked.status), lock, locked)
