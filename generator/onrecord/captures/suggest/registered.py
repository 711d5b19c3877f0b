"""What a site has registered, as the suggester needs it: names of actors and outlets."""

from __future__ import annotations

from onrecord.captures.suggest.cast import Known
from onrecord.corpus import Corpus
from onrecord.model import Source


def known_to(corpus: Corpus, source: Source) -> Known:
    """The names that a corpus knows; the source's own outlet and agency are not credited in it."""
    actors = {item.id: (item.record.name, *item.record.aliases) for item in corpus.actors.values()}
    return Known.of(
        actors=actors,
        weak={item.id: item.record.weak_aliases for item in corpus.actors.values()},
        people=[item.id for item in corpus.actors.values() if item.record.type == "person"],
        outlets={
            item.id: (item.record.name, *item.record.aliases) for item in corpus.outlets.values()
        },
        social=[item.id for item in corpus.outlets.values() if item.record.type == "social"],
        own=[outlet for outlet in (source.outlet, source.wire) if outlet],
    )
