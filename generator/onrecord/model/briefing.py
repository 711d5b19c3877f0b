"""Briefings: what the desk publishes."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import (
    ActorId,
    ClaimId,
    EventId,
    EvidenceRef,
    IssueId,
    Marked,
    OwnId,
    Record,
    SourceId,
    Text,
    field,
)
from onrecord.model.edtf import Edtf

#: ICD 203 (Office of the Director of National Intelligence, Analytic Standards), both sets of
#: terms, with the lower and upper bound of their band in percent.
LIKELIHOODS: dict[str, tuple[int, int]] = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
    "remote": (1, 5),
    "highly improbable": (5, 20),
    "improbable": (20, 45),
    "roughly even odds": (45, 55),
    "probable": (55, 80),
    "highly probable": (80, 95),
    "nearly certain": (95, 99),
}
FIRST_SET = tuple(LIKELIHOODS)[:7]

Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
    "remote",
    "highly improbable",
    "improbable",
    "roughly even odds",
    "probable",
    "highly probable",
    "nearly certain",
]


class Judgement(Marked):
    """What the analyst concludes, with how likely it is and how good the evidence is."""

    id: OwnId = field("Id", "Unique within the briefing.", example="signing")
    text: Text = field("Text", "The judgement.", example="Kyiv will sign a revised text.")
    likelihood: Likelihood | None = field(
        "Likelihood", "A term of the ICD 203 lexicon.", example="likely", default=None
    )
    confidence: Literal["low", "moderate", "high"] | None = field(
        "Confidence", "How good the evidence is.", example="moderate", default=None
    )
    because: Text | None = field("Because", "The reasoning.", example="…", default=None)
    evidence: tuple[EvidenceRef, ...] = field(
        "Evidence",
        "Extracts or claims on which it rests.",
        example="[rferl-2025-02-15#x]",
        backlink="judgements",
    )
    assumptions: tuple[Text, ...] = field(
        "Assumptions", "What is taken as given.", example="[…]", default=()
    )
    indicators: tuple[Text, ...] = field(
        "Indicators", "What would show that it is right or wrong.", example="[…]", default=()
    )
    alternatives: tuple[Text, ...] = field(
        "Alternatives", "What else could be true.", example="[…]", default=()
    )


Consistency = Literal["CC", "C", "N", "I", "II"]


class Hypotheses(Record):
    """Analysis of competing hypotheses: how each item of evidence fits each hypothesis."""

    question: Text = field("Question", "What is to be explained.", example="Why did they not sign?")
    hypotheses: dict[OwnId, Text] = field(
        "Hypotheses", "Id to text.", example="{terms: The terms were unacceptable.}"
    )
    evidence: dict[EvidenceRef, dict[OwnId, Consistency]] = field(
        "Evidence",
        "Reference to hypothesis to CC, C, N, I or II (very consistent to very inconsistent).",
        example="{rferl-2025-02-15#x: {terms: C}}",
        backlink="hypotheses",
    )


class Change(Record):
    """One edition of a briefing."""

    date: Edtf = field("Date", "When.", example="2025-02-18")
    what: Text = field("What", "What changed.", example="First edition.")


class Briefing(Marked):
    """A publication on one matter: bottom line, judgements, narrative and computed sections."""

    kind = "briefing"
    plural = "briefings"
    folder = False

    title: Text = field("Title", "As readers see it.", example="The Munich minerals talks")
    date: Edtf = field("Date", "Of first publication.", example="2025-02-17")
    summary: Text = field("Summary", "The bottom line, up front.", example="…")
    updated: Edtf | None = field(
        "Updated", "Date of the newest edition.", example="2025-02-19", default=None
    )
    authors: tuple[Text, ...] = field("Authors", "Who wrote it.", example="[A. Nalyst]", default=())
    status: Literal["draft", "published", "archived"] = field(
        "Status", "Drafts are left out of published sites.", example="draft", default="published"
    )
    issues: tuple[IssueId, ...] | None = field(
        "Issues",
        "What it covers; by default what its folder holds or its prose refers to.",
        example="[minerals-agreement]",
        backlink="briefings",
        default=None,
    )
    actors: tuple[ActorId, ...] | None = field(
        "Actors",
        "Whom it covers; the same default.",
        example="[volodymyr-zelenskyy]",
        backlink="briefings",
        default=None,
    )
    sources: tuple[SourceId, ...] | None = field(
        "Sources",
        "What it rests on; the same default.",
        example="[rferl-2025-02-15]",
        backlink="briefings",
        default=None,
    )
    claims: tuple[ClaimId, ...] | None = field(
        "Claims",
        "Points of fact it discusses; the same default.",
        example="[half]",
        backlink="briefings",
        default=None,
    )
    events: tuple[EventId, ...] | None = field(
        "Events",
        "What its timeline shows; the same default.",
        example="[munich-talks]",
        backlink="briefings",
        default=None,
    )
    judgements: tuple[Judgement, ...] = field(
        "Judgements", "Key judgements.", example="[{id: a, text: …, evidence: […]}]", default=()
    )
    hypotheses: Hypotheses | None = field(
        "Hypotheses", "Competing hypotheses.", example="{question: …}", default=None
    )
    gaps: tuple[Text, ...] = field(
        "Gaps", "What the analyst does not know.", example="[The text of the draft.]", default=()
    )
    changes: tuple[Change, ...] = field(
        "Changes",
        "The editions.",
        example="[{date: 2025-02-17, what: First edition.}]",
        default=(),
    )
