"""Verbs of saying and their subjects: which phrase of a sentence says, by the order of words."""

from __future__ import annotations

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.cast import Cast
from onrecord.captures.suggest.grammar import Sentence
from onrecord.captures.suggest.phrases import Chunk
from onrecord.captures.suggest.tokens import Token

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


class Clauses:
    """Reads the clauses of one article's sentences; it knows its people only by name."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def is_cue(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a token is a verb of saying in this place, and not a noun or a name."""
        token = tokens[at]
        if token.low not in w.CUES or (
            token.is_capital and at > 0 and token.text != token.text.upper()
        ):
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
            if before.low in w.DETERMINERS and before.low not in (
                "all",
                "both",
                "one",
                "two",
                "most",
                "some",
                "many",
                "several",
                "others",
                "another",
                "three",
                "each",
            ):
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
            return before.low not in w.PRONOUNS | w.ADVERBS | w.PLURAL_ROLES | {
                "who",
                "which",
                "that",
            }
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

    def closes_clause(self, tokens: tuple[Token, ...], cue: int) -> bool:
        """Whether nothing but a mark follows a verb of saying: it ends what is said there."""
        return cue + 1 >= len(tokens) or tokens[cue + 1].text in ".,:;" or tokens[cue + 1].is_quote

    def chunk_after_verb(self, sentence: Sentence, at: int) -> Chunk | None:
        """The subject that stands behind its verb: "said retired Lt. Gen. Ada Brook"."""
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
                token.is_word and token.low not in w.PREPOSITIONS | w.CONJUNCTIONS | w.DETERMINERS
                for token in skipped
            )
            if chunk is not None and plain and (chunk.name or not at_most):
                break
        else:
            return None
        if chunk is None or (chunk.is_pronoun and chunk.head == "who"):
            return None
        return chunk

    def cue_after(self, sentence: Sentence, at: int) -> int | None:
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
                    later = self.cue_after(sentence, index + 1)
                    return later if later is not None else index
            elif token.low in ("and", "but") and index > at + 6:
                return None
            index += 1
            if index - at > 45:
                return None
        return None

    def is_passive(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a verb stands behind a form of "be", so that its subject does not speak."""
        if tokens[at].low.endswith("ing"):
            return False
        index = at - 1
        while index >= 0 and (tokens[index].low in w.ADVERBS or tokens[index].low.endswith("ly")):
            index -= 1
        return index >= 0 and tokens[index].low in _BE | {"get", "got", "gets"}

    def inverted(self, sentence: Sentence, at: int) -> Chunk | None:
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
        chunk = self.chunk_after_verb(sentence, at)
        return self.head_of(sentence, chunk) if chunk else None

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
                    return self.head_of(sentence, chunk)
            if (
                chunk.head in w.DOCUMENTS
                and not chunk.definite
                and tokens[at].low in ("saying", "reading", "stating", "declaring")
            ):
                return self._clause_subject(sentence, chunk.first, depth)
            climbed = self._climb(sentence, chunk)
            if climbed is not None:
                return self.head_of(sentence, climbed)
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
        return self.head_of(sentence, self._climb(sentence, chunk) or chunk)

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

    def head_of(self, sentence: Sentence, chunk: Chunk | None) -> Chunk | None:
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
            while begin < last and tokens[begin].low in (
                "and",
                "but",
                "while",
                "or",
                "then",
                "yet",
            ):
                begin += 1
            if begin >= last:
                continue
            chunk = sentence.chunk_at(begin)
            if chunk is not None and chunk.head == "who" and chunk.last == last:
                return self._antecedent_of_who(sentence, begin)
            if chunk is None or chunk.head == "who":
                inner = self._subject_in(sentence, begin, last)
                if inner is not None:
                    return self.head_of(sentence, inner)
                continue
            if self._has_verb(sentence, chunk.last, last):
                tail = self._tail_chunk(sentence, chunk.last, last)
                if tail is not None:
                    return self.head_of(sentence, tail)
                continue
            return self.head_of(sentence, chunk)
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
            if self.is_cue(tokens, index) and not self.is_passive(tokens, index):
                subject = self.subject(sentence, index, depth + 1) or self.inverted(sentence, index)
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
        return self.sentence_subject(sentence, at)

    def sentence_subject(self, sentence: Sentence, before: int | None = None) -> Chunk | None:
        """The first phrase of a sentence that no opening aside holds."""
        tokens = sentence.tokens
        end = len(tokens) if before is None else before
        index = 0
        while index < end:
            token = tokens[index]
            if (
                token.is_quote
                or token.text in ",—–("
                or token.low in ("and", "but", "so", "yet", "then")
            ):
                index += 1
                continue
            chunk = sentence.chunk_at(index)
            if chunk is not None and chunk.head != "who":
                return self.head_of(sentence, chunk)
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

    def told_of(self, sentence: Sentence, at: int) -> bool:
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
