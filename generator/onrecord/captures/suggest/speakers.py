"""Who says a quotation: before it, after it, in its middle, or whose words it is said to be."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.clauses import Clauses
from onrecord.captures.suggest.grammar import Sentence
from onrecord.captures.suggest.identities import Identities, Speaker
from onrecord.captures.suggest.phrases import Chunk
from onrecord.captures.suggest.quotations import Piece
from onrecord.captures.suggest.tokens import Token

_STOPS = frozenset(".;!?")
#: Nouns for what somebody says: "the minister's call for "…"".
_SAYINGS = frozenset(
    "call claim claims suggestion promise pledge vow demand argument warning assertion contention "
    "allegation accusation complaint description characterization rejection praise criticism "
    "reference remark remarks insistence slogan tweet joke threat statement plea prediction "
    "admission denial declaration comments boast observation reminder conclusion".split()
)
#: Nouns for words, after which somebody's name says whose they are.
_WORDS_OF = frozenset(
    "words view opinion phrase response reply answer verdict version account assessment judgment "
    "judgement estimate reading explanation advice summary assessment description comment".split()
)
_RETURNS = frozenset("words response reply answer verdict explanation advice comment".split())


@dataclass(frozen=True)
class Found:
    """An attribution: the speaker, the cue, where the cue stands, and how sure it is."""

    speaker: Speaker | None
    cue: str
    cue_at: tuple[int, int]
    cost: float
    sentence: int
    adjacent: bool = False
    judging: bool = False
    naming: bool = False


class Attributor:
    """Finds the attribution of a quotation in its own sentence."""

    def __init__(
        self, text: str, sentences: list[Sentence], clauses: Clauses, who: Identities
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.clauses = clauses
        self.who = who

    def attribute(self, number: int, piece: Piece) -> Found | None:
        """The attribution in a quotation's own sentence, or None."""
        sentence = self.sentences[number]
        place = next(
            index for index, token in enumerate(sentence.tokens) if token.start == piece.outer[0]
        )
        found = [
            item
            for item in (
                self._after(number, place, piece),
                self._before(number, place),
                self._according(number, place),
                self._passive(number, place),
                self._colon(number, place),
                self._trailing(number, place),
                self._words_of(number, place),
            )
            if item is not None
        ]
        return min(found, key=lambda item: item.cost) if found else None

    def _found(
        self,
        number: int,
        chunk: Chunk | None,
        cue: int | None,
        cost: float,
        *,
        adjacent: bool = False,
    ) -> Found | None:
        sentence = self.sentences[number]
        if chunk is None:
            return None
        speaker = self.who.identify(number, chunk)
        if speaker is None:
            return None
        token = sentence.tokens[cue] if cue is not None else None
        base = w.CUES.get(token.low, token.low) if token else ""
        return Found(
            speaker,
            base,
            (token.start, token.end) if token else (chunk.end, chunk.end),
            cost,
            number,
            adjacent,
            base in w.JUDGING,
        )

    def _after(self, number: int, place: int, piece: Piece) -> Found | None:
        """ "…," said Lund; "…," Lund, the mayor, said."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        at = place + 1
        comma = False
        while at < len(tokens) and (tokens[at].text in ",—–-" or tokens[at].low in w.ADVERBS):
            comma = comma or tokens[at].text in ",—–-"
            at += 1
        if at >= len(tokens) or tokens[at].is_quote:
            return None
        inside = self.text[piece.start : piece.end].rstrip("’'\"”")
        open_end = bool(inside) and (inside[-1] in ",?!…—–-" or inside.endswith("..."))
        if tokens[at].low == "in":
            return None
        if self.clauses.is_cue(tokens, at) and not tokens[at].low.endswith("ing"):
            chunk = self.clauses.chunk_after_verb(sentence, at)
            base = w.CUES[tokens[at].low]
            if chunk is not None and (open_end or comma) and base not in ("put",):
                if base in w.WEAK_CUES and not open_end:
                    return None
                return self._found(
                    number, self.clauses.head_of(sentence, chunk), at, 0.0, adjacent=True
                )
            return None
        if tokens[at].low in ("is", "was") and at + 1 < len(tokens):
            chunk = sentence.chunk_at(at + 1)
            if chunk is not None and chunk.owner and chunk.head in _WORDS_OF:
                return self._found_owner(number, chunk, at)
            if tokens[at + 1].low in ("how", "what") and (chunk := sentence.chunk_at(at + 2)):
                return self._found(number, chunk, at, 0.4)
        chunk = sentence.chunk_at(at)
        if chunk is None:
            return None
        cue = self.clauses.cue_after(sentence, chunk.last)
        if cue is None:
            verb = chunk.last < len(tokens) and tokens[chunk.last].is_word
            dashed = place + 1 < len(tokens) and tokens[place + 1].text in "—–"
            if verb and (dashed or tokens[place + 1].low == "here") and chunk.is_pronoun:
                return self._found(number, chunk, None, 0.9)
            return None
        gap = cue - chunk.last
        base = w.CUES[tokens[cue].low]
        if not (open_end or comma):
            if gap > 1 or base in w.WEAK_CUES or base in w.JUDGING:
                return None
            return self._found(
                number, self.clauses.head_of(sentence, chunk), cue, 0.8, adjacent=True
            )
        if base in w.WEAK_CUES and not open_end:
            return None
        if (
            comma
            and not open_end
            and not piece.single
            and gap > 0
            and not self.clauses.closes_clause(tokens, cue)
        ):
            return None
        return self._found(
            number,
            self.clauses.head_of(sentence, chunk),
            cue,
            0.05 if open_end else 0.2,
            adjacent=True,
        )

    def _before(self, number: int, place: int) -> Found | None:
        """Lund said that "…"; the nearest verb of saying to the left that has a subject."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        for at in range(place - 1, -1, -1):
            token = tokens[at]
            if token.text == ";":
                return None
            if not self.clauses.is_cue(tokens, at):
                continue
            base = w.CUES[token.low]
            gap = place - at - 1
            between = tokens[at + 1 : place]
            colon = bool(between) and between[-1].text == ":"
            if any(item.is_quote for item in tokens[at:place]) and self._closed_between(
                tokens, at, place
            ):
                continue
            if base in w.WEAK_CUES and not (gap <= 3 or colon):
                continue
            if base in w.NARROW_CUES and not (gap == 0 or colon or between[0].text == ","):
                continue
            if base in w.BELIEVING and self.clauses.told_of(sentence, at):
                continue
            subject = self.clauses.subject(sentence, at)
            if subject is None:
                subject = self.clauses.inverted(sentence, at)
            if subject is None:
                continue
            if self.clauses.is_passive(tokens, at) and base not in ("quote",):
                continue
            adjacent = all(
                item.text in ",:—" or item.low in ("that", "it", "as", "him", "her", "them", "him")
                for item in between
            )
            cost = 0.5 + 0.03 * gap
            if gap == 1 and between[0].text in ",:" and not token.low.endswith("ing"):
                cost = 0.02
            found = self._found(number, subject, at, cost, adjacent=adjacent)
            if found is not None:
                return found
        return None

    def _closed_between(self, tokens: tuple[Token, ...], at: int, place: int) -> bool:
        """Whether another speaker's clause starts between a cue and a quotation: "while he"."""
        seen_quote = False
        for index in range(at + 1, place):
            token = tokens[index]
            seen_quote = seen_quote or token.is_quote
            if seen_quote and token.text in _STOPS:
                return True
        return False

    def _according(self, number: int, place: int) -> Found | None:
        sentence = self.sentences[number]
        tokens = sentence.tokens
        for at in range(len(tokens) - 2):
            if tokens[at].low != "according" or tokens[at + 1].low != "to":
                continue
            chunk = sentence.chunk_at(at + 2)
            if chunk is None:
                continue
            distance = abs(place - at)
            return self._found(
                number, self.clauses.head_of(sentence, chunk), at, 0.55 + 0.02 * distance
            )
        return None

    def _passive(self, number: int, place: int) -> Found | None:
        """Described as "…" by an official; an allegation that Lund called by any name."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        if place + 1 < len(tokens) and tokens[place + 1].low == "by":
            chunk = sentence.chunk_at(place + 2)
            if chunk is not None:
                cue = next(
                    (at for at in range(place - 1, -1, -1) if self.clauses.is_cue(tokens, at)), None
                )
                if cue is not None and (
                    self.clauses.is_passive(tokens, cue)
                    or not (sentence.chunk_before(cue) or tokens[cue - 1].low in w.AUXILIARIES)
                ):
                    return self._found(number, self.clauses.head_of(sentence, chunk), cue, 0.3)
        for at in range(place - 1, -1, -1):
            if self.clauses.is_cue(tokens, at) and self.clauses.is_passive(tokens, at):
                if w.CUES[tokens[at].low] in ("quote", "cite", "ask", "tell", "urge", "remind"):
                    continue
                for index in range(at + 1, place):
                    if self.clauses.is_cue(tokens, index):
                        break
                    if tokens[index].low == "by" and (chunk := sentence.chunk_at(index + 1)):
                        return self._found(number, self.clauses.head_of(sentence, chunk), at, 0.45)
        return None

    def _colon(self, number: int, place: int) -> Found | None:
        sentence = self.sentences[number]
        if not place or sentence.tokens[place - 1].text != ":":
            return None
        chunk = self.clauses.sentence_subject(sentence, place)
        return self._found(number, chunk, None, 0.85, adjacent=True)

    def _trailing(self, number: int, place: int) -> Found | None:
        """… "…" to them, the official said."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        for at in range(len(tokens) - 1, place, -1):
            if not self.clauses.is_cue(tokens, at) or tokens[at].low.endswith("ing"):
                continue
            base = w.CUES[tokens[at].low]
            if (base in w.WEAK_CUES and base != "report") or base in w.JUDGING:
                continue
            if tokens[at - 1].text == "," and (
                chunk := self.clauses.chunk_after_verb(sentence, at)
            ):
                cost = 1.2 + 0.01 * (at - place)
                return self._found(number, self.clauses.head_of(sentence, chunk), at, cost)
            subject = self.clauses.subject(sentence, at)
            if subject is not None and subject.first > place:
                before = tokens[subject.first - 1]
                if before.text == "," or before.is_quote:
                    return self._found(number, subject, at, 1.2 + 0.01 * (at - place))
        return None

    def _words_of(self, number: int, place: int) -> Found | None:
        """In her view; in the words of Lund; the minister's answer: "…"."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        for chunk in sentence.chunks:
            if -1 <= place - chunk.last <= 3 and chunk.head in _SAYINGS and chunk.owner:
                return self._found_owner(number, chunk, None, 0.75)
            near = -5 <= place - chunk.first <= 10
            if not near or chunk.head not in _WORDS_OF:
                continue
            before = tokens[chunk.first - 1].low if chunk.first else ""
            close = 0 <= place - chunk.last <= 2
            if before not in ("in", "by", "to") and not (close and chunk.head in _RETURNS):
                continue
            if chunk.owner:
                return self._found_owner(number, chunk, None)
            if chunk.last + 1 < len(tokens) and tokens[chunk.last].low == "of":
                inner = sentence.chunk_at(chunk.last + 1)
                if inner is not None:
                    return self._found(number, self.clauses.head_of(sentence, inner), None, 0.6)
        return None

    def _found_owner(
        self, number: int, chunk: Chunk, cue: int | None, cost: float = 0.45
    ) -> Found | None:
        """Whose words they are: the possessor in "Lund's answer" or "her answer"."""
        sentence = self.sentences[number]
        owner = self.who.owner_of(number, chunk)
        if owner is None:
            return None
        token = sentence.tokens[cue] if cue is not None else None
        return Found(
            owner,
            chunk.head,
            (token.start, token.end) if token else (chunk.start, chunk.start),
            cost,
            number,
        )
