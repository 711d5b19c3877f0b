"""Recorded comparisons as this corpus may show them: only what still stands, and is released.

A comparison is shown where both its sources are. Extracts that are withheld, gone or edited since
fall away, and so does the id of an outlet that this corpus does not have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.corpus import Corpus, Quoted
from onrecord.model.comparison import AttributionChange, Comparison, PassageChange


@dataclass(frozen=True)
class Passage:
    """An extract whose passage differs, with the words of its own quotation that do."""

    quoted: Quoted
    change: PassageChange
    words: tuple[str, ...]
    more: bool

    @property
    def attributions(self) -> tuple[AttributionChange, ...]:
        """What differs in who is said to have said it, spelling aside."""
        return tuple(item for item in self.change.attributions if item.kind != "respelt")


@dataclass(frozen=True)
class Shown:
    """A comparison with the passages that concern this corpus, the gravest change first."""

    record: Comparison
    attributions: tuple[AttributionChange, ...]
    passages: tuple[Passage, ...]

    @property
    def id(self) -> str:
        """``<a>--<b>``."""
        return self.record.id

    @property
    def positions(self) -> tuple[tuple[str, str], ...]:
        """Actor and issue of the positions that rest on passages that differ beyond spelling."""
        found = {
            (actor, issue)
            for passage in self.passages
            if passage.change.kind != "spelling"
            for actor, issue, _ in passage.quoted.extract.stances
        }
        return tuple(sorted(found))


_GRAVITY = ("cut", "words", "around", "spelling")


def quotation_hash(quote: str) -> str:
    """The hash by which a comparison knows whether a quotation has been edited since."""
    return hashlib.sha256(quote.encode()).hexdigest()


def shown_comparisons(corpus: Corpus) -> tuple[Shown, ...]:
    """The comparisons of which both sources are in the corpus, in the order of their ids."""
    return tuple(
        Shown(
            item.record,
            _named(corpus, item.record.attributions),
            tuple(_passages(corpus, item.record)),
        )
        for item in corpus.comparisons
        if all(source in corpus.sources for source in item.record.sources)
    )


def comparisons_of(corpus: Corpus, source_id: str) -> tuple[Shown, ...]:
    """The comparisons in which a source is one of the two."""
    return tuple(item for item in shown_comparisons(corpus) if source_id in item.record.sources)


def claims_resting(corpus: Corpus, shown: Shown) -> tuple[str, ...]:
    """The claims that rest on passages that differ beyond spelling."""
    refs = {item.quoted.ref for item in shown.passages if item.change.kind != "spelling"}
    return tuple(
        claim.id
        for claim in corpus.claims.values()
        if refs & {*claim.record.supported_by, *claim.record.disputed_by}
    )


def is_stale(corpus: Corpus, passage: PassageChange) -> bool:
    """Whether the extract is gone or its quotation has been edited since."""
    quoted = corpus.extracts.get(passage.ref)
    return quoted is None or quotation_hash(quoted.extract.quote) != passage.sha256


def _passages(corpus: Corpus, record: Comparison) -> Iterable[Passage]:
    found = []
    for change in record.passages:
        if is_stale(corpus, change):
            continue
        quoted = corpus.extracts[change.ref]
        named = change.model_copy(update={"attributions": _named(corpus, change.attributions)})
        quote = quoted.extract.quote
        words = tuple(quote[start:end] for start, end in change.changed if start < end)
        more = any(start == end for start, end in change.changed)
        found.append(Passage(quoted, named, words, more))
    return sorted(found, key=lambda item: _GRAVITY.index(item.change.kind))


def _named(corpus: Corpus, changes: Iterable[AttributionChange]) -> tuple[AttributionChange, ...]:
    return tuple(
        item
        if item.outlet is None or item.outlet in corpus.outlets
        else item.model_copy(update={"outlet": None})
        for item in changes
    )
