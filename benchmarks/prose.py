"""Running text for a benchmark corpus: quotations, analysts' prose with links and citations.

Lengths are counted in words, split at white space. A quotation has 8 to 45 of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import vocabulary as words
from corpus_plan import Plan, stream

SHORTEST_QUOTATION, LONGEST_QUOTATION = 8, 45
_SLOT = re.compile(r"\{(\w+)\}")


def fill(template: str, rng: random.Random, place: str = "", capital: bool = True) -> str:
    """A template with its plain word slots filled; `place` is used where one is given."""
    simple: dict[str, Callable[[], str]] = {
        "region": lambda: rng.choice(words.REGIONS),
        "thing": lambda: rng.choice(words.THINGS),
        "instrument": lambda: rng.choice(words.INSTRUMENTS),
        "place": lambda: place or "the capital",
        "month": lambda: rng.choice(words.MONTHS),
        "season": lambda: rng.choice(words.SEASONS),
        "count": lambda: rng.choice(words.COUNTS),
        "city": lambda: rng.choice(words.CITIES),
    }
    text = _SLOT.sub(lambda slot: simple.get(slot[1], slot.group)(), template)
    return text[:1].upper() + text[1:] if capital else text


def quotation(seed: int, key: str, place: str, paraphrased: bool) -> str:
    """The text behind a key: sentences, now and then with a declared cut or insertion."""
    rng = stream(seed, "quotation", key)
    openings = words.REPORTED_OPENINGS if paraphrased else words.SPOKEN_OPENINGS
    endings = words.REPORTED_CONTINUATIONS if paraphrased else words.SPOKEN_CONTINUATIONS
    wanted = rng.randint(SHORTEST_QUOTATION, LONGEST_QUOTATION)
    text = fill(rng.choice(openings), rng, place)
    while len(text.split()) < wanted:
        if rng.random() < 0.6:
            addition = ", " + fill(rng.choice(endings), rng, place, capital=False)
        else:
            addition = ". " + fill(rng.choice(openings), rng, place)
        if len((text + addition).split()) > LONGEST_QUOTATION - 3:
            break
        text += addition
    shape = rng.random()
    if shape < 0.06 and ". " in text:
        text = text.replace(". ", ". […] ", 1)
    elif shape < 0.12:
        text = re.sub(r"\bit\b", "[the draft]", text, count=1)
    return text.replace("'", "’") + "."


def foreign(rng: random.Random, length: int) -> str:
    """A made-up original in a language that is not English, `length` words long."""
    found = [
        "".join(rng.choices(words.FOREIGN_SYLLABLES, k=rng.randint(2, 4))) for _ in range(length)
    ]
    return " ".join(found).capitalize() + "."


@dataclass(frozen=True, slots=True)
class Scene:
    """What one piece of prose may name, link and cite; every list but `others` holds something."""

    actors: Sequence[tuple[str, str]]
    """Id and a name or alias that the site should link by itself."""
    issues: Sequence[tuple[str, str]]
    outlets: Sequence[str]
    refs: Sequence[str]
    claims: Sequence[str]
    others: Sequence[str]
    """Ids of briefings other than the one being written."""
    place: str


class ProseWriter:
    """Writes prose about the things of one scene."""

    def __init__(self, rng: random.Random, scene: Scene) -> None:
        self.rng = rng
        self.scene = scene
        self._unused: list[str] = []
        self._named: list[str] = []

    def sentence(self) -> str:
        """The next sentence; no pattern returns before all the others have been used."""
        if not self._unused:
            self._unused = self.rng.sample(words.WRITTEN_SENTENCES, len(words.WRITTEN_SENTENCES))
        template = self._unused.pop()
        self._named.clear()
        return fill(_SLOT.sub(self._linked, template), self.rng, self.scene.place)

    def paragraph(self, length: int) -> str:
        """Whole sentences, at least `length` words in all."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < length:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def paragraphs(self, length: int) -> list[str]:
        """Paragraphs of 50 to 100 words that come to about `length` words together."""
        found: list[str] = []
        while (left := length - sum(len(text.split()) for text in found)) > 15:
            found.append(self.paragraph(min(left, self.rng.randint(50, 90)) - 10))
        return found

    def embed(self) -> str:
        """An extract as a quotation card."""
        return f"![[{self.rng.choice(self.scene.refs)}]]"

    def _linked(self, slot: re.Match[str]) -> str:
        makers: dict[str, Callable[[], str]] = {
            "actor": self._actor_name,
            "actor_link": self._actor_link,
            "issue_link": lambda: _link(*self.rng.choice(self.scene.issues), self.rng),
            "outlet_link": lambda: f"[[{self.rng.choice(self.scene.outlets)}]]",
            "source_link": lambda: f"[[{self._ref_source()}|the item]]",
            "claim_link": self._claim_link,
            "briefing_link": self._briefing_link,
            "cite": self._citation,
        }
        return makers.get(slot[1], slot.group)()

    def _ref_source(self) -> str:
        return self.rng.choice(self.scene.refs).partition("#")[0]

    def _actor_name(self) -> str:
        """A plain name, left to the site to link; not the one this sentence has just used."""
        names = [name for _, name in self.scene.actors if name not in self._named]
        self._named.append(self.rng.choice(names or [self.scene.actors[0][1]]))
        return self._named[-1]

    def _actor_link(self) -> str:
        actor, name = self.rng.choice(self.scene.actors)
        return f"[[actor:{actor}]]" if self.rng.random() < 0.2 else _link(actor, name, self.rng)

    def _claim_link(self) -> str:
        if not self.scene.claims:
            return f"[[{self._ref_source()}|one item]]"
        return f"[[{self.rng.choice(self.scene.claims)}|one point of fact]]"

    def _briefing_link(self) -> str:
        if not self.scene.others:
            return _link(*self.rng.choice(self.scene.issues), self.rng)
        return f"[[{self.rng.choice(self.scene.others)}]]"

    def _citation(self) -> str:
        shape = self.rng.random()
        if shape < 0.1:
            return f"[@{self._ref_source()}]"
        if shape < 0.25 and len(self.scene.refs) > 1:
            first, second = self.rng.sample(self.scene.refs, 2)
            return f"[@{first}; @{second}]"
        return f"[@{self.rng.choice(self.scene.refs)}]"


def _link(target: str, label: str, rng: random.Random) -> str:
    return f"[[{target}|{label}]]" if rng.random() < 0.4 else f"[[{target}]]"


class Scenes:
    """The scenes of a plan: what prose beside a briefing, an actor or an issue is about."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.names = {
            actor.id: next((a for a in actor.aliases if a in actor.name), actor.name)
            for actor in plan.actors
        }
        self._by_actor = self._evidence(lambda position: position[0])
        self._by_issue = self._evidence(lambda position: position[1])

    def _evidence(
        self, key: Callable[[tuple[str, str, str]], str]
    ) -> dict[str, dict[int, list[str]]]:
        """For each actor or issue, the refs that show a stance, by briefing."""
        found: dict[str, dict[int, list[str]]] = {}
        for source in self.plan.sources:
            for ref, extract in zip(source.refs, source.extracts, strict=True):
                for position in extract.positions:
                    refs = found.setdefault(key(position), {})
                    refs.setdefault(source.briefing, []).append(ref)
        return found

    def of_briefing(self, index: int, refs: Sequence[str] = ()) -> Scene:
        """A scene among the cast of a briefing; `refs` narrows what is cited."""
        briefing = self.plan.briefings[index]
        near = self.plan.briefings[max(0, index - 6) : index + 3]
        own = [ref for source in briefing.sources for ref in source.refs]
        outlets = [source.outlet for source in briefing.sources if source.outlet]
        return Scene(
            actors=[(actor.id, self.names[actor.id]) for actor in briefing.cast],
            issues=[(issue.id, issue.title.lower()) for issue in briefing.issues],
            outlets=outlets or [self.plan.outlets[0].id],
            refs=refs or own or self.plan.sources[0].refs,
            claims=[claim.id for claim in briefing.claims],
            others=[other.id for other in near if other is not briefing],
            place=briefing.issues[0].place,
        )

    def of_actor(self, actor: str, fallback: int) -> Scene:
        """A scene around an actor's own statements, if it has made any."""
        return self._around(self._by_actor.get(actor, {}), fallback)

    def of_issue(self, issue: str, fallback: int) -> Scene:
        """A scene around the stances on an issue, if any are on record."""
        return self._around(self._by_issue.get(issue, {}), fallback)

    def _around(self, evidence: dict[int, list[str]], fallback: int) -> Scene:
        briefing = min(evidence, default=fallback)
        refs = [ref for group in evidence.values() for ref in group]
        return self.of_briefing(briefing, refs[:12])
