"""News in words: what an entry is called and says, the same in every format.

Content is HTML, as feed readers expect it, and everything in it that comes from the corpus is
escaped here: a reader shows hostile text letter for letter.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from onrecord.analysis import verification, wording
from onrecord.analysis.dates import in_words
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.feeds.news import News
from onrecord.markdown.escape import rebuilt_address
from onrecord.model.edtf import Moment
from onrecord.render.addresses import relative
from onrecord.render.press import Edition, Sheet

#: How many quotations the entry of a source shows; the others are on its page.
SHOWN = 5


@dataclass(frozen=True)
class Channel:
    """One feed before it is written: its page, its names, when it last changed, its entries."""

    page: str
    title: str
    subtitle: str
    updated: Moment
    news: tuple[News, ...]


@dataclass(frozen=True)
class Entry:
    """One entry of a feed: ``id`` for ever, ``link`` to our page, ``original`` to the publisher's.

    ``by`` are authors where they are others than the desk as a whole.
    """

    id: str
    link: str
    title: str
    content: str
    kind: str
    updated: str
    edtf: str
    original: str | None = None
    by: tuple[str, ...] = ()


class Places:
    """Addresses and entries as feeds at one depth of the site have them.

    Where the site knows its own address, links are full and ids are addresses. Elsewhere links are
    relative to the feed's file, and ids are made from the site's name and the place: feeds at
    different depths link differently, but name an entry alike.
    """

    def __init__(self, corpus: Corpus, edition: Edition, page: str) -> None:
        self.corpus = corpus
        self.edition = edition
        self.page = page
        self._entries: dict[str, Entry] = {}
        self._written: dict[tuple[str, str], str] = {}

    def link(self, address: str) -> str:
        """Where something on the site is, seen from a feed."""
        base = self.edition.config.url
        return base + address.lstrip("/") if base else relative(address, self.page)

    def id(self, address: str) -> str:
        """What something on the site is called for ever."""
        base = self.edition.config.url
        if base:
            return base + address.lstrip("/")
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self.edition.config.name} {address}").urn

    def entry(self, news: News) -> Entry:
        """The entry for a piece of news, made once."""
        if news.address not in self._entries:
            self._entries[news.address] = self._told(news)
        return self._entries[news.address]

    def written(self, format_: str, news: News, write) -> str:
        """An entry as ``write`` gives it, made once for all feeds that have it."""
        key = (format_, news.address)
        if key not in self._written:
            self._written[key] = write(self.entry(news))
        return self._written[key]

    # -- words -------------------------------------------------------------------------------

    @cached_property
    def _sheet(self) -> Sheet:
        return Sheet(self.corpus, self.edition, self.page)

    def _told(self, news: News) -> Entry:
        title, content, by, original = getattr(self, f"_{news.kind}")(news)
        return Entry(
            self.id(news.address),
            self.link(news.page),
            " ".join(title.split()),
            "\n".join(content),
            news.kind,
            rfc3339(news.updated),
            news.date.text,
            rebuilt_address(original) if original else None,
            by,
        )

    def _quotation(self, news: News):
        quoted = news.quoted
        assert quoted is not None
        return (
            self._headline(quoted),
            [
                *self._quote(quoted),
                *self._stances(quoted),
                self._provenance(quoted),
            ],
            (),
            quoted.source.url,
        )

    def _headline(self, quoted: Quoted) -> str:
        """``Volodymyr Zelenskyy rejects the draft (The minerals agreement)``; where the words show
        no stance, who and when."""
        for actor, issue, stance in quoted.extract.stances:
            who, what = self._name("actor", actor), self._name("issue", issue)
            return f"{who} {self._sheet.shown(quoted, actor, issue, stance)} ({what})"
        return f"{self._sheet.speaker(quoted)}, {in_words(quoted.date)}"

    def _quote(self, quoted: Quoted) -> Iterator[Markup]:
        extract = quoted.extract
        yield Markup('<blockquote lang="{}" dir="auto"><p>“{}”</p></blockquote>').format(
            quoted.source.language, extract.quote
        )
        form = "direct quotation" if extract.is_direct else "reported speech"
        if extract.voice == "outlet":
            form = "in the outlet’s own words"
        told = [self._sheet.speaker(quoted)]
        if extract.speaker_described:
            told.append("unnamed")
        if extract.of:
            told.append(f"of {self._name('actor', extract.of)}")
        when = "" if extract.said else "published "
        told += [
            f"{when}{in_words(quoted.date)}",
            *([extract.place] if extract.place else []),
            form,
        ]
        yield Markup("<p>{}</p>").format(", ".join(told))

    def _stances(self, quoted: Quoted) -> Iterator[Markup]:
        for actor, issue, stance in quoted.extract.stances:
            yield Markup('<p><a href="{}">{}</a> {}: {}</p>').format(
                self.link(f"/positions/{actor}--{issue}/"),
                self._name("actor", actor),
                self._sheet.shown(quoted, actor, issue, stance),
                self._name("issue", issue),
            )

    def _provenance(self, quoted: Quoted) -> Markup:
        source = quoted.source
        told = [
            f"“{source.title}”, {self._published(quoted)}",
            verification.state(self.corpus, quoted.ref).in_words(),
        ]
        if source.retracted:
            told.append(f"The source was retracted {in_words(source.retracted.date)}")
        elif source.corrected:
            told.append(f"The source was corrected {in_words(source.corrected.date)}")
        return Markup("<p>{}</p>").format(" ".join(f"{words}." for words in told))

    def _published(self, quoted: Quoted) -> str:
        publisher = self._sheet.publisher(quoted.entity)
        return f"{publisher}, {in_words(quoted.source.published)}"

    def _evidence(self, news: News):
        assert news.entity is not None
        record = news.entity.record
        extracts = self.corpus.extracts_of(news.entity.id)
        number = wording.figures(len(extracts), "quotation")
        told = f"{self._sheet.publisher(news.entity)}, {in_words(record.published)}: {number}."
        content = [Markup("<p>{}</p>").format(told)]
        for quoted in extracts[:SHOWN]:
            content += self._quote(quoted)
        if len(extracts) > SHOWN:
            content.append(
                Markup('<p><a href="{}">All {}</a></p>').format(self.link(news.page), number)
            )
        if record.retracted:
            content.append(
                Markup("<p>Retracted {}: {}</p>").format(
                    in_words(record.retracted.date), record.retracted.what
                )
            )
        return f"New evidence: {record.title}", content, (), record.url

    def _correction(self, news: News):
        assert news.entity is not None
        record = news.entity.record
        found = getattr(record, news.words)
        number = wording.figures(len(record.extracts), "quotation")
        told = (
            f"{self._sheet.publisher(news.entity)} {news.words} this {in_words(found.date)}: "
            f"{found.what}"
        )
        return (
            f"{news.words.capitalize()}: {record.title}",
            [
                Markup("<p>{}</p>").format(told),
                Markup('<p><a href="{}">{}</a> on this site come from it.</p>').format(
                    self.link(news.page), number
                ),
            ],
            (),
            record.url,
        )

    def _position(self, news: News):
        change = news.change
        assert change is not None
        kind = change.in_words()
        issue = self._name("issue", change.after.issue)
        who = self._name("actor", change.after.actor)
        now = wording.capped_by(self.corpus, change.later.statements)
        before = wording.capped_by(self.corpus, change.earlier.statements)
        content = [
            Markup("<p>{}</p>").format(
                f"{kind[0].upper()}{kind[1:]} on {issue}, "
                f"{in_words(change.after.date)}: {who} {now}. Before, "
                f"{in_words(change.before.date)}: {who} {before}."
            )
        ]
        for label, statement in (("Now", change.after), ("Before", change.before)):
            content.append(Markup("<p>{}:</p>").format(label))
            content += self._quote(statement.quoted)
        title = f"{kind[0].upper()}{kind[1:]}: {who} {now} ({issue})"
        return title, content, (), change.after.quoted.source.url

    def _edition(self, news: News):
        assert news.entity is not None
        record = news.entity.record
        content = [Markup("<p>{}: {}</p>").format(in_words(news.date), news.words)]
        latest = record.updated or max((item.date for item in record.changes), default=record.date,
                                       key=lambda date: date.order)  # fmt: skip
        if news.date.latest >= latest.earliest:
            content.append(Markup("<p>{}</p>").format(record.summary))
        return f"{record.title}: {news.words}", content, record.authors, None

    def _note(self, news: News):
        assert news.entity is not None
        record = news.entity.record
        content = [Markup("<p>Note of {}.</p>").format(in_words(record.date))]
        return f"Note: {record.title}", content, record.authors, None

    def _name(self, kind: str, id_: str) -> str:
        return self._sheet.name(Key(kind, id_))


def rfc3339(moment: Moment) -> str:
    """A moment in UTC, as both formats write it."""
    year, month, day, hour, minute, second = moment
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
