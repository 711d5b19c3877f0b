"""Indirect speech: "Lund said that the port would close", as proposals of form ``reported``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.grammar import Sentence
from onrecord.captures.suggest.identities import Identities, Speaker

_NO_CLAUSE = (
    w.WEAK_CUES
    | w.JUDGING
    | frozenset(
        "ask accuse blame praise criticize criticise quote cite apologize apologise laugh cry "
        "remember thank reply answer respond think feel hope fear post email text message "
        "tag".split()
    )
)


@dataclass(frozen=True)
class Clause:
    """A reported clause: where it is, its speaker, and the verb that introduces it."""

    start: int
    end: int
    speaker: Speaker
    cue: str
    cue_at: tuple[int, int]


def clauses(who: Identities, number: int) -> Iterator[Clause]:
    """The reported clause of a sentence that quotes nothing, if it has one."""
    sentence = who.sentences[number]
    tokens = sentence.tokens
    if any(token.is_quote for token in tokens) or len(tokens) < 5:
        return
    for at in range(1, len(tokens)):
        base = w.CUES.get(tokens[at].low)
        if base is None or base in _NO_CLAUSE or not who.clauses.is_cue(tokens, at):
            continue
        subject = who.clauses.subject(sentence, at)
        if subject is None:
            continue
        speaker = who.identify(number, subject)
        if speaker is None:
            continue
        last = _last(sentence)
        if at >= last - 2 and tokens[subject.first - 1].text == ",":
            end = tokens[subject.first - 1].start
            if end - sentence.start > 12:
                yield Clause(sentence.start, end, speaker, base, (tokens[at].start, tokens[at].end))
            return
        first = _clause_start(sentence, at)
        if first is not None and first < last:
            yield Clause(
                tokens[first].start,
                tokens[last - 1].end,
                speaker,
                base,
                (tokens[at].start, tokens[at].end),
            )
        return


def _last(sentence: Sentence) -> int:
    last = len(sentence.tokens)
    while last and not sentence.tokens[last - 1].is_word:
        last -= 1
    return last


def _clause_start(sentence: Sentence, cue: int) -> int | None:
    """The token at which what was said begins: behind "that", or a phrase with a verb behind it."""
    tokens = sentence.tokens
    for at in range(cue + 1, min(len(tokens), cue + 12)):
        if tokens[at].low == "that":
            return at + 1
        if tokens[at].text in ",;:":
            return None
    chunk = sentence.chunk_at(cue + 1)
    if chunk is None or w.CUES[tokens[cue].low] in ("tell", "inform", "assure", "remind"):
        return None
    for at in range(chunk.last, min(len(tokens), chunk.last + 8)):
        if tokens[at].low in w.AUXILIARIES or tokens[at].low in w.VERBS:
            return cue + 1
    return None
