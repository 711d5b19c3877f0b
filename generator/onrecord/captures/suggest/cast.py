"""Who appears in an article: names joined into people and bodies, and what pronouns can mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.grammar import Sentence
from onrecord.captures.suggest.phrases import Chunk

FEMALE, MALE = "female", "male"
_PLACE_FIRST = frozenset("port lake mount fort north south east west upper lower new".split())
_LOCATIVE = frozenset("in at near outside inside across throughout around".split())
_NO_NAMES = frozenset(
    ("see also", "read more", "related", "watch", "more", "photo", "advertisement")
)


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name for comparison: no case, accents, dots or typographic apostrophes."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(plain.replace(".", " ").replace("-", " ").split())


def without_article(name: str) -> str:
    """A folded name without "the", "a" or "an"."""
    return re.sub(r"^(?:the|a|an) ", "", folded(name))


@dataclass(frozen=True)
class Known:
    """What the site has registered: names of actors and outlets, ready for looking up.

    ``own`` holds the outlets whose article it is: they are not credited in it. ``weak`` are names
    that only count when they are all that the text calls the speaker.
    """

    actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weak: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    outlets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    social: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        actors: Mapping[str, Iterable[str]] | None = None,
        outlets: Mapping[str, Iterable[str]] | None = None,
        own: Iterable[str] = (),
        weak: Mapping[str, Iterable[str]] | None = None,
        people: Iterable[str] | None = None,
        social: Iterable[str] = (),
    ) -> Known:
        """Build it from plain mappings; without ``people`` every actor may be a person."""
        listed = {key: tuple(names) for key, names in (actors or {}).items()}
        return cls(
            listed,
            {key: tuple(names) for key, names in (weak or {}).items()},
            frozenset(listed if people is None else people),
            {key: tuple(names) for key, names in (outlets or {}).items()},
            frozenset(social),
            tuple(own),
        )

    def actor(self, name: str, *, weak: bool = False) -> str | None:
        """The actor of a name; None where there is none or more than one."""
        if not name:
            return None
        wanted = without_article(name)
        exact = {
            actor
            for actor, names in self.actors.items()
            if wanted in {without_article(item) for item in names}
        }
        if weak and not exact:
            exact = {
                actor
                for actor, names in self.weak.items()
                if wanted in {without_article(item) for item in names}
            }
        if not exact:
            exact = {
                actor
                for actor in self.people
                if any(
                    folded(item).split()[-1:] == [wanted]
                    for item in self.actors[actor]
                    if len(item.split()) > 1
                )
            }
        return next(iter(exact)) if len(exact) == 1 else None

    def outlet(self, name: str) -> str | None:
        """The outlet of a name or alias."""
        wanted = without_article(name)
        found = {
            outlet
            for outlet, names in self.outlets.items()
            if wanted in {without_article(item) for item in names}
        }
        return next(iter(found)) if len(found) == 1 else None


@dataclass
class Person:
    """Somebody who is named in the article: the fullest form of the name and what is known."""

    name: str
    body: bool = False
    roles: set[str] = field(default_factory=set)
    votes: dict[str, int] = field(default_factory=dict)
    mentions: int = 0
    first: int = 0
    located: int = 0

    @property
    def gender(self) -> str | None:
        """The gender that the text speaks for, or None."""
        female, male = self.votes.get(FEMALE, 0), self.votes.get(MALE, 0)
        if female == male:
            return None
        return FEMALE if female > male else MALE

    def vote(self, gender: str | None, weight: int) -> None:
        """Count a sign of gender."""
        if gender:
            self.votes[gender] = self.votes.get(gender, 0) + weight


@dataclass(frozen=True)
class Mention:
    """A phrase that names or describes somebody at a place in the article."""

    sentence: int
    start: int
    chunk: Chunk
    person: Person | None
    subject: bool


class Cast:
    """All people and bodies of an article."""

    def __init__(self, sentences: list[Sentence], skipped: frozenset[int]) -> None:
        """Read every phrase outside quotations, but for ``skipped`` paragraphs."""
        self.people: list[Person] = []
        self._by_chunk: dict[int, Person] = {}
        listed = [
            (number, chunk)
            for number, sentence in enumerate(sentences)
            if sentence.paragraph not in skipped
            for chunk in sentence.chunks
        ]
        for _, chunk in listed:
            if chunk.name and (len(chunk.name.split()) > 1 or chunk.kind == "body"):
                self._add(chunk)
        for _, chunk in listed:
            if chunk.name and chunk.start not in self._by_chunk:
                self._add(chunk)
        for number, chunk in listed:
            person = self._by_chunk.get(chunk.start)
            if person is not None and chunk.first:
                before = sentences[number].tokens[chunk.first - 1]
                person.located += before.low in _LOCATIVE
        self._appositions(sentences, skipped)
        self._evidence(sentences, skipped)

    def person(self, chunk: Chunk) -> Person | None:
        """Who a phrase names, or None for a description."""
        return self._by_chunk.get(chunk.start)

    def by_role(self, head: str, before: int) -> Person | None:
        """The last named person before an offset who was given a function."""
        best: tuple[int, Person] | None = None
        for start, person in sorted(self._by_chunk.items()):
            if start < before and head in person.roles and not person.body:
                best = (start, person)
        return best[1] if best else None

    def only_role(self, head: str) -> Person | None:
        """The one person of the article who is given a function, wherever that stands."""
        found = [person for person in self.people if head in person.roles and not person.body]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def is_place(person: Person) -> bool:
        """Whether a name reads like that of a place."""
        words = folded(person.name).split()
        if person.roles or person.gender or person.body:
            return False
        if person.mentions and person.located == person.mentions:
            return True
        return words[-1] in w.PLACE_WORDS or words[0] in _PLACE_FIRST

    def by_body(self, head: str, before: int) -> Person | None:
        """The last named body before an offset whose name has a word."""
        best = None
        for start, person in sorted(self._by_chunk.items()):
            words = {word.rstrip("s") for word in folded(person.name).split()}
            if start < before and head.rstrip("s") in words:
                best = person
        return best

    def _add(self, chunk: Chunk) -> None:
        if folded(chunk.name) in _NO_NAMES:
            return
        found = self._same(chunk)
        if found is None:
            found = Person(chunk.name, chunk.kind == "body", first=chunk.start)
            self.people.append(found)
        elif len(chunk.name.split()) > len(found.name.split()) or (
            chunk.start < found.first and len(chunk.name.split()) == len(found.name.split())
        ):
            found.name = chunk.name
        found.first = min(found.first, chunk.start)
        found.mentions += 1
        found.roles.update(w.TITLES.get(role, role) for role in chunk.roles)
        for role in chunk.roles:
            full = w.TITLES.get(role, role)
            found.vote(gender_of_role(role) or gender_of_role(full), 5)
        self._by_chunk[chunk.start] = found

    def _same(self, chunk: Chunk) -> Person | None:
        wanted = folded(chunk.name).split()
        if not wanted:
            return None
        body = chunk.kind == "body"
        for person in reversed(self.people):
            have = folded(person.name).split()
            if have == wanted:
                return person
        if body:
            return None
        for person in reversed(self.people):
            have = folded(person.name).split()
            if person.body or len(have) == len(wanted):
                if person.body and len(wanted) == 1 and have[0] == wanted[0]:
                    return person
                continue
            short, long = sorted((have, wanted), key=len)
            if long[-len(short) :] == short:
                return person
        for person in reversed(self.people):
            have = folded(person.name).split()
            if len(wanted) == 1 and have[0] == wanted[0] and not person.body:
                return person
            if len(wanted) > 1 and wanted[-1] == have[-1] and len(have) > 1:
                if wanted[0] == have[0]:
                    return person
        return None

    def _appositions(self, sentences: list[Sentence], skipped: frozenset[int]) -> None:
        """ "Maria Lund, the mayor" and "the mayor, Maria Lund" give her that function."""
        for sentence in sentences:
            if sentence.paragraph in skipped:
                continue
            for chunk, following in zip(sentence.chunks, sentence.chunks[1:], strict=False):
                gap = sentence.tokens[chunk.last : following.first]
                if len(gap) != 1 or gap[0].text != ",":
                    continue
                one, other = self.person(chunk), self.person(following)
                if one and not one.body and following.kind == "common" and following.head:
                    self._give(one, following)
                elif other and not other.body and chunk.kind == "common" and chunk.head:
                    self._give(other, chunk)

    @staticmethod
    def _give(person: Person, chunk: Chunk) -> None:
        if chunk.plural:
            return
        heads = {chunk.head, *chunk.roles}
        if heads & (w.ROLES | set(w.TITLES)) or chunk.head not in w.BODIES:
            person.roles.update(heads)
            for head in heads:
                person.vote(gender_of_role(head), 3)

    def _evidence(self, sentences: list[Sentence], skipped: frozenset[int]) -> None:
        """Given names, and pronouns in sentences that name only one person."""
        for person in self.people:
            if person.body:
                continue
            first = folded(person.name).split()
            if len(first) > 1:
                given = first[0]
                accents = person.name.split()[0].casefold()
                for name in {given, accents}:
                    person.vote(
                        FEMALE
                        if name in w.FEMALE_NAMES
                        else MALE
                        if name in w.MALE_NAMES
                        else None,
                        3,
                    )
        for sentence in sentences:
            if sentence.paragraph in skipped:
                continue
            here = {
                id(person): person
                for chunk in sentence.chunks
                if (person := self.person(chunk)) and not person.body
            }
            lows = [token.low for token in sentence.tokens]
            if len(here) != 1:
                continue
            (person,) = here.values()
            start = min(chunk.first for chunk in sentence.chunks if self.person(chunk) is person)
            after = lows[start:]
            female = sum(after.count(item) for item in ("she", "her", "herself", "hers"))
            male = sum(after.count(item) for item in ("he", "his", "him", "himself"))
            if female and not male:
                person.vote(FEMALE, 1)
            elif male and not female:
                person.vote(MALE, 1)


def gender_of_role(role: str) -> str | None:
    """The gender that a word for a function tells, or None."""
    if role in w.FEMALE_ROLES:
        return FEMALE
    return MALE if role in w.MALE_ROLES else None
