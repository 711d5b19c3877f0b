"""Small desks for tests: a corpus, or a site on disk, from a few lines of content each.

``corpus_of`` takes content files by path, as an analyst would write them, and insists that nothing
is wrong with them. ``story`` writes a source in one line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from onrecord.checks import check
from onrecord.corpus import Corpus
from onrecord.diagnostics import Severity
from onrecord.inputs.files import InputFile
from onrecord.parse import parse
from onrecord.resolve import resolve

#: Two papers, a paper of the first one's owner, and an agency.
OUTLETS = """\
courier: {name: Courier, type: newspaper, family: house}
gazette: {name: Gazette, type: newspaper}
mirror: {name: Mirror, type: newspaper, family: house}
wire: {name: Wire Agency, type: wire, aliases: [WA]}
"""
#: A ministry within a government, its minister from 2025-02-10 on, a mayor, a rival state.
ACTORS = """\
government: {name: The government, type: government}
ministry: {name: The ministry, type: body, part_of: government}
minister:
  name: Ada Minister
  type: person
  roles:
    - {title: Minister, organization: ministry, from: 2025-02-10}
mayor: {name: Bo Mayor, type: person}
rival: {name: The rival, type: government}
"""
#: Stances from most for to most against, with two on each outer side and two in the middle.
ISSUES = """\
toll:
  title: The toll
  question: Should lorries pay a toll?
  stances:
    demands: {label: demands the toll, side: for}
    accepts: {label: accepts the toll, side: for}
    studies: {label: waits for a study, side: conditional}
    haggles: {label: asks for exceptions, side: conditional}
    doubts: {label: doubts the toll, side: against}
    rejects: {label: rejects the toll, side: against}
bridge: {title: The bridge, question: Should the bridge be closed?}
"""
BASE = {
    "briefings/outlets.yml": OUTLETS,
    "briefings/actors.yml": ACTORS,
    "briefings/issues.yml": ISSUES,
}


def parsed(files: Mapping[str, str]) -> tuple[Corpus, list[str]]:
    """The corpus of some content files, and everything that was found wrong with them."""
    found = parse([InputFile(path, text) for path, text in sorted(files.items())])
    corpus, unresolved = resolve(found)
    problems = (*found.diagnostics, *unresolved, *check(corpus))
    return corpus, [
        f"{item.severity} {item.code} {item.span.file}:{item.span.line} {item.message}"
        for item in problems
        if item.severity is Severity.ERROR
    ]


def corpus_of(files: Mapping[str, str], base: Mapping[str, str] = BASE) -> Corpus:
    """The corpus of ``base`` and these files; an error in them fails the test."""
    corpus, problems = parsed({**base, **files})
    assert problems == [], problems
    return corpus


def story(
    id_: str, *extracts: str, outlet: str = "gazette", date: str = "2025-02-14", more=""
) -> dict:
    """One source file: ``story("s1", "{id: a, quote: Q, speaker: mayor}", more="wire: wire")``.

    A ``|`` in ``more`` starts a new line.
    """
    lines = [f"title: {id_}", f"published: {date}"]
    lines += [f"outlet: {outlet}"] if outlet else []
    lines += more.split("|") if more else []
    lines += ["extracts:", *(f"  - {item}" for item in extracts)] if extracts else []
    return {f"briefings/desk/sources/{id_}.md": "---\n" + "\n".join(lines) + "\n---\n"}


def briefing(more: str = "", prose: str = "", date: str = "2025-02-20", id_: str = "desk") -> dict:
    """A briefing that covers whatever lies in its folder; ``more`` is further front matter."""
    text = f"---\ntitle: The toll\ndate: {date}\nsummary: What is known.\n{more}---\n\n{prose}\n"
    return {f"briefings/{id_}/briefing.md": text}


def site_of(folder: Path, files: Mapping[str, str], base: Mapping[str, str] = BASE) -> Path:
    """A site on disk with these content files and the least configuration."""
    config = {"site_name": "Desk", "theme": {"name": "material"}, "plugins": ["search"]}
    (folder / "mkdocs.yml").parent.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    fill(folder, files, base)
    return folder


def fill(folder: Path, files: Mapping[str, str], base: Mapping[str, str] = BASE) -> None:
    """Write these content files into a site that has its settings already."""
    for path, text in {**base, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
