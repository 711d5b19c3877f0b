"""``/comparisons/<a>--<b>/``: what differs between two versions of one story.

Linked from both sources. Of the versions themselves the page holds nothing but quotations that
stand on this site anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.compared import claims_resting, shown_comparisons
from onrecord.analysis.dates import newest
from onrecord.corpus import Corpus, Key
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Sheet, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """A page for each recorded comparison of which both sources are shown."""
    for shown in shown_comparisons(corpus):
        page = f"/comparisons/{shown.id}/"
        a, b = (corpus.sources[source] for source in shown.record.sources)
        sheet = Sheet(corpus, edition, page)
        title = edition.language.say(
            "comparison.title", first=sheet.publisher(a), second=sheet.publisher(b)
        )
        yield Spec(
            page,
            title,
            "comparison.md.j2",
            {
                "shown": shown,
                "record": shown.record,
                "a": a,
                "last": newest(
                    quoted.date
                    for source in shown.record.sources
                    for quoted in corpus.extracts_of(source)
                ),
                "b": b,
                "deeper": [item for item in shown.passages if item.change.kind != "spelling"],
                "respelt": [item for item in shown.passages if item.change.kind == "spelling"],
                "positions": [Key("position", "--".join(pair)) for pair in shown.positions],
                "claims": [Key("claim", id_) for id_ in claims_resting(corpus, shown)],
            },
            head=heads.comparison(sheet, title, a, b),
        )
