"""Who a phrase means: a name, a description, "the minister" or "she"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.cast import FEMALE, MALE, Cast, Known, Person, gender_of_role
from onrecord.captures.suggest.clauses import Clauses
from onrecord.captures.suggest.grammar import Sentence
from onrecord.captures.suggest.phrases import Chunk

_BETWEEN_NOUN_AND_PREPOSITION = frozenset(
    "familiar close briefed based involved responsible loyal opposed working speaking aware "
    "knowledgeable quoted interviewed present employed known taking next".split()
)


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


class Identities:
    """Tells who is meant in one article; it has to be told who spoke, in the order of the text."""

    def __init__(
        self,
        text: str,
        sentences: list[Sentence],
        cast: Cast,
        clauses: Clauses,
        known: Known,
        skipped: frozenset[int],
    ) -> None:
        """Prepare; ``skipped`` paragraphs (the headline) are not read for antecedents."""
        self.text = text
        self.sentences = sentences
        self.cast = cast
        self.clauses = clauses
        self.known = known
        self.skipped = skipped
        self.said: list[tuple[int, int, Speaker]] = []
        self.described: list[tuple[int, Chunk, str]] = []

    def _named(self, person: Person, text: str, at: tuple[int, int]) -> Speaker:
        actor = self.known.actor(person.name) or self.known.actor(text)
        return Speaker(
            text, person.name, actor, person=person, at=at, gender=person.gender, body=person.body
        )

    def identify(self, number: int, chunk: Chunk) -> Speaker | None:
        """Who a phrase in a sentence means; None where it can be no speaker."""
        if chunk.is_pronoun:
            return self.pronoun(number, chunk)
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
        actor = self.known.actor(full, weak=True) if full != chunk.text else None
        if actor is not None:
            return Speaker(full, full, actor, at=(chunk.start, chunk.start + len(full)))
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

    def owner_of(self, number: int, chunk: Chunk) -> Speaker | None:
        """The possessor in a phrase."""
        low = chunk.owner.lower()
        if not low:
            return None
        if low in w.POSSESSIVES:
            pronoun = {"his": "he", "her": "she", "their": "they", "its": "it"}[low]
            return self.pronoun(number, replace(chunk, head=pronoun, kind="pronoun"))
        name = re.sub(r"[’']s?$", "", chunk.owner)
        stripped = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
        for person in self.cast.people:
            if person.name.endswith(stripped):
                return self._named(person, name, (chunk.start, chunk.start + len(name)))
        actor = self.known.actor(name, weak=True)
        return Speaker(name, name if actor else "", actor, at=(chunk.start, chunk.end))

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
                    subject = self.clauses.sentence_subject(self.sentences[index])
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
            if (
                relative
                or token.low in w.PREPOSITIONS - {"by", "after", "before", "on", "at"}
                or (token.low in _BETWEEN_NOUN_AND_PREPOSITION)
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
            if any(
                item.low == "who" for item in tokens[chunk.last : end]
            ) and not self.clauses.is_cue(tokens, end):
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

    def pronoun(self, number: int, chunk: Chunk) -> Speaker | None:
        """Whom "he", "she", "they" or "it" means: the best of those mentioned shortly before.

        What counts: how near, in gender and number as far as known, the subject of its sentence
        or the one who has just spoken.
        """
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
            subject = self.clauses.sentence_subject(sentence)
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
                    and self.clauses.is_cue(sentence.tokens, item.last)
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
                person is not None
                and person.gender is None
                and len(person.name.split()) < 3
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

    def subject_speaker(self, number: int) -> Speaker | None:
        """Who a sentence is about, where that can speak."""
        sentence = self.sentences[number]
        chunk = self.clauses.sentence_subject(sentence)
        if chunk is None:
            return None
        if chunk.kind == "common" and chunk.head not in w.ROLES | w.BODIES | w.PLURAL_ROLES:
            if not chunk.roles:
                return None
        speaker = self.identify(number, chunk)
        if speaker is None or (
            speaker.person is None and not speaker.described and not speaker.actor
        ):
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
