"""``/sources/`` and ``/sources/<id>/``: the bibliography, and the home of every quotation."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.chains import original, publishers
from onrecord.analysis.compared import comparisons_of
from onrecord.analysis.dates import newest
from onrecord.corpus import Corpus
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The list, newest first, and a page for each source with its extracts at their anchors."""
    sources = sorted(corpus.sources.values(), key=lambda item: item.id)
    sources.sort(key=lambda item: item.record.published.order, reverse=True)
    yield Spec(
        "/sources/",
        edition.language.say("pages.sources"),
        "sources.md.j2",
        {"sources": sources},
        head=heads.listing(corpus, edition, "/sources/"),
    )
    families: dict[str, list[str]] = {}
    for source in sorted(corpus.sources):
        families.setdefault(original(corpus, source)[-1], []).append(source)
    for source in sources:
        extracts = corpus.extracts_of(source.id)
        family = families[original(corpus, source.id)[-1]]
        yield Spec(
            f"/sources/{source.id}/",
            source.record.title,
            "source.md.j2",
            {
                "entity": source,
                "record": source.record,
                "publishers": publishers(corpus, source.id),
                "same_story": [corpus.sources[other] for other in family if other != source.id],
                "comparisons": comparisons_of(corpus, source.id),
                "extracts": extracts,
                "last": newest(quoted.date for quoted in extracts),
            },
            boost=6,
            head=heads.source(corpus, edition, source),
        )
