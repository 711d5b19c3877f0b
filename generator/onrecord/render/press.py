"""The press: page specifications → pages, through templates in which all text is coded.

A ``Sheet`` is one page while it is being set: templates ask it for links, dates, names and
citations, all relative to where the page will stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from markupsafe import Markup

from onrecord.analysis import chains, claims, positions, verification, wording
from onrecord.analysis.changes import Change, changes
from onrecord.analysis.dates import in_words, machine, newest
from onrecord.analysis.gaps import Gap, behind
from onrecord.analysis.hypotheses import Competition, compete, source_letter
from onrecord.analysis.judgements import Grounds, grounds
from onrecord.analysis.origins import Origins, origins
from onrecord.corpus import Backlink, Corpus, Key, Quoted
from onrecord.inputs.site import SiteConfig
from onrecord.languages import Language, language
from onrecord.markdown.escape import coded, finalize, rebuilt_address
from onrecord.markdown.prose import Embed
from onrecord.model import Extract, Hypotheses, Judgement, Source, Stance
from onrecord.model.base import Tlp
from onrecord.model.briefing import LIKELIHOODS
from onrecord.model.edtf import Edtf
from onrecord.model.lock import Lock
from onrecord.parse import Entity
from onrecord.progress import Progress, counted, silent
from onrecord.render import citing
from onrecord.render.addresses import Feed, address, feeds_of, relative, relative_to_file
from onrecord.render.citations import Notes
from onrecord.render.environment import environment
from onrecord.render.fragments import text_fragment
from onrecord.render.head import Head
from onrecord.render.page import Page
from onrecord.render.prose import render_prose
from onrecord.render.tongues import direction, isolated


@dataclass(frozen=True)
class Edition:
    """What a site is built for: its configuration, the handling level of its readers, and the
    moment as of which it is shown, if not now."""

    config: SiteConfig
    level: Tlp = Tlp.CLEAR
    as_of: Edtf | None = None

    @property
    def language(self) -> Language:
        """How the site speaks."""
        return language(self.config.catalogue)


@dataclass(frozen=True)
class Spec:
    """A page to be set: where, under what title, with which template and values.

    ``leads_to`` is the address to which a page that has moved sends its readers. ``head`` is what
    machines are told of the page.
    """

    address: str
    title: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    boost: float = 1
    hide: tuple[str, ...] = ("navigation", "toc")
    in_search: bool = True
    found_by: tuple[str, ...] = ()
    leads_to: str | None = None
    head: Head = field(default_factory=Head)


class Sheet:
    """One page while it is being set: everything here is relative to its address."""

    def __init__(self, corpus: Corpus, edition: Edition, page: str) -> None:
        self.corpus = corpus
        self.edition = edition
        self.page = page
        self.language = edition.language
        self.notes = Notes()
        self.sections: Mapping[str, str] = {}

    @cached_property
    def components(self) -> Any:
        """The component macros, bound to this sheet."""
        return self.macros("components.j2")

    def macros(self, template: str) -> Any:
        """The macros of a template, bound to this sheet."""
        return environment().get_template(template).make_module({"sheet": self, "t": self.t})

    # -- places ------------------------------------------------------------------------------

    def href(self, target: Key | str) -> Markup:
        """A link's address, relative to this page; made of checked ids, so nothing to code."""
        where = address(target) if isinstance(target, Key) else target
        return Markup(relative(where, self.page))

    def file(self, address_: str) -> Markup:
        """A link to a file of the site, such as a feed, relative to this page."""
        return Markup(relative_to_file(address_, self.page))

    def feeds_at(self, page: str) -> tuple[Feed, ...]:
        """The feeds of a page."""
        return feeds_of(page)

    def key(self, kind: str, id_: str) -> Key:
        """The key of an entity, for templates."""
        return Key(kind, id_)

    def link(self, key: Key, text: str | None = None) -> Markup:
        """A link to an entity under its name, or under ``text``."""
        return Markup('<a href="{}">{}</a>').format(
            self.href(key), isolated(text if text is not None else self.name(key))
        )

    def foreign(self, source: Source) -> tuple[str, str] | None:
        """The language and direction of a source's own words, where they are not in the site's
        language.

        The direction is that of the language, so that a Hebrew sentence that begins with a Latin
        name still runs from right to left; where the tag names a script, the script decides.
        """
        tag = source.language
        if tag.partition("-")[0].lower() == self.edition.config.language.partition("-")[0].lower():
            return None
        return tag, direction(tag)

    def tongue(self, source: Source) -> Markup:
        """``foreign`` as attributes."""
        found = self.foreign(source)
        return Markup(' lang="{}" dir="{}"').format(*map(coded, found)) if found else Markup("")

    def away(self, url: str, text: str) -> Markup:
        """A link to another host: the address parsed and rebuilt, never pasted."""
        return Markup('<a href="{}" rel="external noopener">{}</a>').format(
            coded(rebuilt_address(url)), coded(text)
        )

    def address(self, url: str) -> str:
        """An address spelt out, as readers of paper need it: rebuilt like that of a link."""
        return rebuilt_address(url)

    def passage(self, quoted: Quoted) -> str | None:
        """The address of the passage in the original: of its words, where they were verified."""
        url = quoted.source.url
        if url is None:
            return None
        locked = self.verified(quoted).locked
        return text_fragment(url, quoted.extract.quote, locked) if locked else url

    def verified(self, quoted: Quoted) -> verification.State:
        """How the extract stands to the captured text of its source."""
        return verification.state(self.corpus, quoted.ref)

    def verified_among(self, extracts: Iterable[Quoted]) -> int:
        """How many extracts were found in the captured text."""
        return sum(1 for quoted in extracts if self.verified(quoted).is_verified)

    def lock(self, source: Entity) -> Lock | None:
        """What was proven of a source."""
        return self.corpus.locks.get(source.id)

    # -- words -------------------------------------------------------------------------------

    def t(self, key: str, /, **values: Any) -> Markup:
        """A text of the site's language, coded; values that are markup stay so, others are coded.

        In templates it is ``t`` alone: ``{{ t('actor.quotations', n=said|length) }}``.
        """
        return Markup(self.language.say(key, code=finalize, literal=_literal, **values))

    def listed(self, parts: Iterable[Any]) -> Markup:
        """Parts joined as the language joins them, markup among them as it is."""
        return Markup(self.language.listed([str(finalize(part)) for part in parts]))

    def quotation(self, words: str) -> Markup:
        """Words between the language's quotation marks: verbatim, and coded."""
        return coded(self.language.quoted(words))

    def name(self, key: Key) -> str:
        """What a thing is called in a link to it."""
        entity = self.corpus.get(key)
        if key.kind == "extract":
            return self.label(self.corpus.extracts[key.id])
        if key.kind == "position" and (parts := self.corpus.position_parts(key.id)):
            actor, issue = parts
            return f"{self.name(Key('actor', actor))}: {self.name(Key('issue', issue))}"
        if entity is None:
            return key.id
        record = entity.record
        return str(getattr(record, "name", None) or getattr(record, "title", None) or record.text)

    def label(self, quoted: Quoted) -> str:
        """A short label for an extract: who, and when."""
        return (
            f"{self.speaker(quoted)}, {in_words(quoted.date, short=True, language=self.language)}"
        )

    def speaker(self, quoted: Quoted) -> str:
        """Who says it: a name, a description, or the outlet."""
        extract = quoted.extract
        if extract.speaker:
            return self.name(Key("actor", extract.speaker))
        if extract.speaker_described:
            words = extract.speaker_described
            return words[0].upper() + words[1:]
        return self.publisher(quoted.entity)

    def publisher(self, source: Entity) -> str:
        """Who published a source, in a few words."""
        record = source.record
        if record.outlet:
            return self.name(Key("outlet", record.outlet))
        if record.wire:
            return self.language.say("publisher.story", outlet=self.short(record.wire))
        return self.language.say("publisher.unknown")

    def short(self, outlet: str) -> str:
        """An outlet's initials or name."""
        return wording.short_name(self.corpus, outlet)

    def when(self, date: Edtf, short: bool = False) -> Markup:
        """A date in words, marked up for machines where HTML has a form for it."""
        value = machine(date)
        words = coded(in_words(date, short=short, language=self.language))
        if value is None:
            return words
        return Markup(f'<time datetime="{value}">{words}</time>')

    def since(self, date: Edtf) -> Markup:
        """``since 14 Feb 2025``, or ``by 14 Feb 2025`` where only the latest time is known."""
        if date.open_start and "/" in date.text:
            end = Edtf.parse(date.text.partition("/")[2])
            return self.t("date.by", date=self.when(end, short=True))
        return self.t("date.since", date=self.when(date, short=True))

    def counts(self, found: Origins) -> str:
        """``2 articles, 1 origin (AP)``."""
        return wording.articles_and_origins(self.corpus, found, self.language)

    @property
    def own_address(self) -> str | None:
        """The page's own full address; None where the site has none that is known."""
        site = self.edition.config.url
        return site + self.page.lstrip("/") if site.startswith(("http://", "https://")) else None

    def citing_page(self, title: str, **known: Any) -> citing.Forms:
        """This page in the forms of ``citing``; ``known`` are authors and dates."""
        key = self.page.strip("/").replace("/", "-")
        site = self.edition.config.name
        return citing.forms(
            citing.own_page(self.corpus, site, key, title, address=self.own_address, **known)
        )

    def citing_record(self, source: Entity, state: Edtf | None) -> citing.Forms:
        """The page of a source as this site's own record of it."""
        title = self.language.say("citing.record-of", title=source.record.title)
        return self.citing_page(title, state=state)

    def citing_original(self, source: Entity) -> citing.Forms:
        """The published item that a source records, in the forms of ``citing``."""
        return citing.forms(citing.original(self.corpus, source))

    def last_of(self, date: Edtf | None) -> Markup | None:
        """``Last evidence 17 February 2025``, where there is any."""
        return None if date is None else self.t("date.last-evidence", date=self.when(date))

    def last_evidence(self) -> Markup | None:
        """``Last evidence 17 February 2025``, for pages about the whole corpus."""
        date = newest(quoted.date for quoted in self.corpus.extracts.values())
        return self.last_of(date)

    # -- evidence ----------------------------------------------------------------------------

    def quoted(self, ref: str) -> Quoted:
        """The extract of a reference."""
        return self.corpus.extracts[ref]

    def evidence(self, refs: Iterable[str]) -> list[Key]:
        """The keys of references to extracts or claims."""
        return [self.corpus.candidates(ref, ("extract", "claim"))[0] for ref in refs]

    def grounds(self, briefing: Entity, judgement: Judgement) -> Grounds:
        """What a judgement of a briefing rests on."""
        return grounds(self.corpus, briefing, judgement)

    def compete(self, question: Hypotheses) -> Competition:
        """How the hypotheses stand against the evidence."""
        return compete(self.corpus, question)

    def changes(self, held: positions.Held) -> tuple[Change, ...]:
        """Each change of stance of a position, told apart by kind."""
        return changes(self.corpus, held)

    def extracts(self, refs: Iterable[str]) -> list[Quoted]:
        """The extracts of some references."""
        return [self.corpus.extracts[ref] for ref in refs]

    def extracts_in(self, sources: Iterable[Entity]) -> list[Quoted]:
        """Every extract of some sources."""
        return [quoted for source in sources for quoted in self.corpus.extracts_of(source.id)]

    def counts_of(self, extracts: Iterable[Quoted]) -> str:
        """For how many articles and origins some extracts count."""
        return self.counts(origins(self.corpus, extracts))

    def behind_gap(self, gap: Gap) -> list[Quoted]:
        """The extracts that show a computed gap; none where nothing was found."""
        return behind(self.corpus, gap)

    def method(self, anchor: str) -> Markup | None:
        """The way to a section of the method page, or to the page where it has no such section."""
        if not self.edition.config.method:
            return None
        there = anchor in self.edition.config.headings
        return self.href(f"/method/#{anchor}" if there else "/method/")

    def said_to(self, extract: Extract) -> Key:
        """Who heard it: an outlet or an actor."""
        return self.corpus.candidates(str(extract.said_to), ("outlet", "actor"))[0]

    def source_letter(self, source: Entity) -> str | None:
        """A source's Admiralty letter: its own, or its outlet's."""
        return source_letter(self.corpus, source.id)

    def letter(self, quoted: Quoted) -> str | None:
        """The Admiralty letter of the source an extract stands in."""
        return self.source_letter(quoted.entity)

    def band(self, likelihood: str) -> tuple[int, int]:
        """The bounds of a likelihood term, in percent."""
        return LIKELIHOODS[likelihood]

    def step(self, likelihood: str) -> int:
        """Where a likelihood term stands on the scale of seven."""
        return list(LIKELIHOODS).index(likelihood) % 7 + 1

    def term(self, likelihood: str) -> str:
        """A likelihood term as the site's language has it."""
        return self.language.say(f"likelihood.{likelihood.replace(' ', '-')}")

    def stance(self, issue: str, stance: str) -> Stance:
        """An issue's stance: its label and side."""
        return self.corpus.issues[issue].record.stances[stance]

    def place_of(self, issue: str, stance: str) -> int:
        """Where a stance stands on its issue's scale from for to against, from 0."""
        return list(self.corpus.issues[issue].record.stances).index(stance)

    def held(self, actor: str, issue: str) -> positions.Held | None:
        """An actor's position on an issue, where there is evidence."""
        return positions.held_positions(self.corpus).get((actor, issue))

    def capped(self, held: positions.Held) -> str:
        """What somebody holds, in words no stronger than the evidence."""
        return wording.capped(self.corpus, held, self.language)

    def allowed(self, statements: Sequence[positions.Statement]) -> str:
        """What some statements of one stance allow to be said of who holds it."""
        return wording.capped_by(self.corpus, statements, self.language)

    def shown(self, quoted: Quoted, actor: str, issue: str, stance: str) -> str:
        """What one extract alone allows to be said of an actor's stance."""
        strength = positions.strength_of(quoted, actor)
        return self.allowed([positions.Statement(actor, issue, stance, strength, quoted)])

    def basis(self, held: positions.Held) -> str:
        """On what a position rests, in words."""
        return wording.basis(self.corpus, held, self.language)

    def chain(self, quoted: Quoted) -> tuple[chains.Step, ...]:
        """Through whose hands the words came."""
        return chains.chain(self.corpus, quoted)

    def weighed(self, claim: str) -> claims.Weighed:
        """A claim's status with both sides counted."""
        return claims.weigh(self.corpus, claim)

    def role_at(self, actor: str, date: Edtf) -> str | None:
        """The actor's role when it was said; the first one given where none says its dates."""
        entity = self.corpus.actors.get(actor)
        roles = entity.record.roles if entity else ()
        for role in roles:
            begun = role.from_ is None or role.from_.earliest <= date.latest
            going = role.to is None or role.to.latest >= date.earliest
            if begun and going:
                return role.title
        return None

    def backlinks(self, key: Key) -> tuple[Backlink, ...]:
        """Who refers to this; of a position also who uses the quotations that it rests on."""
        found = self.corpus.backlinks(key)
        pair = self.corpus.position_parts(key.id) if key.kind == "position" else None
        if pair and (held := self.held(*pair)):
            uses = (
                link
                for statement in held.statements
                for link in self.corpus.backlinks(Key("extract", statement.quoted.ref))
            )
            found = tuple(sorted({*found, *uses}, key=lambda link: (str(link.holder), link.label)))
        return found

    def place(self, sections: Mapping[str, str]) -> Callable[[str, Entity], bool]:
        """Hand over the computed sections of a briefing; tells which ones its prose places."""
        self.sections = sections

        def placed(name: str, entity: Entity) -> bool:
            return any(
                isinstance(token, Embed) and token.target == name
                for token in self.corpus.tokens(entity)
            )

        return placed

    # -- prose -------------------------------------------------------------------------------

    def cite(self, key: Key) -> Markup:
        """The mark of a citation in running prose."""
        return self.components.cite(self.notes.cite(key))

    def prose(self, entity: Entity) -> Markup:
        """An entity's prose as Markdown, with its references rendered."""
        return Markup(
            render_prose(
                self.corpus,
                entity,
                self.page,
                cite=self.cite,
                embed=lambda key: self.components.quote(self.quoted(key.id)),
                section=lambda name: self.sections.get(name, ""),
                name=self.name,
            )
        )


@lru_cache(maxsize=4096)
def _literal(words: str) -> str:
    """A part of a text of ours, coded; a space next to a value stays a space."""
    core = words.strip(" ")
    before = len(words) - len(words.lstrip(" "))
    return words[:before] + coded(core) + words[before + len(core) :]


def set_page(corpus: Corpus, edition: Edition, spec: Spec) -> Page:
    """Render one page."""
    sheet = Sheet(corpus, edition, spec.address)
    body = (
        environment()
        .get_template(spec.template)
        .render(
            {
                "sheet": sheet,
                "t": sheet.t,
                "corpus": corpus,
                "edition": edition,
                "c": sheet.components,
                "citing": sheet.macros("citing.j2"),
                "knowing": sheet.macros("knowing.j2"),
                "title": spec.title,
                **spec.values,
            }
        )
    )
    return Page(
        spec.address,
        spec.title,
        body,
        spec.boost,
        spec.hide,
        spec.in_search,
        spec.found_by,
        spec.leads_to is not None,
        spec.head,
    )


def set_pages(
    corpus: Corpus, edition: Edition, specs: Iterable[Spec], progress: Progress = silent
) -> tuple[Page, ...]:
    """Render pages in the order of their addresses."""
    progress("rendering pages", 0, 0)
    ordered = sorted(specs, key=lambda item: item.address)
    return tuple(
        set_page(corpus, edition, spec) for spec in counted(ordered, "rendering pages", progress)
    )
