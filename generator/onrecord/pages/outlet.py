"""``/outlets/`` and ``/outlets/<id>/``: who publishes, and what of it is used here."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.dates import newest
from onrecord.corpus import Corpus
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The list, and a page for each outlet."""
    published: dict[str, list] = {}
    wires: dict[str, list] = {}
    relayed: dict[str, list] = {}
    for source in corpus.sources.values():
        if source.record.outlet:
            published.setdefault(source.record.outlet, []).append(source)
        if source.record.wire and source.record.wire != source.record.outlet:
            wires.setdefault(source.record.wire, []).append(source)
    for quoted in corpus.extracts.values():
        for outlet in quoted.extract.via:
            relayed.setdefault(outlet, []).append(quoted)
    outlets = sorted(
        corpus.outlets.values(), key=lambda item: (item.record.name.casefold(), item.id)
    )
    yield Spec(
        "/outlets/",
        edition.language.say("pages.outlets"),
        "outlets.md.j2",
        {"outlets": outlets, "published": published, "wires": wires, "relayed": relayed},
        head=heads.listing(corpus, edition, "/outlets/"),
    )
    for outlet in outlets:
        family = [
            other
            for other in outlets
            if outlet.record.family
            and other.record.family == outlet.record.family
            and other.id != outlet.id
        ]
        yield Spec(
            f"/outlets/{outlet.id}/",
            outlet.record.name,
            "outlet.md.j2",
            {
                "entity": outlet,
                "record": outlet.record,
                "family": family,
                "published": published.get(outlet.id, []),
                "wires": wires.get(outlet.id, []),
                "relayed": relayed.get(outlet.id, []),
                "last": newest(
                    quoted.date
                    for source in (*published.get(outlet.id, ()), *wires.get(outlet.id, ()))
                    for quoted in corpus.extracts_of(source.id)
                )
                or newest(quoted.date for quoted in relayed.get(outlet.id, ())),
            },
            boost=6,
            found_by=outlet.record.aliases,
            head=heads.outlet(corpus, edition, outlet),
        )
