"""``/notes/`` and ``/notes/<id>/``: the analysts' notes that are open to readers."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.dates import newest
from onrecord.corpus import Corpus
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The list, newest first, and a page for each note."""
    notes = sorted(corpus.notes.values(), key=lambda item: item.id)
    notes.sort(key=lambda item: item.record.date.order, reverse=True)
    yield Spec(
        "/notes/",
        edition.language.say("pages.notes"),
        "notes.md.j2",
        {"notes": notes},
        head=heads.listing(corpus, edition, "/notes/"),
    )
    for note in notes:
        about = [
            found
            for ref in note.record.about
            for found in corpus.candidates(
                ref,
                ("actor", "issue", "outlet", "source", "claim", "event", "briefing", "extract"),
            )[:1]
        ]
        yield Spec(
            f"/notes/{note.id}/",
            note.record.title,
            "note.md.j2",
            {
                "entity": note,
                "record": note.record,
                "about": about,
                "last": newest(
                    quoted.date
                    for key in (*about, *corpus.mentioned(note))
                    for quoted in corpus.evidence_in(key)
                ),
            },
            head=heads.note(corpus, edition, note),
        )
