"""What a reference on the command line names: one thing, or nothing with a hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.positions import held_positions
from onrecord.corpus import Corpus, Key
from onrecord.diagnostics import nearest
from onrecord.model import KINDS

#: What can be asked for by ``kind:id``.
SHOWN_KINDS = (*KINDS, "extract", "judgement")


@dataclass(frozen=True)
class Unknown:
    """A reference that names nothing, or more than one thing: in a diagnostic's words."""

    code: str
    message: str
    help: str


def find(corpus: Corpus, ref: str) -> Key | Unknown:
    """The one thing that a reference names."""
    kind, colon, rest = ref.partition(":")
    if colon and kind not in SHOWN_KINDS:
        close = nearest(kind, SHOWN_KINDS)
        return Unknown(
            "unknown-kind",
            f'"{kind}" is not a kind of thing',
            (f'did you mean "{close}:{rest}"? ' if close else "")
            + "kinds are: "
            + ", ".join(SHOWN_KINDS),
        )
    if not colon:
        kind, rest = ("extract", ref) if "#" in ref else ("", ref)
    names = _names(corpus)
    matches = [Key(of, rest) for of in SHOWN_KINDS if kind in ("", of) and rest in names[of]]
    if not matches and kind in ("", "extract"):
        matches = [Key("extract", name) for name in names["extract"] if name.endswith(f"#{rest}")]
    if len(matches) == 1:
        return matches[0]
    if matches:
        return Unknown(
            "ambiguous-reference",
            f'"{ref}" can mean more than one thing',
            "say which: " + ", ".join(str(key) for key in matches),
        )
    known = [name for of in SHOWN_KINDS if kind in ("", of) for name in names[of]]
    close = nearest(rest, known)
    others = [str(Key(of, rest)) for of in SHOWN_KINDS if rest in names[of]]
    prefix = f"{kind}:" if colon else ""
    return Unknown(
        f"unknown-{kind}" if kind else "unknown-id",
        f'no {kind} is called "{rest}"' if kind else f'nothing is called "{rest}"',
        f"did you mean {others[0]}?"
        if others
        else f"did you mean {prefix}{close}?"
        if close
        else "name it kind:id, source#extract or position:actor--issue",
    )


def _names(corpus: Corpus) -> dict[str, Any]:
    """The ids that exist, by kind; a position exists where its actor and its issue do."""
    names: dict[str, Any] = dict(corpus.by_kind)
    held = {position.id for position in held_positions(corpus).values()}
    names["position"] = _Pairs(corpus, sorted(held | set(corpus.positions)))
    names["extract"] = corpus.extracts
    names["judgement"] = [
        f"{briefing.id}#{judgement.id}"
        for briefing in corpus.briefings.values()
        for judgement in briefing.record.judgements
    ]
    return names


class _Pairs:
    """Names of positions: known ones to suggest, and any pair of an actor and an issue to find."""

    def __init__(self, corpus: Corpus, known: Iterable[str]) -> None:
        self.corpus = corpus
        self.known = tuple(known)

    def __contains__(self, name: object) -> bool:
        return name in self.known or self.corpus.position_parts(str(name)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)
