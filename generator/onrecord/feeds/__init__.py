"""Feeds: what changed, for readers who follow the site, an actor, an issue or a briefing.

``news`` finds what there is to tell, ``telling`` puts it into words, and each of ``atom`` and
``json_feed`` writes it in its format. The files lie beside the page that they belong to, where
``render.addresses.feeds_of`` says.

No clock is read: a feed changed when its newest entry did, and an entry is as old as what it tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.analysis.dates import newest
from onrecord.corpus import Corpus, Key
from onrecord.feeds import atom, json_feed
from onrecord.feeds.news import all_news, instant
from onrecord.feeds.telling import Channel, Places
from onrecord.render.addresses import address, feeds_of
from onrecord.render.press import Edition

_WRITERS = (atom.write, json_feed.write)
#: When the feed of a site without any source changed.
_NEVER = (1970, 1, 1, 0, 0, 0)


def files(corpus: Corpus, edition: Edition) -> Mapping[str, bytes]:
    """Every feed of the site, by its path below the docs folder."""
    news = all_news(corpus, edition.language)
    last = newest(source.record.published for source in corpus.sources.values())
    places = {depth: Places(corpus, edition, depth) for depth in ("/", "/actors/any/")}
    written: dict[str, bytes] = {}
    for page, title in _followed(corpus, edition):
        items = news.get(page, ())
        channel = Channel(
            page,
            title,
            _subtitle(edition, page),
            items[0].updated if items else instant(last) if last else _NEVER,
            tuple(items),
        )
        there = places["/" if page == "/" else "/actors/any/"]
        for feed, write in zip(feeds_of(page), _WRITERS, strict=True):
            written[feed.address.lstrip("/")] = write(channel, there, feed).encode()
    return written


def _followed(corpus: Corpus, edition: Edition) -> Iterator[tuple[str, str]]:
    """The pages that have feeds, with the titles of these."""
    site = edition.config.name
    yield "/", site
    for kind in ("actor", "issue", "briefing"):
        for entity in corpus.by_kind[kind].values():
            name = entity.record.name if kind == "actor" else entity.record.title
            yield address(Key(kind, entity.id)), f"{name} · {site}"


def _subtitle(edition: Edition, page: str) -> str:
    about = edition.language.say("feed.subtitle" if page == "/" else "feed.subtitle-page")
    return f"{about} TLP:{edition.level.value.upper()}." if edition.level.rank else about
