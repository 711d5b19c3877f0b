"""Content with errors, without what they touch: what is left can still be told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.corpus import Corpus
from onrecord.model.base import Ref, pruned


def sound(corpus: Corpus) -> Corpus:
    """The corpus without what its errors touch: references that lead nowhere, unknown stances."""
    while True:
        here = corpus

        def gone(target: str, ref: Ref, here: Corpus = here) -> bool:
            return not here.candidates(target, ref.kinds)

        kept = []
        changed = False
        for entity in here.entities():
            record = pruned(entity.record, gone)
            if record is not None and entity.kind == "source":
                record = _known_stances(here, record)
            if record is None or (
                entity.kind == "position" and here.position_parts(entity.id) is None
            ):
                changed = True
                continue
            changed = changed or record is not entity.record
            kept.append(replace(entity, record=record))
        if not changed:
            return here
        corpus = here.of(kept)


def _known_stances(corpus: Corpus, source: Any) -> Any:
    """A source's record without positions whose stance its issue does not have."""

    def known(issue: str, stance: str) -> bool:
        return issue in corpus.issues and stance in corpus.issues[issue].record.stances

    extracts = []
    for extract in source.extracts:
        shown = extract.positions
        left = (
            {issue: stance for issue, stance in shown.items() if known(issue, stance)}
            if isinstance(shown, dict)
            else tuple(item for item in shown if known(item.issue, item.stance))
        )
        same = len(left) == len(shown)
        extracts.append(extract if same else extract.model_copy(update={"positions": left}))
    same = all(new is old for new, old in zip(extracts, source.extracts, strict=True))
    return source if same else source.model_copy(update={"extracts": tuple(extracts)})
