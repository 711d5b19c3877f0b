"""The corpus: everything an analyst wrote, resolved, sorted and sealed.

Later stages ask it questions and never change it. Its order is that of ids, so that nothing
depends on how the files were found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from onrecord.markdown.names import NameIndex
from onrecord.markdown.prose import Citation, Embed, Link, Token, scan
from onrecord.model import KINDS, Actor, Extract, Source
from onrecord.model.base import references
from onrecord.model.comparison import RecordedComparison
from onrecord.model.edtf import Edtf
from onrecord.model.lock import Lock
from onrecord.parse import Entity, Redirect

#: The kinds that ``[[id]]`` in prose can name, in the order in which a bare id is looked up.
LINKED_KINDS = ("actor", "issue", "source", "briefing", "outlet", "claim", "event")


@dataclass(frozen=True)
class Key:
    """Names one entity, or with kind ``extract`` one extract (``source#extract``)."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Quoted:
    """An extract in its source: what most pages and analyses work on."""

    ref: str
    entity: Entity
    extract: Extract
    number: int

    @property
    def source(self) -> Source:
        """The record of the source it stands in."""
        return self.entity.record

    @property
    def source_id(self) -> str:
        """The id of the source it stands in."""
        return self.entity.id

    @property
    def date(self) -> Edtf:
        """When it was said, or else when it was published."""
        return self.extract.said or self.source.published


@dataclass(frozen=True)
class Backlink:
    """``holder`` refers to something, in the way that ``label`` names."""

    holder: Key
    label: str


class Corpus:
    """A sealed set of entities with its indexes."""

    def __init__(
        self,
        entities: Iterable[Entity],
        redirects: Iterable[Redirect] = (),
        broken: frozenset[tuple[str, str]] = frozenset(),
        *,
        comparisons: Iterable[RecordedComparison] = (),
    ) -> None:
        """Index entities of unique kind and id; ``resolve`` has reported any that were not.

        ``broken`` is what was written, but could not be understood: see ``parse.Parsed``.
        ``comparisons`` are kept as recorded; what of them still stands is for ``compared``.
        """
        self.broken = broken
        by_kind: dict[str, dict[str, Entity]] = {kind: {} for kind in KINDS}
        for entity in sorted(entities, key=lambda item: (item.kind, item.id)):
            by_kind[entity.kind].setdefault(entity.id, entity)
        self.by_kind: Mapping[str, Mapping[str, Entity]] = MappingProxyType(
            {kind: MappingProxyType(found) for kind, found in by_kind.items()}
        )
        self.redirects = tuple(sorted(redirects, key=lambda item: item.old))
        extracts = {}
        for source in self.sources.values():
            for number, extract in enumerate(source.record.extracts):
                ref = f"{source.id}#{extract.id}"
                extracts.setdefault(ref, Quoted(ref, source, extract, number))
        self.extracts: Mapping[str, Quoted] = MappingProxyType(extracts)
        self.comparisons = tuple(comparisons)
        self._tokens: dict[Key, tuple[Token, ...]] = {}

    @property
    def actors(self) -> Mapping[str, Entity]:
        """Actors by id."""
        return self.by_kind["actor"]

    @property
    def issues(self) -> Mapping[str, Entity]:
        """Issues by id."""
        return self.by_kind["issue"]

    @property
    def outlets(self) -> Mapping[str, Entity]:
        """Outlets by id."""
        return self.by_kind["outlet"]

    @property
    def sources(self) -> Mapping[str, Entity]:
        """Sources by id."""
        return self.by_kind["source"]

    @property
    def claims(self) -> Mapping[str, Entity]:
        """Claims by id."""
        return self.by_kind["claim"]

    @property
    def events(self) -> Mapping[str, Entity]:
        """Events by id."""
        return self.by_kind["event"]

    @property
    def briefings(self) -> Mapping[str, Entity]:
        """Briefings by id."""
        return self.by_kind["briefing"]

    @property
    def notes(self) -> Mapping[str, Entity]:
        """Notes by id."""
        return self.by_kind["note"]

    @property
    def positions(self) -> Mapping[str, Entity]:
        """Prose on positions, by ``actor--issue``."""
        return self.by_kind["position"]

    @cached_property
    def locks(self) -> Mapping[str, Lock]:
        """What ``verify`` has proven, by source: of the extracts of this corpus and no others."""
        found = {}
        for source in self.sources.values():
            if source.lock is not None:
                kept = {extract.id for extract in source.record.extracts}
                extracts = {
                    name: locked for name, locked in source.lock.extracts.items() if name in kept
                }
                found[source.id] = source.lock.model_copy(update={"extracts": extracts})
        return MappingProxyType(found)

    def extracts_of(self, source_id: str) -> tuple[Quoted, ...]:
        """The extracts of a source, in its order."""
        refs = dict.fromkeys(
            f"{source_id}#{extract.id}" for extract in self.sources[source_id].record.extracts
        )
        return tuple(self.extracts[ref] for ref in refs)

    def of(self, entities: Iterable[Entity]) -> Corpus:
        """A corpus of these entities, with all else as it is here."""
        return Corpus(entities, self.redirects, self.broken, comparisons=self.comparisons)

    def entities(self) -> Iterator[Entity]:
        """Every entity, by kind and id."""
        for found in self.by_kind.values():
            yield from found.values()

    def get(self, key: Key) -> Entity | None:
        """The entity of a key; for an extract, its source."""
        if key.kind == "extract":
            quoted = self.extracts.get(key.id)
            return quoted.entity if quoted else None
        return self.by_kind.get(key.kind, {}).get(key.id)

    def candidates(self, text: str, kinds: Iterable[str]) -> tuple[Key, ...]:
        """What a reference as written can mean, among ``kinds``.

        ``kind:id`` names its kind; ``source#extract`` an extract; a bare id everything so called.
        """
        allowed = tuple(kinds)
        if "#" in text:
            ref = text.removeprefix("extract:")
            found = "extract" in allowed and ref in self.extracts
            return (Key("extract", ref),) if found else ()
        kind, colon, rest = text.partition(":")
        if colon:
            found = kind in allowed and rest in self.by_kind.get(kind, {})
            return (Key(kind, rest),) if found else ()
        return tuple(Key(kind, text) for kind in allowed if text in self.by_kind.get(kind, {}))

    def is_broken(self, text: str, kinds: Iterable[str]) -> bool:
        """Whether a reference leads to something that is there, but could not be understood."""
        bare = text.partition(":")[2] if ":" in text else text
        id_ = bare.partition("#")[0]
        allowed = {"source" if kind == "extract" else kind for kind in kinds}
        if "#" in bare:
            allowed &= {"source"}
        return any((kind, name) in self.broken for kind in allowed for name in (id_, ""))

    def behind(self, ref: str, *, both_sides: bool = False) -> tuple[Quoted, ...]:
        """The extracts behind a piece of evidence: the one it names, or those that support the
        claim it names, and with ``both_sides`` those that dispute it; what dangles is left out."""
        for key in self.candidates(ref, ("extract", "claim"))[:1]:
            if key.kind == "extract":
                return (self.extracts[key.id],)
            claim = self.claims[key.id].record
            refs = (*claim.supported_by, *(claim.disputed_by if both_sides else ()))
            return tuple(self.extracts[item] for item in refs if item in self.extracts)
        return ()

    def evidence_in(self, key: Key) -> tuple[Quoted, ...]:
        """The extracts that an extract, a source, or a claim stands for; none of anything else."""
        if key.kind == "source":
            return self.extracts_of(key.id)
        return self.behind(str(key)) if key.kind in ("extract", "claim") else ()

    def tokens(self, entity: Entity) -> tuple[Token, ...]:
        """The entity's prose, scanned once."""
        key = Key(entity.kind, entity.id)
        if key not in self._tokens:
            self._tokens[key] = scan(entity.prose.text)
        return self._tokens[key]

    @cached_property
    def names(self) -> NameIndex:
        """The names and aliases by which actors are found in running prose."""
        found = {}
        for actor in self.actors.values():
            record: Actor = actor.record
            found[actor.id] = (record.name, *record.aliases)
        return NameIndex(found)

    @cached_property
    def _backlinks(self) -> dict[Key, tuple[Backlink, ...]]:
        found: dict[Key, set[tuple[str, str, str]]] = {}
        for entity in self.entities():
            holder = Key(entity.kind, entity.id)
            for reference in references(entity.record):
                if not reference.backlink:
                    continue
                place = holder
                if entity.kind == "source" and reference.loc[0] == "extracts":
                    extract = entity.record.extracts[reference.loc[1]]
                    place = Key("extract", f"{entity.id}#{extract.id}")
                for target in self.candidates(reference.target, reference.ref.kinds)[:1]:
                    found.setdefault(target, set()).add((place.kind, place.id, reference.backlink))
            for target in self.mentioned(entity):
                if target != holder:
                    found.setdefault(target, set()).add((holder.kind, holder.id, "mentioned in"))
        return {
            target: tuple(Backlink(Key(kind, id_), label) for kind, id_, label in sorted(links))
            for target, links in found.items()
        }

    def backlinks(self, key: Key) -> tuple[Backlink, ...]:
        """Who refers to this, sorted by kind, id and label."""
        return self._backlinks.get(key, ())

    def mentioned(self, entity: Entity) -> tuple[Key, ...]:
        """What an entity's prose links, cites or embeds, in the order of first mention."""
        found: dict[Key, None] = {}
        for token in self.tokens(entity):
            match token:
                case Link():
                    targets = [(token.target, LINKED_KINDS)]
                case Citation():
                    targets = [(target, ("extract", "source")) for target, _ in token.targets]
                case Embed():
                    targets = [(token.target, ("extract",))]
                case _:
                    continue
            for target, kinds in targets:
                for key in self.candidates(target, kinds)[:1]:
                    found[key] = None
        return tuple(found)

    def position_parts(self, position_id: str) -> tuple[str, str] | None:
        """Actor and issue of ``<actor>--<issue>``, whichever cut names two that exist."""
        start = 0
        while (cut := position_id.find("--", start)) >= 0:
            actor, issue = position_id[:cut], position_id[cut + 2 :]
            if actor in self.actors and issue in self.issues:
                return actor, issue
            start = cut + 1
        return None
