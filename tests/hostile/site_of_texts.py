"""A content tree in which every text field holds a text of our choosing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

STRINGS: tuple[str, ...] = tuple(
    item["text"]
    for item in json.loads((Path(__file__).parent / "strings.json").read_text(encoding="utf-8"))[
        "strings"
    ]
)

#: How many entities of each kind it takes for titles to have every string.
ENTITIES = 24
#: Fields that reach front matter and with it window title, header and search results.
TITLES = ("actorname", "outletname", "issuetitle", "claimtext", "sourcetitle", "notetitle",
          "briefingtitle", "actoralias")  # fmt: skip

#: ``text(field, number)``: what stands in a field of the entity of that number.
Text = Callable[[str, int], str]


def scalar(text: str) -> str:
    """A text as a double-quoted YAML scalar, letter for letter."""
    return json.dumps(text, ensure_ascii=False)


def listed(*texts: str) -> str:
    """Texts as a YAML sequence on one line."""
    return "[" + ", ".join(map(scalar, texts)) + "]"


def write_texts(briefings: Path, text: Text, count: int) -> None:
    """``count`` entities of every kind, bound to each other, with a text in every field."""
    for folder in ("sources", "notes"):
        (briefings / folder).mkdir(parents=True, exist_ok=True)
    registries: dict[str, list[str]] = {
        name: [] for name in ("actors", "outlets", "issues", "claims", "events")
    }
    for i in range(count):
        registries["actors"].append(
            f"actor-{i}:\n  name: {scalar(text('actorname', i))}\n  type: person\n"
            f"  aliases: {listed(text('actoralias', i))}\n"
            f"  weak_aliases: {listed(text('actorweak', i))}\n"
            f"  roles:\n    - title: {scalar(text('roletitle', i))}\n"
        )
        registries["outlets"].append(
            f"outlet-{i}:\n  name: {scalar(text('outletname', i))}\n  type: online\n"
            f"  aliases: {listed(text('outletalias', i))}\n  reliability: B\n"
            f"  reliability_why: {scalar(text('outletwhy', i))}\n"
        )
        registries["issues"].append(
            f"issue-{i}:\n  title: {scalar(text('issuetitle', i))}\n"
            f"  question: {scalar(text('issuequestion', i))}\n  stances:\n"
            f"    yes: {{label: {scalar(text('stancelabel', i))}, side: for}}\n"
            f"    no: {{label: opposes it, side: against}}\n"
        )
        registries["claims"].append(
            f"claim-{i}:\n  text: {scalar(text('claimtext', i))}\n  issue: issue-{i}\n"
            f"  supported_by: [source-{i}#one]\n  disputed_by: [source-{i}#two]\n"
            f"  note: {scalar(text('claimnote', i))}\n"
        )
        registries["events"].append(
            f"event-{i}:\n  title: {scalar(text('eventtitle', i))}\n  date: 2025-02-01\n"
            f"  place: {scalar(text('eventplace', i))}\n  actors: [actor-{i}]\n"
            f"  evidence: [source-{i}#one]\n"
        )
        (briefings / "sources" / f"source-{i}.md").write_text(_source(text, i), encoding="utf-8")
        (briefings / "notes" / f"note-{i}.md").write_text(
            f"---\ntitle: {scalar(text('notetitle', i))}\ndate: 2025-02-03\n"
            f"authors: {listed(text('noteauthor', i))}\nabout: [actor-{i}]\ntlp: clear\n---\n"
            f"About [[actor-{i}]] and [[claim:claim-{i}]].\n",
            encoding="utf-8",
        )
        folder = briefings / f"briefing-{i}"
        folder.mkdir(exist_ok=True)
        (folder / "briefing.md").write_text(_briefing(text, i), encoding="utf-8")
    for name, entries in registries.items():
        (briefings / f"{name}.yml").write_text("".join(entries), encoding="utf-8")


def _source(text: Text, i: int) -> str:
    return (
        f"---\ntitle: {scalar(text('sourcetitle', i))}\noutlet: outlet-{i}\n"
        f"published: 2025-02-01\nauthors: {listed(text('sourceauthor', i))}\n"
        f"corrected: {{date: 2025-02-02, what: {scalar(text('corrected', i))}}}\n"
        f"retracted: {{date: 2025-02-02, what: {scalar(text('retracted', i))}}}\n"
        f"reliability: C\nreliability_why: {scalar(text('sourcewhy', i))}\nextracts:\n"
        f"  - id: one\n    quote: {scalar(text('quote', i))}\n    speaker: actor-{i}\n"
        f"    positions: {{issue-{i}: yes}}\n    place: {scalar(text('place', i))}\n"
        f"    note: {scalar(text('extractnote', i))}\n    locator: {scalar(text('locator', i))}\n"
        f"    original: {scalar(text('original', i))}\n"
        f"    translated_by: {scalar(text('translator', i))}\n    tags: {listed(text('tag', i))}\n"
        f"  - id: two\n    quote: {scalar(text('secondquote', i))}\n"
        f"    speaker_described: {scalar(text('described', i))}\n---\n"
    )


def _briefing(text: Text, i: int) -> str:
    return (
        f"---\ntitle: {scalar(text('briefingtitle', i))}\ndate: 2025-02-04\n"
        f"summary: {scalar(text('summary', i))}\nauthors: {listed(text('briefingauthor', i))}\n"
        f"sources: [source-{i}]\nissues: [issue-{i}]\nactors: [actor-{i}]\nclaims: [claim-{i}]\n"
        f"events: [event-{i}]\njudgements:\n  - id: first\n"
        f"    text: {scalar(text('judgement', i))}\n    likelihood: likely\n    confidence: low\n"
        f"    because: {scalar(text('because', i))}\n    evidence: [source-{i}#one, claim-{i}]\n"
        f"    assumptions: {listed(text('assumption', i))}\n"
        f"    indicators: {listed(text('indicator', i))}\n"
        f"    alternatives: {listed(text('alternative', i))}\n"
        f"hypotheses:\n  question: {scalar(text('hypothesisquestion', i))}\n"
        f"  hypotheses: {{a: {scalar(text('hypothesis', i))}, b: another}}\n"
        f"  evidence: {{source-{i}#one: {{a: C, b: I}}}}\n"
        f"gaps: {listed(text('gap', i))}\n"
        f"changes:\n  - {{date: 2025-02-04, what: {scalar(text('change', i))}}}\n---\n"
        f"Of [[actor-{i}]], in [[source:source-{i}]], on [[issue-{i}]], by [[outlet-{i}]]: "
        f"said once [@source-{i}#one; @source-{i}#two] and twice [@source-{i}#two].\n\n"
        f"![[source-{i}#one]]\n\nThe end.\n"
    )


class Spread:
    """The strings one after the other, so that every field has others and titles have all."""

    def __init__(self) -> None:
        self.fields = list(TITLES)

    def __call__(self, field: str, number: int) -> str:
        if field not in self.fields:
            self.fields.append(field)
        return STRINGS[(self.fields.index(field) * ENTITIES + number) % len(STRINGS)]
