"""What stands behind an extract: its state by the lock of its source, and in words.

A pure function of the corpus: captures are never read. Only an extract whose quotation still has
the hash that was locked counts as verified.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from onrecord.corpus import Corpus
from onrecord.languages import ENGLISH, Language
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

    def in_words(self, language: Language = ENGLISH) -> str:
        """The state as readers see it."""
        if self.status is Status.NO_CAPTURE:
            return language.say("verified.not-yet" if self.lock else "verified.no-capture")
        if self.status is Status.ELIDED and self.locked:
            cuts = self.locked.cuts
            if not cuts:
                return language.say("verified.inserted")
            number = language.say("verified.cuts", n=len(cuts))
            return language.say("verified.cut", cuts=number, n=sum(cuts))
        return language.say(f"verified.{self.status}")


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
