"""Verification: every extract against the capture of its source, or against its lock alone.

A pure function of what was read: it says what became of each extract and what the lock ought to
hold. Changed captures, changed quotations and lost captures are told apart, and nothing that was
proven once is quietly proven anew against another text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.captures.capture import Capture
from onrecord.captures.folding import fold
from onrecord.captures.locks import sha256
from onrecord.captures.matching import CapturedText, Match
from onrecord.captures.passages import SeenText, passage
from onrecord.model import Extract, Source
from onrecord.model.lock import Lock, LockedCapture, LockedExtract, Status
from onrecord.parse import Entity

#: Why a status is what it is, where the status alone does not say it.
Reason = Literal[
    "capture-changed", "quotation-changed", "capture-lost", "capture-not-kept", "not-in-lock"
]
Where = Literal["article", "page"]


@dataclass(frozen=True)
class Verdict:
    """What became of one extract.

    ``basis`` says what it was held against: the capture itself, or only the lock. ``still`` is, for
    a capture that has changed, how the quotation stands to the new one; ``hint`` says in words what
    an analyst may look at.
    """

    ref: str
    number: int
    status: Status
    sha256: str
    basis: Literal["capture", "lock"] | None = None
    reason: Reason | None = None
    locked: LockedExtract | None = None
    still: Status | None = None
    hint: str = ""


@dataclass(frozen=True)
class Checked:
    """The verdicts on a source's extracts, and its lock as it ought to be (None: as it is)."""

    verdicts: tuple[Verdict, ...]
    lock: Lock | None = None


class Searched:
    """A capture ready to be searched: the article first, then everything a reader could see."""

    def __init__(self, capture: Capture) -> None:
        self.html = capture.path.suffix == ".html"
        self.article = CapturedText(capture.text)
        self.page = CapturedText(capture.page_text) if self.html else self.article
        self.seen = SeenText(self.page if self.page.text else self.article)

    def find(self, extract: Extract) -> tuple[Where, CapturedText, Match]:
        """The extract's match, and in which text it is."""
        found = self.article.match(extract.quote, extract.prefix, extract.suffix)
        if found.status is Status.ABSENT and self.html:
            found = self.page.match(extract.quote, extract.prefix, extract.suffix)
            return "page", self.page, found
        return "article", self.article, found

    @property
    def characters(self) -> int:
        """The length of what was captured of the article."""
        return len(self.article.text.strip()) or len(self.page.text.strip())


def verify_source(
    source: Entity, capture: Capture | None, *, at_hand: bool, accept: bool = False
) -> Checked:
    """Hold every extract of a source against its capture, or against its lock where there is none.

    ``at_hand`` says whether captures are kept here at all: a capture that is missing among others
    is lost, while without any the lock alone has to do. ``accept`` takes a capture that has changed
    since for the new one.
    """
    if capture is None:
        return Checked(tuple(_from_lock(source, at_hand)))
    searched = Searched(capture)
    changed = _capture_changed(source.lock, capture) and not accept
    verdicts: list[Verdict] = []
    for number, extract in enumerate(source.record.extracts):
        verdict = _match(source, number, extract, searched)
        if changed:
            verdict = Verdict(
                verdict.ref,
                number,
                Status.CHANGED,
                verdict.sha256,
                "capture",
                "capture-changed",
                still=verdict.status,
                hint=verdict.hint,
            )
        verdicts.append(verdict)
    if changed:
        return Checked(tuple(verdicts))
    record: Source = source.record
    lock = Lock(
        version=1,
        capture=LockedCapture(
            sha256=capture.sha256,
            bytes=len(capture.data),
            characters=searched.characters,
            form="html" if searched.html else "text",
            retrieved=record.retrieved.text if record.retrieved else None,
        ),
        extracts={
            verdict.ref.partition("#")[2]: verdict.locked for verdict in verdicts if verdict.locked
        },
    )
    return Checked(tuple(verdicts), lock)


def _capture_changed(lock: Lock | None, capture: Capture) -> bool:
    """Whether something was proven against another capture than this one."""
    return (
        lock is not None
        and lock.capture.sha256 != capture.sha256
        and any(Status(locked.status).is_verified for locked in lock.extracts.values())
    )


def _match(source: Entity, number: int, extract: Extract, searched: Searched) -> Verdict:
    ref = f"{source.id}#{extract.id}"
    digest = sha256(extract.quote)
    where, text, found = searched.find(extract)
    before = source.lock.extracts.get(extract.id) if source.lock else None
    if not found.status.is_verified:
        known = before is not None and Status(before.status).is_verified
        edited = known and before is not None and before.sha256 != digest
        return Verdict(
            ref,
            number,
            found.status,
            digest,
            "capture",
            "quotation-changed" if edited else None,
            LockedExtract(status=found.status, sha256=digest),
            hint=_hint(extract, searched) if found.status is Status.ABSENT else "",
        )
    words = passage(extract.quote, found, text, searched.seen)
    locked = LockedExtract(
        status=found.status,
        sha256=digest,
        where=where,
        start=found.start,
        end=found.end,
        parts=found.fragments if len(found.fragments) > 1 else (),
        cuts=found.cuts,
        prefix=words.prefix,
        suffix=words.suffix,
        link=words.link,
    )
    return Verdict(ref, number, found.status, digest, "capture", None, locked)


def _from_lock(source: Entity, at_hand: bool) -> Iterator[Verdict]:
    """What can be said of a source's extracts without its capture."""
    for number, extract in enumerate(source.record.extracts):
        ref = f"{source.id}#{extract.id}"
        digest = sha256(extract.quote)
        locked = source.lock.extracts.get(extract.id) if source.lock else None
        if source.lock is None:
            yield Verdict(ref, number, Status.NO_CAPTURE, digest, None, "capture-not-kept")
        elif locked is None:
            yield Verdict(ref, number, Status.NO_CAPTURE, digest, None, "not-in-lock")
        elif locked.sha256 != digest:
            yield Verdict(ref, number, Status.CHANGED, digest, "lock", "quotation-changed")
        elif at_hand:
            yield Verdict(
                ref, number, Status.NO_CAPTURE, digest, "lock", "capture-lost", locked,
                still=Status(locked.status),
            )  # fmt: skip
        else:
            yield Verdict(ref, number, Status(locked.status), digest, "lock", None, locked)


# -- what an analyst may look at -------------------------------------------------------------------


def _hint(extract: Extract, searched: Searched) -> str:
    """In which way a quotation that is absent comes closest, in words; for the analyst alone."""
    if extract.prefix or extract.suffix:
        for text in (searched.article, searched.page):
            if text.match(extract.quote).status is not Status.ABSENT:
                return "it is there, but not with that prefix or suffix around it"
    wanted = fold(extract.quote).text
    page = searched.page.folded.text
    if not page.strip():
        return "the capture holds no text"
    if wanted in page:
        return "it is there only as a part of a longer word or number"
    if wanted.casefold() in page.casefold():
        return "it is there with other capital letters"
    if _bare(wanted) in _bare(page):
        return "it is there with invisible characters, such as soft hyphens, in it"
    words = wanted.split(" ")
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if " ".join(words[:middle]) in page:
            low = middle
        else:
            high = middle - 1
    if low == 0:
        return "its first word is not there"
    begun = " ".join(words[:low])
    at = page.index(begun) + len(begun)
    follows = " ".join(page[at : at + 60].split(" ")[:6]).strip()
    return f'after "{" ".join(words[max(0, low - 5) : low])}" the capture goes on: "{follows}"'


def _bare(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")))
