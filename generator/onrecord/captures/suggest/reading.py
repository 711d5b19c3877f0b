"""Reading one article, from its paragraphs to the suggestions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.captures.suggest.cast import Cast, Known, Person, folded
from onrecord.captures.suggest.clauses import Clauses
from onrecord.captures.suggest.credits import Credit, Outlets
from onrecord.captures.suggest.dates import said as said_at
from onrecord.captures.suggest.grammar import Sentence, masked, sentences
from onrecord.captures.suggest.identities import Identities, Speaker
from onrecord.captures.suggest.kinds import (
    ANSWER,
    FRAGMENT,
    HEADLINE,
    NESTED,
    PROPOSED,
    QUESTION,
    QUOTATION,
    REPORTED,
    classify,
)
from onrecord.captures.suggest.layout import Range, Turn, headline, paragraphs, turns
from onrecord.captures.suggest.proposals import NewActor, Suggested, Suggestion
from onrecord.captures.suggest.quotations import Piece, find_pieces, outermost, without
from onrecord.captures.suggest.reported import clauses as reported_clauses
from onrecord.captures.suggest.speakers import Attributor, Found


@dataclass
class _Part:
    """A piece on its way to becoming a suggestion."""

    piece: Piece
    sentence: int
    place: int
    found: Found | None = None
    kind: str = ""
    speaker: Speaker | None = None
    inherited: bool = False
    confidence: str = "low"
    via: tuple[str, ...] = ()
    said: str | None = None
    said_to: str | None = None
    credited: list[Credit] = field(default_factory=list)


class Reading:
    """One article being read, from its paragraphs to the suggestions."""

    def __init__(
        self,
        text: str,
        known: Known,
        published: str | None,
        skip: tuple[Range, ...],
        reported: bool,
    ) -> None:
        self.text = text
        self.known = known
        self.published = published
        self.reported = reported
        self.paragraphs = tuple(part for part in paragraphs(text) if not _covered(part, skip))
        top = headline(text, self.paragraphs)
        self.headline = frozenset() if top is None else frozenset({top})
        self.turns = turns(text, self.paragraphs)
        self.pieces = without(find_pieces(text, self.paragraphs), skip)
        self.top = outermost(self.pieces)
        self.mask = masked(text, self.top)
        self.sentences = sentences(text, self.mask, self.paragraphs)
        self.cast = Cast(self.sentences, self.headline)
        self.outlets = Outlets(known)
        self.clauses = Clauses(self.cast)
        self.who = Identities(text, self.sentences, self.cast, self.clauses, known, self.headline)
        self.attributor = Attributor(text, self.sentences, self.clauses, self.who)
        self.parts: list[_Part] = []
        self.extra: list[Suggestion] = []

    def result(self) -> Suggested:
        """Everything, in the order of the text."""
        self._read()
        self._lead()
        self._chains()
        self._neighbours()
        self._circumstances()
        found = [self._suggestion(part) for part in self.parts]
        found += [self._listed(piece, NESTED) for piece in self.pieces if piece.depth]
        found += self.extra
        found += self._answers()
        found.sort(key=lambda item: (item.start, -item.end))
        return Suggested(tuple(found), self._new_actors(found))

    # ------------------------------------------------------------------ reading

    def _read(self) -> None:
        """Attribute each quotation from its own sentence, in order."""
        asked = [(turn.start, turn.end) for turn in self.turns]
        by_start = {piece.outer[0]: piece for piece in self.top}
        for number, sentence in enumerate(self.sentences):
            quotes = [
                (place, by_start[token.start])
                for place, token in enumerate(sentence.tokens)
                if token.is_quote and token.start in by_start
            ]
            for place, piece in quotes:
                if sentence.paragraph in self.headline:
                    self.extra.append(self._listed(piece, HEADLINE))
                    continue
                if any(start <= piece.start < end for start, end in asked):
                    inner = next(
                        turn for turn in self.turns if turn.start <= piece.start < turn.end
                    )
                    self.extra.append(self._listed(piece, QUESTION if inner.question else NESTED))
                    continue
                part = _Part(piece, number, place)
                part.found = self.attributor.attribute(number, piece)
                if part.found is None and quotes and place != quotes[0][0]:
                    part.found = self._shared(part, number)
                part.kind = classify(self.text, self.mask, piece, sentence, place, part.found)
                if part.found is not None and part.kind in PROPOSED:
                    part.speaker = part.found.speaker
                    part.confidence = (
                        "low"
                        if part.found.cost > 0.9 or not piece.balanced
                        else "high"
                        if part.found.cost <= 0.65
                        else "medium"
                    )
                    if part.speaker is not None:
                        self.who.remember(number, piece.start, part.speaker)
                self.parts.append(part)
            if self.reported and sentence.paragraph not in self.headline:
                self._reported(number)
            if sentence.paragraph not in self.headline:
                self.who.note_descriptions(number)

    def _shared(self, part: _Part, number: int) -> Found | None:
        """The attribution of the piece before in one sentence: "…," she said, "…"."""
        previous = self.parts[-1] if self.parts else None
        if previous is None or previous.sentence != number or previous.found is None:
            return None
        gap = self.mask[previous.piece.outer[1] : part.piece.outer[0]]
        if len(gap) > 160:
            return None
        return replace(previous.found, cost=previous.found.cost + 0.2, adjacent=False)

    def _reported(self, number: int) -> None:
        for clause in reported_clauses(self.who, number):
            sentence = self.sentences[number]
            speaker = clause.speaker
            said = said_at(
                self.mask, sentence.start, sentence.end, clause.cue_at, False, self.published
            )
            via, told = self._credits(sentence)
            self.extra.append(
                Suggestion(
                    self.text[clause.start : clause.end],
                    clause.start,
                    clause.end,
                    REPORTED,
                    speaker.actor,
                    speaker.text,
                    speaker.name or None,
                    speaker.described,
                    "reported",
                    said,
                    told,
                    via,
                    clause.cue,
                    "medium",
                )
            )

    # ------------------------------------------------------------------ what sentences share

    def _lead(self) -> None:
        """ "A baker … told a jury" in the first paragraph is she whom the second one names."""
        first = min(self.headline, default=-1) + 1
        for part in self.parts:
            speaker = part.speaker
            if part.piece.paragraph != first or speaker is None or not speaker.described:
                continue
            if speaker.plural or not re.match(r"(?:an?|one)\b", speaker.text, re.IGNORECASE):
                continue
            for number in range(part.sentence + 1, len(self.sentences)):
                sentence = self.sentences[number]
                if sentence.paragraph == first:
                    continue
                if sentence.paragraph > first + 2:
                    break
                person = self._introduced(sentence, speaker)
                if person is not None:
                    actor = self.known.actor(person.name)
                    part.speaker = replace(
                        speaker, name=person.name, actor=actor, described=False, person=person
                    )
                    part.confidence = "low"
                    break

    def _introduced(self, sentence: Sentence, speaker: Speaker) -> Person | None:
        """The person whom the start of a sentence names for the first time, with age or role."""
        for chunk in sentence.chunks[:2]:
            person = self.cast.person(chunk)
            if person is None or person.body or person.first != chunk.start:
                continue
            if speaker.gender and person.gender and speaker.gender != person.gender:
                return None
            following = sentence.tokens[chunk.last : chunk.last + 2]
            aged = len(following) == 2 and following[1].text.isdigit()
            if speaker.head in person.roles or (aged and chunk.first == 0):
                return person
        return None

    def _chains(self) -> None:
        """Pieces of one quotation that runs over paragraphs have one speaker."""
        chain: list[_Part] = []
        for part in self.parts:
            if part.piece.continues and chain:
                chain.append(part)
            else:
                self._chain(chain)
                chain = [part]
            if not part.piece.goes_on:
                self._chain(chain)
                chain = []
        self._chain(chain)

    def _chain(self, chain: list[_Part]) -> None:
        if len(chain) < 2:
            return
        speaker = next((part.speaker for part in chain if part.speaker is not None), None)
        first = chain[0]
        if speaker is None or (first.speaker is None and self._said_before(first)):
            speaker = self._neighbour(self.parts.index(first)) or speaker
        for part in chain:
            part.kind = QUOTATION
            part.speaker = speaker
            part.inherited = part.found is None
            part.confidence = "high" if speaker is not None else "low"

    def _said_before(self, part: _Part) -> bool:
        """Whether an attributed quotation stands before a piece in its paragraph."""
        return any(
            other.speaker is not None
            and other.piece.paragraph == part.piece.paragraph
            and other.piece.start < part.piece.start
            for other in self.parts
        )

    def _neighbours(self) -> None:
        """Give quotations without an attribution the speaker of their surroundings."""
        for index, part in enumerate(self.parts):
            if part.speaker is not None or part.kind not in PROPOSED:
                continue
            if part.kind == FRAGMENT and not self._is_alone(part):
                continue
            speaker = self._neighbour(index)
            if speaker is not None:
                part.speaker = replace(speaker, text=speaker.name or speaker.text)
                if speaker.described:
                    part.speaker = speaker
                part.inherited = True
                part.confidence = "medium" if self._said_before(part) else "low"

    def _is_alone(self, part: _Part) -> bool:
        tokens = self.sentences[part.sentence].tokens
        return all(token.is_quote or not token.is_word for token in tokens)

    def _neighbour(self, index: int) -> Speaker | None:
        part = self.parts[index]
        sentence = self.sentences[part.sentence]
        paragraph = sentence.paragraph
        before = [
            other
            for other in self.parts[:index]
            if other.speaker is not None and other.kind in PROPOSED
        ]
        for number in range(part.sentence - 1, -1, -1):
            other = self.sentences[number]
            if other.paragraph != paragraph:
                break
            quoted = [item for item in before if item.sentence == number]
            if quoted:
                return quoted[-1].speaker
            subject = self.who.subject_speaker(number)
            if subject is not None:
                return subject
        for item in self.parts[index + 1 :]:
            if item.piece.paragraph != paragraph:
                break
            if item.speaker is not None and item.found is not None:
                return item.speaker
        return self._from_paragraphs_before(part, before)

    def _from_paragraphs_before(self, part: _Part, before: list[_Part]) -> Speaker | None:
        """The speaker of a paragraph that is a quotation and nothing else."""
        paragraph = self.sentences[part.sentence].paragraph
        last = next(
            (
                number
                for number in range(part.sentence - 1, -1, -1)
                if self.sentences[number].paragraph == paragraph - 1
            ),
            None,
        )
        if last is None or paragraph - 1 in self.headline:
            return None
        tokens = self.sentences[last].tokens
        if not any(token.is_quote for token in tokens):
            subject = self.who.subject_speaker(last)
            if subject is not None:
                return subject
        recent = [item for item in before if paragraph - item.piece.paragraph <= 3]
        if not recent:
            return None
        newest = recent[-1]
        question = self.text[part.piece.start : part.piece.end].rstrip().endswith("?")
        asked = self.text[newest.piece.start : newest.piece.end].rstrip().endswith("?")
        if question or asked:
            for item in reversed(recent):
                if item.speaker.key != newest.speaker.key:
                    return item.speaker
        return newest.speaker

    # ------------------------------------------------------------------ when, and through whom

    def _circumstances(self) -> None:
        """Dates and credits, from the sentence or from the same speaker just before."""
        latest: dict[tuple[int, str], _Part] = {}
        for part in self.parts:
            if part.kind not in PROPOSED:
                continue
            sentence = self.sentences[part.sentence]
            part.via, part.said_to = self._credits(sentence)
            if part.found is not None:
                cue = part.found.cue_at
                gerund = self.mask[cue[0] : cue[1]].endswith("ing")
                part.said = said_at(
                    self.mask, sentence.start, sentence.end, cue, gerund, self.published
                ) or self._said_earlier(sentence, cue)
            if part.speaker is None:
                continue
            key = (sentence.paragraph, part.speaker.key)
            previous = latest.get(key)
            if previous is not None and not part.via:
                part.via = previous.via
            if previous is not None and part.inherited:
                part.said = part.said or previous.said
                part.said_to = part.said_to or previous.said_to
            if not part.via and part.speaker.described:
                part.via = self._via_of_described(part)
            latest[key] = part

    def _said_earlier(self, sentence: Sentence, cue: tuple[int, int]) -> str | None:
        """The date at a verb of saying further left: "told them last week that she feared"."""
        for at in range(len(sentence.tokens) - 1, 0, -1):
            token = sentence.tokens[at]
            if token.end > cue[0] or not self.clauses.is_cue(sentence.tokens, at):
                continue
            found = said_at(
                self.mask,
                sentence.start,
                cue[0],
                (token.start, token.end),
                token.low.endswith("ing"),
                self.published,
            )
            if found:
                return found
        return None

    def _credits(self, sentence: Sentence) -> tuple[tuple[str, ...], str | None]:
        found = list(self.outlets.find(self.mask, sentence.start, sentence.end))
        via = dict.fromkeys(
            credit.outlet for credit in found if not self.outlets.is_own(credit.outlet)
        )
        told = next((credit.outlet for credit in found if credit.told), None)
        return tuple(via), told

    def _via_of_described(self, part: _Part) -> tuple[str, ...]:
        """The outlet through which an unnamed speaker was first heard of."""
        head = part.speaker.head if part.speaker else ""
        if not head:
            return ()
        for number, chunk, _ in reversed(self.who.described):
            if chunk.start < part.piece.start and chunk.head == head and number != part.sentence:
                if part.sentence - number > 8:
                    return ()
                via, _ = self._credits(self.sentences[number])
                if via:
                    return via
        return ()

    # ------------------------------------------------------------------ results

    def _suggestion(self, part: _Part) -> Suggestion:
        speaker = part.speaker
        piece = part.piece
        return Suggestion(
            self.text[piece.start : piece.end],
            piece.start,
            piece.end,
            part.kind,
            speaker.actor if speaker else None,
            speaker.text if speaker else None,
            (speaker.name or None) if speaker else None,
            bool(speaker and speaker.described),
            "direct",
            part.said,
            part.said_to,
            part.via,
            part.found.cue or None if part.found else None,
            part.confidence,
            piece.continues,
        )

    def _listed(self, piece: Piece, kind: str) -> Suggestion:
        return Suggestion(self.text[piece.start : piece.end], piece.start, piece.end, kind)

    def _answers(self) -> list[Suggestion]:
        """The answers of an interview, which stand without quotation marks."""
        found = []
        for turn in self.turns:
            if turn.question:
                continue
            start, end = turn.start, turn.end
            if self.text[start] in '“"' and self.text[end - 1] in '”"':
                start, end = start + 1, end - 1
            person = self._of_label(turn)
            actor = self.known.actor(person.name) if person else self.known.actor(turn.label)
            name = person.name if person else None
            text = name or (turn.label if turn.label != "A" else None)
            found.append(
                Suggestion(
                    self.text[start:end], start, end, ANSWER, actor, text, name,
                    confidence="medium" if text else "low",
                )
            )  # fmt: skip
        return found

    def _of_label(self, turn: Turn) -> Person | None:
        label = folded(turn.label)
        for person in self.cast.people:
            if turn.label != "A" and folded(person.name).split()[-len(label.split()) :] == (
                label.split()
            ):
                return person
        if turn.label == "A":
            talked = [(item.start, item.end) for item in self.turns]
            outside = "".join(
                self.text[start:end]
                for start, end in self.paragraphs
                if not any(start <= begin < end for begin, _ in talked)
            )
            for person in sorted(self.cast.people, key=lambda item: -item.mentions):
                if self.known.actor(person.name) in self.known.people:
                    return person
            for actor in sorted(self.known.people):
                if any(name in outside for name in self.known.actors[actor]):
                    return Person(self.known.actors[actor][0])
            people = [person for person in self.cast.people if not person.body]
            named = [person for person in people if len(person.name.split()) > 1] or people
            return max(named, key=lambda item: (item.mentions, -item.first), default=None)
        return None

    def _new_actors(self, found: list[Suggestion]) -> tuple[NewActor, ...]:
        """Named speakers who are neither registered actors nor outlets."""
        counted: dict[str, int] = {}
        for item in found:
            named = item.speaker_name and not item.described
            if item.proposed and item.speaker is None and named:
                if self.known.outlet(item.speaker_name) is None:
                    counted[item.speaker_name] = counted.get(item.speaker_name, 0) + 1
        bodies = {person.name for person in self.cast.people if person.body}
        return tuple(
            NewActor(
                _slug(name), name, "organization" if name in bodies else "person", counted[name]
            )
            for name in counted
        )


def _covered(part: Range, skip: tuple[Range, ...]) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in skip)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-") or "unnamed"
