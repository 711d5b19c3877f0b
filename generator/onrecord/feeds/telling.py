"""News in words: what an entry is called and says, the same in every format.

Content is HTML, as feed readers expect it, and everything in it that comes from the corpus is
escaped here: a reader shows hostile text letter for letter.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from onrecord.analysis import verification, wording
from onrecord.analysis.dates import in_words
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.feeds.news import News
from onrecord.markdown.escape import rebuilt_address
from onrecord.model.edtf import Edtf, Moment
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
            return self._say(
                "feed.holds",
                actor=self._name("actor", actor),
                predicate=self._sheet.shown(quoted, actor, issue, stance),
                issue=self._name("issue", issue),
            )
        return self._say(
            "feed.said", speaker=self._sheet.speaker(quoted), date=self._when(quoted.date)
        )

    def _quote(self, quoted: Quoted) -> Iterator[Markup]:
        extract = quoted.extract
        yield Markup('<blockquote lang="{}" dir="auto"><p>{}</p></blockquote>').format(
            quoted.source.language, self.edition.language.quoted(extract.quote)
        )
        form = "form.direct" if extract.is_direct else "form.reported"
        if extract.voice == "outlet":
            form = "quote.own-words"
        told = [self._sheet.speaker(quoted)]
        if extract.speaker_described:
            told.append(self._say("quote.unnamed"))
        if extract.of:
            told.append(self._say("feed.of", actor=self._name("actor", extract.of)))
        when = self._when(quoted.date)
        told += [
            when if extract.said else self._say("feed.published", date=when),
            *([extract.place] if extract.place else []),
            self._say(form),
        ]
        yield _paragraph(self.edition.language.comma.join(told))

    def _stances(self, quoted: Quoted) -> Iterator[Markup]:
        for actor, issue, stance in quoted.extract.stances:
            link = Markup('<a href="{}">{}</a>').format(
                self.link(f"/positions/{actor}--{issue}/"), self._name("actor", actor)
            )
            yield self._paragraph(
                "feed.stance",
                actor=link,
                predicate=self._sheet.shown(quoted, actor, issue, stance),
                issue=self._name("issue", issue),
            )

    def _provenance(self, quoted: Quoted) -> Markup:
        source, language = quoted.source, self.edition.language
        told = [
            self._say(
                "feed.source",
                title=language.quoted(source.title),
                publisher=self._sheet.publisher(quoted.entity),
                date=self._when(source.published),
            ),
            verification.state(self.corpus, quoted.ref).in_words(language) + ".",
        ]
        if source.retracted:
            told.append(self._say("feed.source-retracted", date=self._when(source.retracted.date)))
        elif source.corrected:
            told.append(self._say("feed.source-corrected", date=self._when(source.corrected.date)))
        return _paragraph(" ".join(told))

    def _evidence(self, news: News):
        assert news.entity is not None
        record = news.entity.record
        extracts = self.corpus.extracts_of(news.entity.id)
        content = [
            self._paragraph(
                "feed.evidence-told",
                publisher=self._sheet.publisher(news.entity),
                date=self._when(record.published),
                count=self._say("count.quotations", n=len(extracts)),
            )
        ]
        for quoted in extracts[:SHOWN]:
            content += self._quote(quoted)
        if len(extracts) > SHOWN:
            content.append(
                Markup('<p><a href="{}">{}</a></p>').format(
                    self.link(news.page), self._say("feed.all", n=len(extracts))
                )
            )
        if record.retracted:
            content.append(
                self._paragraph(
                    "feed.retracted",
                    date=self._when(record.retracted.date),
                    what=record.retracted.what,
                )
            )
        return self._say("feed.evidence", title=record.title), content, (), record.url

    def _correction(self, news: News):
        assert news.entity is not None
        record = news.entity.record
        found = getattr(record, news.words)
        link = Markup('<a href="{}">{}</a>').format(
            self.link(news.page), self._say("count.quotations", n=len(record.extracts))
        )
        content = [
            self._paragraph(
                f"feed.told-{news.words}",
                publisher=self._sheet.publisher(news.entity),
                date=self._when(found.date),
                what=found.what,
            ),
            self._paragraph("feed.rest", quotations=link),
        ]
        title = self._say(f"feed.title-{news.words}", title=record.title)
        return title, content, (), record.url

    def _position(self, news: News):
        change = news.change
        assert change is not None
        language = self.edition.language
        told = {
            "kind": change.in_words(language),
            "issue": self._name("issue", change.after.issue),
            "actor": self._name("actor", change.after.actor),
            "now": wording.capped_by(self.corpus, change.later.statements, language),
        }
        content = [
            self._paragraph(
                "feed.change",
                date=self._when(change.after.date),
                earlier=self._when(change.before.date),
                before=wording.capped_by(self.corpus, change.earlier.statements, language),
                **told,
            )
        ]
        for key, statement in (("feed.now", change.after), ("feed.before", change.before)):
            content.append(self._paragraph(key))
            content += self._quote(statement.quoted)
        title = self._say("feed.title-change", **told)
        return title, content, (), change.after.quoted.source.url

    def _edition(self, news: News):
        assert news.entity is not None
        record = news.entity.record
        content = [self._paragraph("feed.edition", date=self._when(news.date), what=news.words)]
        latest = record.updated or max((item.date for item in record.changes), default=record.date,
                                       key=lambda date: date.order)  # fmt: skip
        if news.date.latest >= latest.earliest:
            content.append(_paragraph(record.summary))
        return f"{record.title}: {news.words}", content, record.authors, None

    def _note(self, news: News):
        assert news.entity is not None
        record = news.entity.record
        content = [self._paragraph("feed.note-of", date=self._when(record.date))]
        return self._say("feed.note", title=record.title), content, record.authors, None

    def _say(self, key: str, **values: Any) -> str:
        return self.edition.language.say(key, **values)

    def _paragraph(self, key: str, **values: Any) -> Markup:
        """A text as HTML; values that are markup stay so, all else is escaped."""
        said = self.edition.language.say(key, code=escape, literal=escape, **values)
        return Markup(f"<p>{said}</p>")

    def _when(self, date: Edtf) -> str:
        return in_words(date, language=self.edition.language)

    def _name(self, kind: str, id_: str) -> str:
        return self._sheet.name(Key(kind, id_))


def _paragraph(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text)


def rfc3339(moment: Moment) -> str:
    """A moment in UTC, as both formats write it."""
    year, month, day, hour, minute, second = moment
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
