"""Attribution chains: through whose hands the words came to this desk.

Speaker → who first published → who quoted → who republished. A link that nobody named is kept as
a step without an id, so that what is missing is shown as missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.corpus import Corpus, Quoted

Role = Literal["speaker", "outlet", "via", "wire", "republisher"]


@dataclass(frozen=True)
class Step:
    """One pair of hands: a role, the actor or outlet if known, and the words if only described."""

    role: Role
    id: str | None
    described: str | None = None


def original(corpus: Corpus, source_id: str) -> tuple[str, ...]:
    """The chain of ``copy_of`` from a source to the first known version, both included.

    A cycle, which ``check`` reports, ends the chain where it closes.
    """
    chain = [source_id]
    while True:
        source = corpus.sources.get(chain[-1])
        parent = source.record.copy_of if source else None
        if parent is None or parent in chain or parent not in corpus.sources:
            return tuple(chain)
        chain.append(parent)


def publishers(corpus: Corpus, source_id: str) -> tuple[Step, ...]:
    """Who published a source, first publisher first; the source's own publisher comes last."""
    versions = original(corpus, source_id)
    steps: list[Step] = []
    for version in reversed(versions):
        source = corpus.sources[version].record
        if (
            source.wire
            and source.wire != source.outlet
            and not any(step.id == source.wire for step in steps)
        ):
            steps.append(Step("wire", source.wire))
        if source.outlet is None or not any(step.id == source.outlet for step in steps):
            role: Role = "republisher" if steps else "outlet"
            steps.append(Step(role, source.outlet, None if source.outlet else "not named"))
    return tuple(steps)


def chain(corpus: Corpus, quoted: Quoted) -> tuple[Step, ...]:
    """The steps from the speaker to the publisher of the source at hand."""
    extract = quoted.extract
    steps: list[Step] = []
    if extract.speaker:
        steps.append(Step("speaker", extract.speaker))
    elif extract.speaker_described:
        steps.append(Step("speaker", extract.of, extract.speaker_described))
    steps += [Step("via", outlet) for outlet in reversed(extract.via)]
    steps += publishers(corpus, quoted.source_id)
    return tuple(steps)


def first_publisher(corpus: Corpus, quoted: Quoted) -> str:
    """Who published the words first, as a key that outlets of one family share.

    The farthest outlet that the passage credits, else the first publisher of the source's story;
    where that is not named, the story itself stands for it.
    """
    if quoted.extract.via:
        outlet_id: str | None = quoted.extract.via[-1]
    else:
        outlet_id = publishers(corpus, quoted.source_id)[0].id
    if outlet_id is None:
        return "story:" + original(corpus, quoted.source_id)[-1]
    outlet = corpus.outlets.get(outlet_id)
    family = outlet.record.family if outlet else None
    return f"family:{family}" if family else f"outlet:{outlet_id}"


def story(corpus: Corpus, quoted: Quoted) -> str:
    """Which report a passage belongs to: all copies and relays of one report share the key."""
    if quoted.extract.via:
        return first_publisher(corpus, quoted)
    first = publishers(corpus, quoted.source_id)[0]
    outlet = corpus.outlets.get(first.id) if first.id else None
    if first.role == "wire" or (outlet is not None and outlet.record.type == "wire"):
        return first_publisher(corpus, quoted)
    return "article:" + original(corpus, quoted.source_id)[-1]


def article(corpus: Corpus, quoted: Quoted) -> str:
    """Which article a passage stands in, all copies of one article being one, and all that an
    agency wrote: at its own address or at another's, that cannot be told apart."""
    root = original(corpus, quoted.source_id)[-1]
    record = corpus.sources[root].record
    outlet = corpus.outlets.get(record.outlet) if record.outlet else None
    own = record.outlet if outlet is not None and outlet.record.type == "wire" else None
    agency = record.wire or own
    return f"wire:{agency}" if agency else f"article:{root}"
