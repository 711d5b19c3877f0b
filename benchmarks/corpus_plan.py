"""Who exists, who says what where, and what refers to what in a benchmark corpus.

A plan holds every id and every reference but no running text, so that it is cheap to make: the
number of pages a corpus will give is read off the plan before a file is written. Everything is
drawn from `random.Random` seeded with text, never from the clock or from hash order.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import product

import vocabulary as words

FIRST_DAY = date(2025, 1, 6)
DAYS_COVERED = 620
LIST_PAGES = 13
"""Home; the lists of briefings, actors, issues, positions, sources, outlets, claims and notes;
timeline, map, evidence search and downloads."""


@dataclass(frozen=True, slots=True)
class Size:
    """What a corpus is asked to hold; every number but `extracts_per_source` is a total."""

    sources: int
    extracts_per_source: int
    actors: int
    issues: int
    briefings: int

    @property
    def outlets(self) -> int:
        """Outlets grow with the sources but level off, as a desk's reading list does."""
        return 7 + min(self.sources // 12, 90)

    @property
    def claims(self) -> int:
        return max(1, self.sources // 3)

    @property
    def notes(self) -> int:
        return max(1, self.sources // 15)


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    type: str
    place: str
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    id: str
    title: str
    place: str
    stance_set: int | None
    """Index into the vocabulary's stance sets; None leaves the format's default stances."""

    @property
    def stances(self) -> tuple[str, ...]:
        if self.stance_set is None:
            return words.DEFAULT_STANCES
        return tuple(stance for stance, _, _ in words.STANCE_SETS[self.stance_set])


@dataclass(frozen=True, slots=True)
class Outlet:
    id: str
    name: str
    type: str
    family: str | None


@dataclass(frozen=True, slots=True)
class Extract:
    id: str
    text_key: str
    """Names the quotation's text: a republished extract has its original's key."""
    speaker: str | None
    described: str | None
    of: str | None
    form: str | None
    said: str | None
    said_to: str | None
    via: tuple[str, ...]
    positions: tuple[tuple[str, str, str], ...]
    """Actor, issue and stance; the actor may be someone other than the speaker."""
    about: tuple[str, ...]
    credibility: int | None

    @property
    def paraphrased(self) -> bool:
        """Whether the words are the outlet's and not a speaker's."""
        return self.form == "reported" or not (self.speaker or self.described)

    @property
    def holder(self) -> str | None:
        """The actor whose stance a bare `issue: stance` mapping would show."""
        return self.speaker or self.of


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    briefing: int
    outlet: str | None
    published: date
    type: str
    wire: str | None
    copy_of: str | None
    cites: tuple[str, ...]
    extracts: tuple[Extract, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(f"{self.id}#{extract.id}" for extract in self.extracts)


@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    issue: str
    supported_by: tuple[str, ...]
    disputed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    date: str
    actors: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    id: str
    briefing: int
    about: tuple[str, ...]


@dataclass(slots=True)
class Briefing:
    """One briefing and what lies in its folder; filled in the order of the fields."""

    id: str
    issues: tuple[Issue, ...]
    cast: tuple[Actor, ...]
    sources: list[Source] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    day: date = FIRST_DAY


@dataclass(frozen=True, slots=True)
class Plan:
    size: Size
    seed: int
    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    outlets: tuple[Outlet, ...]
    sources: tuple[Source, ...]
    briefings: tuple[Briefing, ...]
    notes: tuple[Note, ...]

    def positions(self) -> list[tuple[str, str]]:
        """Every actor and issue with at least one extract that shows a stance, sorted."""
        return sorted(
            {
                (actor, issue)
                for source in self.sources
                for extract in source.extracts
                for actor, issue, _ in extract.positions
            }
        )

    def counts(self) -> dict[str, int]:
        """How many entities of each kind, and about how many pages the site will have."""
        counts = {
            "actors": len(self.actors),
            "issues": len(self.issues),
            "outlets": len(self.outlets),
            "sources": len(self.sources),
            "extracts": sum(len(source.extracts) for source in self.sources),
            "claims": sum(len(briefing.claims) for briefing in self.briefings),
            "events": sum(len(briefing.events) for briefing in self.briefings),
            "notes": len(self.notes),
            "briefings": len(self.briefings),
            "positions": len(self.positions()),
        }
        without_page = counts["extracts"] + counts["events"]
        return counts | {"pages": sum(counts.values()) - without_page + LIST_PAGES}


def slug(text: str) -> str:
    """The id a name gives: ASCII letters and digits, with single hyphens between them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def stream(seed: int, *names: object) -> random.Random:
    """An independent stream of random numbers for one named purpose."""
    return random.Random(":".join([str(seed), *map(str, names)]))


def some(rng: random.Random, items: Sequence[str], least: int, most: int) -> tuple[str, ...]:
    """Between `least` and `most` different items, fewer where there are not as many."""
    return tuple(rng.sample(items, min(len(items), rng.randint(least, most))))


def plan_for_pages(pages: int, seed: int) -> Plan:
    """The plan, among sizes of one realistic proportion, whose page count comes nearest."""
    sources = max(4, round(pages * 0.35))
    best = make_plan(_proportioned(sources), seed)
    for _ in range(8):
        got = best.counts()["pages"]
        guess = max(4, round(sources * (pages - LIST_PAGES) / max(1, got - LIST_PAGES)))
        if guess == sources:
            break
        sources = guess
        candidate = make_plan(_proportioned(sources), seed)
        if abs(candidate.counts()["pages"] - pages) < abs(got - pages):
            best = candidate
        else:
            break
    return best


def _proportioned(sources: int) -> Size:
    return Size(
        sources=sources,
        extracts_per_source=3,
        actors=max(6, round(sources * 0.2)),
        issues=max(2, round(sources * 0.04)),
        briefings=max(1, round(sources * 0.08)),
    )


def make_plan(size: Size, seed: int) -> Plan:
    """Everything in a corpus of this size but its text; same arguments, same plan."""
    actors = _actors(size.actors, seed)
    issues = _issues(size.issues, seed)
    outlets = _outlets(size.outlets, actors, seed)
    briefings = _empty_briefings(size.briefings, actors, issues, seed)
    sources = _SourcePlanner(size, seed, outlets, briefings).plan()
    for source in sources:
        briefings[source.briefing].sources.append(source)
    _add_claims(size.claims, sources, briefings, seed)
    _add_events_and_days(sources, briefings, seed)
    notes = _notes(size.notes, sources, briefings, seed)
    plan = Plan(size, seed, actors, issues, outlets, sources, tuple(briefings), notes)
    _refuse_repeated_ids(plan)
    return plan


def _refuse_repeated_ids(plan: Plan) -> None:
    """Two entities of a kind under one id would mean the vocabulary has run out."""
    claims = [claim for briefing in plan.briefings for claim in briefing.claims]
    for kind in (plan.actors, plan.issues, plan.outlets, plan.sources, plan.briefings, claims):
        ids = [entity.id for entity in kind]
        if len(set(ids)) < len(ids):
            raise ValueError(f"more {type(kind[0]).__name__.lower()}s than the vocabulary can name")


def _shuffled(seed: int, purpose: str, *parts: Sequence[str]) -> list[tuple[str, ...]]:
    combinations = list(product(*parts))
    stream(seed, purpose).shuffle(combinations)
    return combinations


def _places(seed: int) -> list[str]:
    pairs = _shuffled(seed, "places", words.PLACE_STARTS, words.PLACE_ENDS)
    return ["".join(pair) for pair in pairs]


def _actors(count: int, seed: int) -> tuple[Actor, ...]:
    """Governments, bodies, organizations and groups first, then persons, in a fixed share."""
    places = _places(seed)
    governments = [
        Actor(
            f"government-of-{slug(place)}",
            f"Government of {place}",
            "government",
            place,
            weak_aliases=(place,),
        )
        for place in places[: max(1, count // 20)]
    ]
    bodies = _institutions("body", words.BODY_KINDS, max(1, count // 8), places, governments)
    organizations = _institutions(
        "organization", words.ORGANIZATION_KINDS, max(1, count // 10), places, []
    )
    groups = _institutions("group", words.GROUP_KINDS, count // 25, places, [])
    institutions = [*governments, *bodies, *organizations, *groups]
    return (*institutions, *_persons(count - len(institutions), places, seed))


def _institutions(
    kind: str, names: Sequence[str], count: int, places: Sequence[str], parents: Sequence[Actor]
) -> list[Actor]:
    """Institutions of one kind, each with a name of its own; bodies belong to governments."""
    portfolios = words.PORTFOLIOS if any("{portfolio}" in name for name in names) else ("",)
    found = []
    for index in range(count):
        parent = parents[index % len(parents)] if parents else None
        serial = index // len(parents) if parents else index
        pattern = names[serial % len(names)]
        rank = index % len(parents) if parents else 0
        portfolio = portfolios[(serial // len(names) + 5 * rank) % len(portfolios)]
        place = parent.place if parent else places[index % len(places)]
        name = pattern.format(place=place, portfolio=portfolio)
        found.append(Actor(slug(name), name, kind, place, part_of=parent and parent.id))
    return found


def _persons(count: int, places: Sequence[str], seed: int) -> list[Actor]:
    """Persons with different surnames while these last, and then without the bare alias."""
    surnames = [
        "".join(p) for p in _shuffled(seed, "surnames", words.SURNAME_STARTS, words.SURNAME_ENDS)
    ]
    rng = stream(seed, "persons")
    first_given = [rng.randrange(len(words.GIVEN_NAMES)) for _ in surnames]
    persons = []
    for index in range(count):
        which, again = index % len(surnames), index // len(surnames)
        surname = surnames[which]
        given = words.GIVEN_NAMES[(first_given[which] + again) % len(words.GIVEN_NAMES)]
        name = f"{given} {surname}"
        aliases = [surname] if count <= len(surnames) else []
        if rng.random() < 0.1:
            aliases.append(_transliterated(name))
        weak = (rng.choice(words.WEAK_ALIASES),) if rng.random() < 0.05 else ()
        place = rng.choice(places[: max(1, count // 15)])
        persons.append(Actor(slug(name), name, "person", place, tuple(aliases), weak))
    return persons


def _transliterated(name: str) -> str:
    plain = slug(name).split("-")
    return " ".join("".join(words.CYRILLIC[c] for c in part).capitalize() for part in plain)


def _issues(count: int, seed: int) -> tuple[Issue, ...]:
    places = _places(seed)
    triples = _shuffled(seed, "issues", words.REGIONS, words.THINGS, words.INSTRUMENTS)
    rng = stream(seed, "issue-places")
    if count > len(triples):
        raise ValueError(f"the vocabulary can name {len(triples)} issues, not {count}")
    issues = []
    for index, (region, thing, instrument) in enumerate(triples[:count]):
        custom = index // 5 % len(words.STANCE_SETS) if index % 5 in (1, 3) else None
        title = f"The {region} {thing} {instrument}"
        issue = Issue(slug(f"{region} {thing} {instrument}"), title, rng.choice(places), custom)
        issues.append(issue)
    return tuple(issues)


def _outlets(count: int, actors: Sequence[Actor], seed: int) -> tuple[Outlet, ...]:
    """Wires first; a third of the rest belong to a family, named by the owning organization."""
    owners = [a.id for a in actors if a.name.endswith(("Press Group", "Media Holding"))]
    rng = stream(seed, "outlets")
    wires = [
        Outlet(slug(name), name, "wire", None) for name in words.WIRE_NAMES[: 2 + (count > 15) * 2]
    ]
    kinds = [(kind, noun) for kind, nouns in words.OUTLET_NOUNS.items() for noun in nouns]
    outlets = list(wires)
    places = _places(seed)
    for index in range(count - len(wires)):
        kind, noun = kinds[index * 7 % len(kinds)]
        name = f"{places[-1 - index]} {noun}"
        private = kind in ("newspaper", "broadcaster", "online")
        family = rng.choice(owners) if private and rng.random() < 0.4 else None
        outlets.append(Outlet(slug(name), name, kind, family))
    return tuple(outlets)


def _empty_briefings(
    count: int, actors: Sequence[Actor], issues: Sequence[Issue], seed: int
) -> list[Briefing]:
    """Briefings with their issues and casts; together they cover every issue and actor."""
    briefings = []
    for index in range(count):
        rng = stream(seed, "briefing", index)
        own_issues = [*issues[index::count], *rng.sample(issues, min(2, len(issues)))]
        own_cast = [*actors[index::count], *rng.sample(actors, min(8, len(actors)))]
        rng.shuffle(own_cast)
        covered = tuple(dict.fromkeys(own_issues))
        briefings.append(
            Briefing(
                id=f"{covered[0].id}-{index + 1:03d}",
                issues=covered,
                cast=tuple(dict.fromkeys(own_cast)),
            )
        )
    return briefings


class _SourcePlanner:
    """Plans sources in the order of their dates, so that a copy follows its original."""

    def __init__(
        self, size: Size, seed: int, outlets: Sequence[Outlet], briefings: Sequence[Briefing]
    ) -> None:
        self.size = size
        self.seed = seed
        self.outlets = {outlet.id: outlet for outlet in outlets}
        self.wires = [outlet.id for outlet in outlets if outlet.type == "wire"]
        self.presses = [outlet.id for outlet in outlets if outlet.type != "wire"]
        self.briefings = briefings
        self.planned: list[Source] = []

    def plan(self) -> tuple[Source, ...]:
        for index in range(self.size.sources):
            rng = stream(self.seed, "source", index)
            original = self._original_for(index, rng)
            self.planned.append(
                self._copy(index, original, rng) if original else self._new(index, rng)
            )
        return tuple(self.planned)

    def _briefing_of(self, index: int) -> int:
        return index * len(self.briefings) // self.size.sources

    def _day_of(self, index: int) -> date:
        return FIRST_DAY + timedelta(days=index * DAYS_COVERED // self.size.sources)

    def _original_for(self, index: int, rng: random.Random) -> Source | None:
        """One source in seven republishes a recent one of the same briefing."""
        recent = [s for s in self.planned[-12:] if s.briefing == self._briefing_of(index)]
        if not recent or rng.random() > 0.15:
            return None
        from_wires = [s for s in recent if s.outlet in self.wires or s.wire]
        return rng.choice(from_wires or recent)

    def _id(self, index: int, outlet: str | None) -> str:
        return f"{outlet or 'unknown-publisher'}-{self._day_of(index)}-{index + 1:05d}"

    def _copy(self, index: int, original: Source, rng: random.Random) -> Source:
        """A republication: the same passages under another outlet, or under none known."""
        wire = original.wire or (original.outlet if original.outlet in self.wires else None)
        outlet: str | None = rng.choice([o for o in self.presses if o != original.outlet])
        if wire and original.outlet and rng.random() < 0.1:
            outlet = None
        return Source(
            id=self._id(index, outlet),
            briefing=self._briefing_of(index),
            outlet=outlet,
            published=self._day_of(index),
            type="article",
            wire=wire,
            copy_of=original.id,
            cites=(),
            extracts=tuple(
                replace(extract, via=tuple(v for v in extract.via if v != outlet))
                for extract in original.extracts
            ),
        )

    def _new(self, index: int, rng: random.Random) -> Source:
        outlet = rng.choice(self.wires if rng.random() < 0.2 else self.presses)
        kind = self.outlets[outlet].type
        wire = rng.choice(self.wires) if kind == "newspaper" and rng.random() < 0.3 else None
        others = [o for o in self.outlets if o not in (outlet, wire)]
        briefing = self.briefings[self._briefing_of(index)]
        day = self._day_of(index)
        return Source(
            id=self._id(index, outlet),
            briefing=self._briefing_of(index),
            outlet=outlet,
            published=day,
            type=_source_type(kind, rng),
            wire=wire,
            copy_of=None,
            cites=some(rng, others, 1, 2) if rng.random() < 0.15 else (),
            extracts=tuple(
                self._extract(f"{index}:{number}", number, briefing, day, others, rng)
                for number in range(self.size.extracts_per_source)
            ),
        )

    def _extract(
        self,
        key: str,
        number: int,
        briefing: Briefing,
        day: date,
        others: Sequence[str],
        rng: random.Random,
    ) -> Extract:
        """One passage: on record, paraphrased, unnamed, or the outlet's own reporting."""
        actor = _weighted(rng, briefing.cast)
        institutions = [a for a in briefing.cast if a.type in ("government", "body")]
        voice = rng.choices(("named", "reported", "unnamed", "outlet"), (55, 12, 15, 18))[0]
        unnamed, named = voice == "unnamed", voice in ("named", "reported")
        of = rng.choice(institutions) if unnamed and institutions and rng.random() < 0.8 else None
        holder = actor if voice != "unnamed" else of
        word = rng.choice(words.EXTRACT_WORDS)
        return Extract(
            id=f"{word}-{number + 1}",
            text_key=key,
            speaker=actor.id if named else None,
            described=rng.choice(words.UNNAMED) if unnamed else None,
            of=of.id if of else None,
            form={"reported": "reported", "unnamed": rng.choice(("direct", "reported"))}.get(voice),
            said=_said(day, rng) if voice != "outlet" else None,
            said_to=rng.choice(others) if named and rng.random() < 0.1 else None,
            via=some(rng, others, 1, 2) if rng.random() < 0.2 else (),
            positions=self._positions(holder, briefing.issues, day, rng),
            about=some(rng, [a.id for a in briefing.cast if a is not actor], 1, 3)
            if rng.random() < 0.4
            else (),
            credibility=rng.randint(2, 6) if rng.random() < 0.3 else None,
        )

    def _positions(
        self, holder: Actor | None, issues: Sequence[Issue], day: date, rng: random.Random
    ) -> tuple[tuple[str, str, str], ...]:
        if holder is None or rng.random() > 0.65:
            return ()
        chosen = rng.sample(issues, 2 if len(issues) > 1 and rng.random() < 0.1 else 1)
        return tuple((holder.id, i.id, _stance(self.seed, holder, i, day)) for i in chosen)


def _weighted(rng: random.Random, cast: Sequence[Actor]) -> Actor:
    """An actor of the cast; the first ones speak far more often than the last."""
    return rng.choices(cast, [1 / (2 + rank) for rank in range(len(cast))])[0]


def _stance(seed: int, actor: Actor, issue: Issue, day: date) -> str:
    """An actor's stance on a day; one in five changes it once."""
    rng = stream(seed, "stance", actor.id, issue.id)
    before, after = rng.choice(issue.stances), rng.choice(issue.stances)
    turns = FIRST_DAY + timedelta(days=rng.randrange(DAYS_COVERED))
    return after if rng.random() < 0.2 and day >= turns else before


def _source_type(outlet_type: str, rng: random.Random) -> str:
    if outlet_type == "government":
        return rng.choice(("statement", "document", "transcript"))
    if outlet_type == "social":
        return "post"
    if outlet_type == "broadcaster":
        return rng.choice(("article", "interview", "video"))
    return "interview" if rng.random() < 0.08 else "article"


def _said(published: date, rng: random.Random) -> str:
    """An EDTF date on or before the day of publication, most often exact to the day."""
    day = published - timedelta(days=rng.choice((0, 0, 0, 1, 1, 2, 5)))
    shape = rng.random()
    if shape < 0.82:
        return day.isoformat()
    if shape < 0.88:
        clock = f"{rng.randint(7, 21):02d}:{rng.choice((0, 15, 30, 45)):02d}:00+01:00"
        day = published - timedelta(days=rng.randint(1, 3))
        return f"{day.isoformat()}T{clock}"
    if shape < 0.92:
        return f"{day:%Y-%m}~"
    if shape < 0.95:
        return f"{day.isoformat()}?"
    if shape < 0.98:
        return f"{(day - timedelta(days=2)).isoformat()}/{day.isoformat()}"
    return f"../{day.isoformat()}"


def _pool(briefing: Briefing, sources: Sequence[Source]) -> list[str]:
    """The extracts a briefing draws on: its own, or the first ones where it has none."""
    return [ref for source in briefing.sources or sources[:20] for ref in source.refs]


def _add_claims(
    count: int, sources: Sequence[Source], briefings: Sequence[Briefing], seed: int
) -> None:
    for index in range(count):
        rng = stream(seed, "claim", index)
        briefing = briefings[index % len(briefings)]
        refs = some(rng, _pool(briefing, sources), 2, 6)
        disputed = len(refs) // 3 if rng.random() < 0.3 else 0
        issue = rng.choice(briefing.issues).id
        briefing.claims.append(
            Claim(
                id=f"claim-{issue}-{index + 1:04d}",
                issue=issue,
                supported_by=refs[disputed:],
                disputed_by=refs[:disputed],
            )
        )


def _add_events_and_days(
    sources: Sequence[Source], briefings: Sequence[Briefing], seed: int
) -> None:
    """Dates each briefing the day after its last source, and gives it two to five events."""
    for index, briefing in enumerate(briefings):
        rng = stream(seed, "events", index)
        last = briefing.sources[-1].published if briefing.sources else sources[-1].published
        briefing.day = last + timedelta(days=1)
        people = [actor.id for actor in briefing.cast]
        for number in range(rng.randint(2, 5)):
            day = last - timedelta(days=rng.randint(0, 25))
            briefing.events.append(
                Event(
                    id=f"event-{index + 1:03d}-{number + 1}",
                    date=rng.choice(
                        (f"{day}", f"{day}", f"{day}", f"{day:%Y-%m}", f"{day:%Y-%m}~")
                    ),
                    actors=some(rng, people, 1, 4),
                    evidence=some(rng, _pool(briefing, sources), 1, 3),
                )
            )


def _notes(
    count: int, sources: Sequence[Source], briefings: Sequence[Briefing], seed: int
) -> tuple[Note, ...]:
    notes = []
    for index in range(count):
        rng = stream(seed, "note", index)
        where = index % len(briefings)
        briefing = briefings[where]
        about = (
            rng.choice(briefing.cast).id,
            rng.choice(briefing.issues).id,
            *some(rng, _pool(briefing, sources), 1, 2),
        )
        notes.append(Note(f"note-{index + 1:04d}", where, about))
    return tuple(notes)
