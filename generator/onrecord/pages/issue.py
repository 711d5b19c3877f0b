"""``/issues/`` and ``/issues/<id>/``: the questions, and who stands where on each."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.bodies import silent_on
from onrecord.analysis.positions import Held, held_positions
from onrecord.corpus import Corpus
from onrecord.render.lanes import lanes
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The list, and a page for each issue."""
    by_issue: dict[str, list[Held]] = {}
    for position in held_positions(corpus).values():
        by_issue.setdefault(position.issue, []).append(position)
    issues = sorted(
        corpus.issues.values(), key=lambda item: (-len(by_issue.get(item.id, ())), item.id)
    )
    yield Spec(
        "/issues/",
        edition.language.say("pages.issues"),
        "issues.md.j2",
        {"issues": issues, "by_issue": by_issue},
        head=heads.listing(corpus, edition, "/issues/"),
    )
    for issue in issues:
        held = by_issue.get(issue.id, [])
        stops = [
            (stance, [position for position in held if position.stance == stance])
            for stance in issue.record.stances
        ]
        dated = sorted(
            (statement for position in held for statement in position.statements),
            key=lambda item: (item.date.order[:2], item.quoted.ref),
        )
        yield Spec(
            f"/issues/{issue.id}/",
            issue.record.title,
            "issue.md.j2",
            {
                "entity": issue,
                "record": issue.record,
                "stops": stops,
                "held": held,
                "moves": [position for position in held if len(position.history) > 1],
                "dated": dated,
                "lanes": lanes(held, edition.language),
                "silent": silent_on(corpus, issue.id),
                "claims": [
                    claim.id for claim in corpus.claims.values() if claim.record.issue == issue.id
                ],
            },
            boost=8,
            head=heads.issue(corpus, edition, issue, held),
        )
