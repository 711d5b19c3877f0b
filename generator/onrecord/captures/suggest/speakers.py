"""Who says a quotation: before it, after it, in its middle, or in a sentence nearby."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.cast import FEMALE, MALE, Cast, Known, Person, gender_of_role
from onrecord.captures.suggest.grammar import Chunk, Sentence, Token
from onrecord.captures.suggest.quotations import Piece

_BE = frozenset("is are was were be been being isn't wasn't".split())
_BETWEEN_NOUN_AND_PREPOSITION = frozenset(
    "familiar close briefed based involved responsible loyal opposed working speaking aware "
    "knowledgeable quoted interviewed present employed known taking next".split()
)
_OPENS_ASIDE = w.PREPOSITIONS | w.CONJUNCTIONS - {"and", "but", "or", "nor", "yet", "so"}
_STOPS = frozenset(".;!?")
#: Forms that are as often nouns.
_NOUNS_TOO = frozenset(
    "remarks comments emails posts reports claims calls demands answers replies laughs cries texts "
    "tweets messages notes states orders offers attacks signals promises pledges vows appeals "
    "thanks finds rules jokes estimates fears hopes counters protests objects quotes credits "
    "shouts screams mocks labels brands terms ends opens reasons refers fires hits puts lists "
    "laugh call comment remark demand email post report claim answer reply text tweet message "
    "note state order offer attack signal promise appeal finding saying feeling ruling reading "
    "opening ending meaning warning meeting".split()
)
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
class Speaker:
    """Who says something: the words that the text uses, and who that is as far as known.

    ``name`` is the fullest form of a name that the article gives; ``actor`` a registered actor.
    ``described`` says that the article leaves the speaker unnamed. ``at`` is where the words stand.
    """

    text: str
    name: str = ""
    actor: str | None = None
    described: bool = False
    person: Person | None = None
    at: tuple[int, int] = (0, 0)
    gender: str | None = None
    plural: bool = False
    head: str = ""
    body: bool = False

    @property
    def key(self) -> str:
        """What tells one speaker from another."""
        return self.actor or self.name or self.text.lower()


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
    """Finds speakers in one article, sentence by sentence from its start."""

    def __init__(
        self, text: str, sentences: list[Sentence], cast: Cast, known: Known, skipped: frozenset[int]
    ) -> None:
        """Prepare; ``skipped`` paragraphs (the headline) are not read for antecedents."""
        self.text = text
        self.sentences = sentences
        self.cast = cast
        self.known = known
        self.skipped = skipped
        self.said: list[tuple[int, int, Speaker]] = []
        self.described: list[tuple[int, Chunk, str]] = []

    # ------------------------------------------------------------------ one quotation

    def attribute(self, number: int, piece: Piece) -> Found | None:
        """The attribution in a quotation's own sentence, or None."""
        sentence = self.sentences[number]
        place = next(
            index
            for index, token in enumerate(sentence.tokens)
            if token.start == piece.outer[0]
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
        self, number: int, chunk: Chunk | None, cue: int | None, cost: float, *, adjacent: bool = False
    ) -> Found | None:
        sentence = self.sentences[number]
        if chunk is None:
            return None
        speaker = self.identify(number, chunk)
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

    def is_cue(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a token is a verb of saying in this place, and not a noun or a name."""
        token = tokens[at]
        if token.low not in w.CUES or token.is_capital and at > 0 and token.text != token.text.upper():
            return False
        before = tokens[at - 1] if at else None
        base = w.CUES[token.low]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if base == "go" and not (
            after is not None and (after.low == "on" or after.text == ":" or after.is_quote)
        ):
            return False
        if before is not None and before.low in ("when", "if", "once", "until", "unless"):
            return False
        if self._is_noun(tokens, at, before, after):
            return False
        if w.CUES[token.low] == token.low and token.low not in ("put", "read", "hit"):
            if before is None or not self._takes_base_form(before):
                return False
        if before is not None:
            if before.low in w.DETERMINERS and before.low not in ("all", "both", "one", "two", "most",
                "some", "many", "several", "others", "another", "three", "each"):
                return False
            if before.possessive and before.is_word and not before.low.endswith("s'"):
                return False
            if before.low in ("of", "in", "with", "from", "under", "for", "without") and not (
                token.low.endswith("ing")
            ):
                return False
        return True

    @staticmethod
    def _is_noun(
        tokens: tuple[Token, ...], at: int, before: Token | None, after: Token | None
    ) -> bool:
        """Whether "remarks", "calls" or "emails" is a noun, by the words around it."""
        low = tokens[at].low
        if low not in _NOUNS_TOO or before is None:
            return False
        if after is None or after.is_quote or after.text in ",:" or after.low in ("that", "it"):
            opens = at
            while opens and tokens[opens - 1].is_word and at - opens < 4:
                opens -= 1
                if tokens[opens].low in w.POSSESSIVES or tokens[opens].possessive:
                    return not (after is not None and after.low in ("that", "it"))
            return False
        if before.is_word and not before.is_capital and before.low not in w.ROLES | w.BODIES:
            return before.low not in w.PRONOUNS | w.ADVERBS | w.PLURAL_ROLES | {"who", "which", "that"}
        nouns = ("emails", "remarks", "comments", "posts", "texts", "orders", "messages", "reports")
        return low in nouns and after.low not in w.DETERMINERS | {"to", "how", "why", "on"}

    @staticmethod
    def _takes_base_form(before: Token) -> bool:
        """Whether "say" can follow: "they say", "would say", "officials say", "did not say"."""
        low = before.low
        return (
            low in w.AUXILIARIES
            or low in ("to", "they", "we", "i", "you", "who", "not", "and", "also", "or")
            or low in w.ADVERBS
            or low in w.PLURAL_ROLES
            or low.endswith("ly")
            or (low.endswith("s") and not before.possessive and not low.endswith("ss"))
            or before.text in ",)"
            or before.is_quote
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
        if self.is_cue(tokens, at) and not tokens[at].low.endswith("ing"):
            chunk = self._chunk_after_verb(sentence, at)
            base = w.CUES[tokens[at].low]
            if chunk is not None and (open_end or comma) and base not in ("put",):
                if base in w.WEAK_CUES and not open_end:
                    return None
                return self._found(number, self._head_of(sentence, chunk), at, 0.0, adjacent=True)
            return None
        if tokens[at].low in ("is", "was") and at + 1 < len(tokens):
            chunk = sentence.chunk_at(at + 1)
            if chunk is not None and chunk.owner and chunk.head in _WORDS_OF:
                return self._found_owner(number, chunk, at)
            if tokens[at + 1].low in ("how", "what") and (
                chunk := sentence.chunk_at(at + 2)
            ):
                return self._found(number, chunk, at, 0.4)
        chunk = sentence.chunk_at(at)
        if chunk is None:
            return None
        cue = self._cue_after(sentence, chunk.last)
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
            return self._found(number, self._head_of(sentence, chunk), cue, 0.8, adjacent=True)
        if base in w.WEAK_CUES and not open_end:
            return None
        if comma and not open_end and not piece.single and gap > 0 and not self._closes_clause(
            tokens, cue
        ):
            return None
        return self._found(
            number, self._head_of(sentence, chunk), cue, 0.05 if open_end else 0.2, adjacent=True
        )

    def _closes_clause(self, tokens: tuple[Token, ...], cue: int) -> bool:
        return cue + 1 >= len(tokens) or tokens[cue + 1].text in ".,:;" or tokens[cue + 1].is_quote

    def _chunk_after_verb(self, sentence: Sentence, at: int) -> Chunk | None:
        tokens = sentence.tokens
        ahead = at + 1
        while ahead < len(tokens) and (
            tokens[ahead].low in w.ADVERBS or tokens[ahead].low.endswith("ly")
        ):
            ahead += 1
        for at_most in (0, 1, 2):
            chunk = sentence.chunk_at(ahead + at_most)
            skipped = tokens[ahead : ahead + at_most]
            plain = all(
                token.is_word
                and token.low not in w.PREPOSITIONS | w.CONJUNCTIONS | w.DETERMINERS
                for token in skipped
            )
            if chunk is not None and plain and (chunk.name or not at_most):
                break
        else:
            return None
        if chunk is None or (chunk.is_pronoun and chunk.head == "who"):
            return None
        return chunk

    def _cue_after(self, sentence: Sentence, at: int) -> int | None:
        """The verb of saying whose subject ends before a token: past asides in commas."""
        tokens = sentence.tokens
        depth = 0
        index = at
        while index < len(tokens):
            token = tokens[index]
            if token.is_quote or token.text in _STOPS or token.text == ":":
                return None
            if token.text in "()":
                depth += 1 if token.text == "(" else -1
            elif self.is_cue(tokens, index) and not depth:
                gerund = token.low.endswith("ing")
                if not gerund or (index and tokens[index - 1].low in _BE):
                    in_aside = any(
                        item.low in ("who", "which", "whose") for item in tokens[at:index]
                    )
                    if not in_aside or tokens[index - 1].text == ",":
                        return index
                    later = self._cue_after(sentence, index + 1)
                    return later if later is not None else index
            elif token.low in ("and", "but") and index > at + 6:
                return None
            index += 1
            if index - at > 45:
                return None
        return None

    def _before(self, number: int, place: int) -> Found | None:
        """Lund said that "…"; the nearest verb of saying to the left that has a subject."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        for at in range(place - 1, -1, -1):
            token = tokens[at]
            if token.text == ";":
                return None
            if not self.is_cue(tokens, at):
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
            if base in w.BELIEVING and self._told_of(sentence, at):
                continue
            subject = self.subject(sentence, at)
            if subject is None:
                subject = self._inverted(sentence, at)
            if subject is None:
                continue
            if self._is_passive(tokens, at) and base not in ("quote",):
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

    def _told_of(self, sentence: Sentence, at: int) -> bool:
        """Whether somebody else says that a person believes: "Lund said the mayor thinks …"."""
        tokens = sentence.tokens
        for index in range(at - 1, 0, -1):
            if tokens[index].is_quote or tokens[index].text in ";:":
                return False
            if not self.is_cue(tokens, index):
                continue
            base = w.CUES[tokens[index].low]
            if base in w.BELIEVING or base in w.WEAK_CUES or base in w.JUDGING:
                continue
            return "," not in [token.text for token in tokens[index:at]]
        return False

    def _closed_between(self, tokens: tuple[Token, ...], at: int, place: int) -> bool:
        """Whether another speaker's clause starts between a cue and a quotation: "while he"."""
        seen_quote = False
        for index in range(at + 1, place):
            token = tokens[index]
            seen_quote = seen_quote or token.is_quote
            if seen_quote and token.text in _STOPS:
                return True
        return False

    def _is_passive(self, tokens: tuple[Token, ...], at: int) -> bool:
        if tokens[at].low.endswith("ing"):
            return False
        index = at - 1
        while index >= 0 and (tokens[index].low in w.ADVERBS or tokens[index].low.endswith("ly")):
            index -= 1
        return index >= 0 and tokens[index].low in _BE | {"get", "got", "gets"}

    def _inverted(self, sentence: Sentence, at: int) -> Chunk | None:
        """The subject behind the verb: "…," said Lund, adding "…"."""
        tokens = sentence.tokens
        before = at - 1
        while before >= 0 and tokens[before].text in ",—–":
            before -= 1
        if before >= 0 and not tokens[before].is_quote:
            return None
        if before < 0 and not (at == 0 and tokens[at].is_capital):
            return None
        if tokens[at].low.endswith("ing") or (before < 0 and not tokens[at].low == "said"):
            return None
        chunk = self._chunk_after_verb(sentence, at)
        return self._head_of(sentence, chunk) if chunk else None

    # ------------------------------------------------------------------ subjects

    def subject(self, sentence: Sentence, at: int, depth: int = 0) -> Chunk | None:
        """The subject of the verb at a token, which stands before it."""
        tokens = sentence.tokens
        if depth > 4:
            return None
        index = at - 1
        while index >= 0 and (
            tokens[index].low in w.AUXILIARIES
            or tokens[index].low in w.ADVERBS
            or tokens[index].low == "to"
            or (tokens[index].low.endswith("ly") and sentence.chunk_over(index) is None)
        ):
            index -= 1
        if index < 0:
            return None
        token = tokens[index]
        chunk = sentence.chunk_before(index + 1)
        if chunk is not None:
            if chunk.head == "who" and chunk.is_pronoun:
                return self._antecedent_of_who(sentence, chunk.first)
            governed = tokens[chunk.first - 1].low if chunk.first else ""
            if governed in ("as", "after", "before", "since", "until", "than", "with") and (
                index == at - 1
            ):
                gerund = tokens[at].low.endswith("ing")
                if gerund == (governed == "with") or chunk.is_pronoun:
                    return self._head_of(sentence, chunk)
            if (
                chunk.head in w.DOCUMENTS
                and not chunk.definite
                and tokens[at].low in ("saying", "reading", "stating", "declaring")
            ):
                return self._clause_subject(sentence, chunk.first, depth)
            climbed = self._climb(sentence, chunk)
            if climbed is not None:
                return self._head_of(sentence, climbed)
            return self._clause_subject(sentence, chunk.first, depth)
        if token.text in ",)" and tokens[at].low.endswith("ing") and index == at - 1:
            return self._clause_subject(sentence, at, depth)
        if token.text in ",)":
            return self._past_asides(sentence, index, depth)
        if token.low in ("which", "that"):
            return self._antecedent_of_who(sentence, index)
        if token.is_quote or token.text in ":;":
            return None
        if token.text in "—–":
            return self._clause_subject(sentence, index, depth)
        return self._clause_subject(sentence, at, depth)

    def _antecedent_of_who(self, sentence: Sentence, index: int) -> Chunk | None:
        before = index
        if before and sentence.tokens[before - 1].text == ",":
            before -= 1
        chunk = sentence.chunk_before(before)
        if chunk is None:
            return None
        if chunk.kind == "named" or chunk.head in w.ROLES or chunk.head in w.PLURAL_ROLES:
            return chunk
        return self._head_of(sentence, self._climb(sentence, chunk) or chunk)

    def _climb(self, sentence: Sentence, chunk: Chunk) -> Chunk | None:
        """From the last phrase before a verb to its subject: "the head of the port authority"."""
        tokens = sentence.tokens
        for index in range(chunk.first - 1, -1, -1):
            token = tokens[index]
            if token.text in ",;:—–()" or token.is_quote:
                break
            if token.low == "who" and index + 1 < chunk.first:
                before = sentence.chunk_before(index)
                if before is not None:
                    return self._climb(sentence, before) or before
            if self.is_cue(tokens, index) and index != chunk.first:
                break
        current = chunk
        while current.first:
            index = current.first - 1
            if tokens[index].low not in w.PREPOSITIONS:
                return current
            index -= 1
            while index >= 0 and (
                tokens[index].low in _BETWEEN_NOUN_AND_PREPOSITION
                or tokens[index].low in w.PREPOSITIONS
                or (tokens[index].low.endswith("ed") and sentence.chunk_over(index) is None)
            ):
                index -= 1
            before = sentence.chunk_before(index + 1) if index >= 0 else None
            if before is None or before.is_pronoun:
                return None
            current = before
        return current

    def _head_of(self, sentence: Sentence, chunk: Chunk | None) -> Chunk | None:
        """The name in "the museum's director, Desmond Lyle", else the phrase itself."""
        if chunk is None or chunk.name or chunk.is_pronoun:
            return chunk
        tokens = sentence.tokens
        end = chunk.last
        while end < len(tokens) and tokens[end].text != "," and end - chunk.last < 9:
            token = tokens[end]
            over = sentence.chunk_over(end)
            if token.low in w.PREPOSITIONS or (over and not over.is_pronoun):
                end += 1
                continue
            break
        if end + 1 < len(tokens) and tokens[end].text == ",":
            following = sentence.chunk_at(end + 1)
            named = following is not None and following.kind == "named" and following.name
            if named and following and not following.owner:
                after = tokens[following.last] if following.last < len(tokens) else None
                if after is None or after.text in ",.;:)" or after.is_quote or after.low in w.CUES:
                    return following
        return chunk

    def _past_asides(self, sentence: Sentence, comma: int, depth: int) -> Chunk | None:
        """The subject before asides in commas: "Lund, who chairs the board, said"."""
        tokens = sentence.tokens
        start = 0
        for index in range(comma - 1, -1, -1):
            if tokens[index].is_quote or tokens[index].text in ":;—–":
                start = index + 1
                break
        groups: list[tuple[int, int]] = []
        first = start
        for index in range(start, comma + 1):
            if tokens[index].text == ",":
                if index > first:
                    groups.append((first, index))
                first = index + 1
        for first, last in groups:
            begin = first
            while begin < last and tokens[begin].low in ("and", "but", "while", "or", "then", "yet"):
                begin += 1
            if begin >= last:
                continue
            chunk = sentence.chunk_at(begin)
            if chunk is not None and chunk.head == "who" and chunk.last == last:
                return self._antecedent_of_who(sentence, begin)
            if chunk is None or chunk.head == "who":
                inner = self._subject_in(sentence, begin, last)
                if inner is not None:
                    return self._head_of(sentence, inner)
                continue
            if self._has_verb(sentence, chunk.last, last):
                tail = self._tail_chunk(sentence, chunk.last, last)
                if tail is not None:
                    return self._head_of(sentence, tail)
                continue
            return self._head_of(sentence, chunk)
        return self._clause_subject(sentence, comma, depth)

    def _subject_in(self, sentence: Sentence, first: int, last: int) -> Chunk | None:
        """In "At the meeting the council's lead": a phrase that no preposition governs."""
        for chunk in sentence.chunks:
            if chunk.first <= first or chunk.last != last:
                continue
            if sentence.chunk_before(chunk.first) is not None:
                return chunk
        return None

    def _tail_chunk(self, sentence: Sentence, first: int, last: int) -> Chunk | None:
        """ "He laughed and Lund, …": the phrase after "and" or "but" at the end of a group."""
        chunk = sentence.chunk_before(last)
        if chunk is None or chunk.first < first:
            return None
        return chunk if sentence.tokens[chunk.first - 1].low in ("and", "but", "while") else None

    def _has_verb(self, sentence: Sentence, first: int, last: int) -> bool:
        tokens = sentence.tokens
        for index in range(first, last):
            if tokens[index].low in ("who", "which", "whose", "that"):
                return False
            if sentence.chunk_over(index) is not None:
                continue
            low = tokens[index].low
            if low in w.AUXILIARIES or low in w.VERBS or self.is_cue(tokens, index):
                return True
        return False

    def _clause_subject(self, sentence: Sentence, at: int, depth: int) -> Chunk | None:
        """The subject of the clause before a token: of its last verb of saying, else its first."""
        tokens = sentence.tokens
        for index in range(at - 1, -1, -1):
            if tokens[index].text in _STOPS:
                break
            if self.is_cue(tokens, index) and not self._is_passive(tokens, index):
                subject = self.subject(sentence, index, depth + 1) or self._inverted(
                    sentence, index
                )
                if subject is not None:
                    return subject
            chunk = sentence.chunk_before(index)
            if chunk is None or chunk.head in ("it", "who") or not tokens[index].is_word:
                continue
            if chunk.is_pronoun or self.cast.person(chunk):
                low = tokens[index].low
                if low in w.AUXILIARIES | w.VERBS or low.endswith("ed"):
                    governed = tokens[chunk.first - 1].low if chunk.first else ""
                    if governed not in w.PREPOSITIONS | w.CONJUNCTIONS - {"and", "but", "though"}:
                        return chunk
        return self._sentence_subject(sentence, at)

    def _sentence_subject(self, sentence: Sentence, before: int | None = None) -> Chunk | None:
        """The first phrase of a sentence that no opening aside holds."""
        tokens = sentence.tokens
        end = len(tokens) if before is None else before
        index = 0
        while index < end:
            token = tokens[index]
            if token.is_quote or token.text in ",—–(" or token.low in ("and", "but", "so", "yet", "then"):
                index += 1
                continue
            chunk = sentence.chunk_at(index)
            if chunk is not None and chunk.head != "who":
                return self._head_of(sentence, chunk)
            opening = (
                token.low in _OPENS_ASIDE
                or token.low.endswith(("ing", "ed"))
                or token.low in w.CUES
                or token.low in ("born", "told", "known", "seen", "given")
            )
            if opening:
                comma = next(
                    (place for place in range(index, end) if tokens[place].text == ","), None
                )
                if comma is None:
                    for item in sentence.chunks:
                        if item.first > index and sentence.chunk_before(item.first) is not None:
                            return item
                    for item in sentence.chunks:
                        governed = tokens[item.first - 1].low in w.PREPOSITIONS
                        if item.first > index and not governed and item.last <= end:
                            return item if item.head != "who" else None
                    return None
                index = comma + 1
                continue
            index += 1
        return None

    # ------------------------------------------------------------------ other patterns

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
            return self._found(number, self._head_of(sentence, chunk), at, 0.55 + 0.02 * distance)
        return None

    def _passive(self, number: int, place: int) -> Found | None:
        """Described as "…" by an official; an allegation that Lund called by any name."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        if place + 1 < len(tokens) and tokens[place + 1].low == "by":
            chunk = sentence.chunk_at(place + 2)
            if chunk is not None:
                cue = next(
                    (at for at in range(place - 1, -1, -1) if self.is_cue(tokens, at)), None
                )
                if cue is not None and (
                    self._is_passive(tokens, cue)
                    or not (sentence.chunk_before(cue) or tokens[cue - 1].low in w.AUXILIARIES)
                ):
                    return self._found(number, self._head_of(sentence, chunk), cue, 0.3)
        for at in range(place - 1, -1, -1):
            if self.is_cue(tokens, at) and self._is_passive(tokens, at):
                if w.CUES[tokens[at].low] in ("quote", "cite", "ask", "tell", "urge", "remind"):
                    continue
                for index in range(at + 1, place):
                    if self.is_cue(tokens, index):
                        break
                    if tokens[index].low == "by" and (chunk := sentence.chunk_at(index + 1)):
                        return self._found(number, self._head_of(sentence, chunk), at, 0.45)
        return None

    def _colon(self, number: int, place: int) -> Found | None:
        sentence = self.sentences[number]
        if not place or sentence.tokens[place - 1].text != ":":
            return None
        chunk = self._sentence_subject(sentence, place)
        return self._found(number, chunk, None, 0.85, adjacent=True)

    def _trailing(self, number: int, place: int) -> Found | None:
        """… "…" to them, the official said."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        for at in range(len(tokens) - 1, place, -1):
            if not self.is_cue(tokens, at) or tokens[at].low.endswith("ing"):
                continue
            base = w.CUES[tokens[at].low]
            if (base in w.WEAK_CUES and base != "report") or base in w.JUDGING:
                continue
            if tokens[at - 1].text == "," and (
                chunk := self._chunk_after_verb(sentence, at)
            ):
                cost = 1.2 + 0.01 * (at - place)
                return self._found(number, self._head_of(sentence, chunk), at, cost)
            subject = self.subject(sentence, at)
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
                    return self._found(number, self._head_of(sentence, inner), None, 0.6)
        return None

    def _found_owner(
        self, number: int, chunk: Chunk, cue: int | None, cost: float = 0.45
    ) -> Found | None:
        """Whose words they are: the possessor in "Lund's answer" or "her answer"."""
        sentence = self.sentences[number]
        owner = self.owner_of(number, chunk)
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

    def owner_of(self, number: int, chunk: Chunk) -> Speaker | None:
        """The possessor in a phrase."""
        low = chunk.owner.lower()
        if not low:
            return None
        if low in w.POSSESSIVES:
            pronoun = {"his": "he", "her": "she", "their": "they", "its": "it"}[low]
            return self._pronoun(number, replace(chunk, head=pronoun, kind="pronoun"))
        name = re.sub(r"[’']s?$", "", chunk.owner)
        stripped = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
        for person in self.cast.people:
            if person.name.endswith(stripped):
                return self._named(person, name, (chunk.start, chunk.start + len(name)))
        actor = self.known.actor(name, weak=True)
        return Speaker(name, name if actor else "", actor, at=(chunk.start, chunk.end))

    # ------------------------------------------------------------------ who a phrase means

    def _named(self, person: Person, text: str, at: tuple[int, int]) -> Speaker:
        actor = self.known.actor(person.name) or self.known.actor(text)
        return Speaker(
            text, person.name, actor, person=person, at=at, gender=person.gender, body=person.body
        )

    def identify(self, number: int, chunk: Chunk) -> Speaker | None:
        """Who a phrase in a sentence means; None where it can be no speaker."""
        if chunk.is_pronoun:
            return self._pronoun(number, chunk)
        person = self.cast.person(chunk)
        if person is not None and chunk.name:
            return self._named(person, chunk.name, (chunk.start, chunk.end))
        head = chunk.head
        actor = self.known.actor(chunk.text, weak=True)
        if actor is not None:
            return Speaker(chunk.text, chunk.text, actor, at=(chunk.start, chunk.end))
        if head in w.DOCUMENTS and head not in ("editorial",):
            author = self._author(number, chunk)
            if author is not None:
                return author
        if chunk.definite and not chunk.plural:
            meant = self._meant(number, chunk)
            if meant is not None:
                return meant
        full = self._description(number, chunk)
        first = self._first_description(chunk)
        text = self.text[chunk.start : chunk.start + len(full)]
        body = head in w.BODIES
        return Speaker(
            " ".join(text.split()),
            first,
            None,
            described=True,
            at=(chunk.start, chunk.start + len(full)),
            gender=next(filter(None, map(gender_of_role, (head, *chunk.roles))), None),
            plural=chunk.plural,
            head=head,
            body=body,
        )

    def _first_description(self, chunk: Chunk) -> str:
        """How "the official" was described at first: "a senior port official"."""
        if not chunk.definite or chunk.plural:
            return ""
        found = {
            text.lower(): text
            for _, item, text in self.described
            if item.head == chunk.head and not item.definite and item.start < chunk.start
        }
        return next(iter(found.values())) if len(found) == 1 else ""

    def _meant(self, number: int, chunk: Chunk) -> Speaker | None:
        """The named person or body behind "the minister", "the ministry" or "the fly-half"."""
        head = chunk.head
        at = (chunk.start, chunk.end)
        text = " ".join(self.text[chunk.start : chunk.end].split())
        if head in w.BODIES:
            if chunk.owner:
                return None
            found = self.cast.by_body(head, chunk.start)
            if found is not None:
                return self._named(found, text, at)
            for _, _, speaker in reversed(self.said[-6:]):
                if speaker.body and not speaker.described:
                    return replace(speaker, text=text, at=at)
            last = self._last_body(number, chunk.start)
            return self._named(last, text, at) if last else None
        if any(item.head == head for _, item, _ in self.described if item.start < chunk.start) and (
            head in w.UNNAMED_ROLES
        ):
            return None
        found = self.cast.by_role(head, chunk.start)
        if found is None and head in w.ROLES and not chunk.owner:
            found = self.cast.only_role(head)
        if found is not None and not (chunk.owner and chunk.owner.lower() not in ("the",)):
            return self._named(found, text, at)
        if chunk.owner or head in w.UNNAMED_ROLES or len(text.split()) > 3:
            return None
        if any(item.head == head for _, item, _ in self.described if item.start < chunk.start):
            return None
        if head in w.ROLES or "-" in head:
            person = self._last_person(number, chunk.start)
            if person is not None:
                return self._named(person, text, at)
        return None

    def _last_body(self, number: int, before: int) -> Person | None:
        for index in range(number, max(-1, number - 6), -1):
            for chunk in reversed(self.sentences[index].chunks):
                person = self.cast.person(chunk)
                if chunk.start < before and person is not None:
                    alone = len(person.name.split()) < 3 and not person.votes and not person.roles
                    outlet = self.known.outlet(person.name)
                    if (person.body or alone) and not outlet and chunk.first <= 2:
                        return person
        return None

    def _last_person(self, number: int, before: int) -> Person | None:
        for index in range(number, max(-1, number - 4), -1):
            if self.sentences[index].paragraph in self.skipped:
                continue
            for chunk in self.sentences[index].chunks:
                person = self.cast.person(chunk)
                if person is not None and self.cast.is_place(person):
                    continue
                if chunk.start < before and person is not None and not person.body:
                    subject = self._sentence_subject(self.sentences[index])
                    if subject is not None and (found := self.cast.person(subject)):
                        return found if not found.body else person
                    return person
        return None

    def _author(self, number: int, chunk: Chunk) -> Speaker | None:
        """Who wrote "the letter" or "its reply", where the text has just said so."""
        if chunk.owner:
            return self.owner_of(number, chunk)
        if not chunk.definite or any(word[0].isupper() for word in chunk.text.split()[1:]):
            return None
        paragraph = self.sentences[number].paragraph
        for index, _, speaker in reversed(self.said[-3:]):
            if paragraph - self.sentences[index].paragraph <= 2:
                text = " ".join(self.text[chunk.start : chunk.end].split())
                name = speaker.name or speaker.text
                return replace(speaker, text=text, name=name, at=(chunk.start, chunk.end))
        return None

    def _description(self, number: int, chunk: Chunk) -> str:
        """A described speaker with what follows: "a spokeswoman for the grid office"."""
        sentence = self.sentences[number]
        tokens = sentence.tokens
        end = chunk.last
        while end < len(tokens) and end - chunk.last < 14:
            token = tokens[end]
            if token.is_quote or token.text in ",.;:—–()!?":
                break
            over = sentence.chunk_over(end)
            relative = token.low in ("who",)
            if relative or token.low in w.PREPOSITIONS - {"by", "after", "before", "on", "at"} or (
                token.low in _BETWEEN_NOUN_AND_PREPOSITION
            ):
                end += 1
                continue
            if over is not None and not over.is_pronoun and over.first >= chunk.last:
                if tokens[over.first - 1].low in w.PREPOSITIONS or any(
                    item.low == "who" for item in tokens[chunk.last : end]
                ):
                    end = over.last
                    continue
                break
            if any(item.low == "who" for item in tokens[chunk.last : end]) and not self.is_cue(
                tokens, end
            ):
                end += 1
                continue
            if (
                token.low in ("on", "at", "who", "and")
                and end > chunk.last
                and tokens[end - 1].low in _BETWEEN_NOUN_AND_PREPOSITION
            ):
                end += 1
                continue
            if token.low in ("on", "at") and self._place_phrase(sentence, end):
                end += 1
                continue
            break
        while end > chunk.last and (
            tokens[end - 1].low in w.PREPOSITIONS
            or tokens[end - 1].low in w.AUXILIARIES
            or tokens[end - 1].low in ("who", "and", "later", "also", "then")
        ):
            end -= 1
        return self.text[chunk.start : tokens[end - 1].end]

    def _place_phrase(self, sentence: Sentence, at: int) -> bool:
        """ "at the hospital" and "on the panel" belong to a speaker; "on Monday" does not."""
        chunk = sentence.chunk_at(at + 1)
        return (
            chunk is not None
            and not any(token.bare in w.CALENDAR for token in sentence.tokens[at + 1 : chunk.last])
            and sentence.tokens[at + 1].low in ("the", "a", "an")
            and at + 1 < len(sentence.tokens)
        )

    # ------------------------------------------------------------------ pronouns

    def _pronoun(self, number: int, chunk: Chunk) -> Speaker | None:
        head = chunk.head
        if head == "who":
            return None
        wanted = {"she": FEMALE, "he": MALE}.get(head)
        if head == "it":
            writer = self._writer(number, chunk)
            if writer is not None:
                return writer
        best: tuple[float, int, Speaker] | None = None
        for index in range(number, max(-1, number - 8), -1):
            sentence = self.sentences[index]
            if sentence.paragraph in self.skipped:
                continue
            subject = self._sentence_subject(sentence)
            far = number - index
            paragraphs = self.sentences[number].paragraph - sentence.paragraph
            for item in sentence.chunks:
                if item.start >= chunk.start or item.is_pronoun:
                    continue
                candidate = self._candidate(index, item)
                if candidate is None or not self._agrees(candidate, head, wanted):
                    continue
                score = 6.0 - 1.2 * far - 0.6 * paragraphs
                speaks = (
                    not far
                    and item.last < len(sentence.tokens)
                    and self.is_cue(sentence.tokens, item.last)
                )
                if speaks or (subject is not None and item.first == subject.first):
                    score += 1.6
                if item.first and sentence.tokens[item.first - 1].low in w.PREPOSITIONS:
                    score -= 0.8
                if wanted and candidate.gender == wanted:
                    score += 1.5
                if candidate.described:
                    score -= 0.5
                if best is None or score > best[0] or (score == best[0] and item.start > best[1]):
                    best = (score, item.start, candidate)
        recent = [entry for entry in self.said if entry[0] <= number][-4:]
        for index, place, speaker in recent:
            if not self._agrees(speaker, head, wanted):
                continue
            far = number - index
            paragraphs = self.sentences[number].paragraph - self.sentences[index].paragraph
            score = 6.0 - 1.2 * far - 0.6 * paragraphs + 1.7
            if wanted and speaker.gender == wanted:
                score += 1.5
            if best is None or score > best[0] or (score == best[0] and place > best[1]):
                best = (score, place, speaker)
        if best is None:
            return None
        speaker = best[2]
        return replace(speaker, text=speaker.name or speaker.text, at=(chunk.start, chunk.end))

    def _writer(self, number: int, chunk: Chunk) -> Speaker | None:
        """Who speaks in "it read", where the text has just told of a post or a letter."""
        sentence = self.sentences[number]
        following = sentence.tokens[chunk.last].low if chunk.last < len(sentence.tokens) else ""
        if w.CUES.get(following) not in ("read", "begin", "say", "continue", "go", "end", "add"):
            return None
        for index in range(number, max(-1, number - 3), -1):
            earlier = self.sentences[index]
            if earlier.paragraph != sentence.paragraph:
                break
            for item in earlier.chunks:
                if item.head in w.DOCUMENTS and item.start < chunk.start:
                    subject = self.subject_speaker(index)
                    if subject is not None and not subject.body:
                        return replace(
                            subject, text=subject.name or subject.text, at=(chunk.start, chunk.end)
                        )
        return None

    def _candidate(self, number: int, item: Chunk) -> Speaker | None:
        person = self.cast.person(item)
        if person is not None:
            return self._named(person, item.name, (item.start, item.end))
        if item.head in w.ROLES | w.PLURAL_ROLES | w.BODIES or item.roles:
            return self.identify(number, item)
        return None

    def _agrees(self, speaker: Speaker, head: str, wanted: str | None) -> bool:
        person = speaker.person
        if head == "it":
            return speaker.body or (
                person is not None and person.gender is None and len(person.name.split()) < 3
                and not (person.roles & w.ROLES)
            )
        if head == "they":
            return speaker.plural or speaker.body or speaker.described
        if speaker.body or speaker.plural:
            return False
        if person is not None and not speaker.gender:
            if person.name.lower().endswith(("crats", "icans", "ians", "ists", "eers")):
                return False
            if self.cast.is_place(person) or self.known.outlet(person.name):
                return False
        return speaker.gender in (None, wanted)

    # ------------------------------------------------------------------ sentences nearby

    def subject_speaker(self, number: int) -> Speaker | None:
        """Who a sentence is about, where that can speak."""
        sentence = self.sentences[number]
        chunk = self._sentence_subject(sentence)
        if chunk is None:
            return None
        if chunk.kind == "common" and chunk.head not in w.ROLES | w.BODIES | w.PLURAL_ROLES:
            if not chunk.roles:
                return None
        speaker = self.identify(number, chunk)
        if speaker is None or (speaker.person is None and not speaker.described and not speaker.actor):
            return None
        return speaker

    def remember(self, number: int, place: int, speaker: Speaker) -> None:
        """Keep who spoke, for pronouns and quotations that follow."""
        self.said.append((number, place, speaker))

    def note_descriptions(self, number: int) -> None:
        """Keep the descriptions in a sentence, for "the official" later on."""
        for chunk in self.sentences[number].chunks:
            if chunk.kind == "common" and (chunk.head in w.ROLES or chunk.head in w.PLURAL_ROLES):
                text = " ".join(self._description(number, chunk).split())
                self.described.append((number, chunk, text))
                if chunk.plural:
                    singular = {"people": "person"}.get(chunk.head, chunk.head.rstrip("s"))
                    self.described.append((number, replace(chunk, head=singular), text))
