"""Whatever stands in a file, reading it gives entities and diagnostics, and never an exception."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checks import check, explanations
from onrecord.handling import release
from onrecord.inputs.files import InputFile
from onrecord.model import KINDS
from onrecord.model.base import Tlp
from onrecord.parse import parse
from onrecord.report import formats
from onrecord.resolve import resolve

#: What reading the bytes of a file never lets through.
REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
PATHS = st.sampled_from(
    [
        "briefings/actors/a.md",
        "briefings/actors.yml",
        "briefings/b/briefing.md",
        "briefings/claims.yml",
        "briefings/events.yml",
        "briefings/issues/i.yml",
        "briefings/notes/n.md",
        "briefings/outlets/o.yml",
        "briefings/positions/a--i.md",
        "briefings/redirects.yml",
        "briefings/sources/s.md",
        "briefings/sources/s2.md",
        "briefings/x.txt",
    ]
)
KEYS = sorted(
    {info.alias or name for model in KINDS.values() for name, info in model.model_fields.items()}
    | {"id", "quote", "speaker", "speaker_described", "of", "said", "via", "form", "credibility"}
    | {"actor", "issue", "stance", "label", "side", "question", "hypotheses", "evidence", "text"}
    | {"body", "a", "i", "s", "from", "to", "what"}
)
SCALARS = st.sampled_from(
    ["a", "i", "o", "s", "s#e", "a#b#c", "actor:a", "person", "A", "1", "2025-02-14", "2025-13",
     "../2025", "https://example.org/", "javascript:alert(1)", "", "''", '"\\0"', "~", "[", "{",
     "&x", "*x", "!!int 1", "<<", "|", ">-", "- -", "#", "@", "supports", "clear", "red", "draft",
     "likely", "remote", "UA", "en", "Q1", "e", "[[a]]", "\u202e", "\ud83d\ude00", "'", "\t"]
) | st.text(max_size=12)  # fmt: skip


def _flow(children):
    return st.lists(children, max_size=4).map(lambda items: "[" + ", ".join(items) + "]") | (
        st.lists(st.tuples(st.sampled_from(KEYS), children), max_size=6).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        )
    )


VALUES = st.recursive(SCALARS, _flow, max_leaves=12)
FIELDS = st.lists(st.tuples(st.sampled_from(KEYS), VALUES), max_size=8).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)
#: Fields by kind, nearly valid, so that what is found in sound entries is met too.
PLAUSIBLE = {
    "actor": {"name": "N", "type": "group", "aliases": "[N, Anonymous]", "part_of": "a",
              "roles": "[{title: T, organization: a, from: 2025, to: 2024}]", "tlp": "red"},
    "issue": {"title": "T", "question": "Q?", "part_of": "i",
              "stances": "{supports: {label: backs it, side: for}}"},
    "outlet": {"name": "O", "type": "wire", "reliability": "B", "family": "f", "tlp": "amber"},
    "source": {"title": "T", "published": "2025-02-14", "outlet": "o", "wire": "o",
               "copy_of": "s2", "cites": "[o]", "reliability": "C",
               "extracts": "[{id: e, quote: q, speaker: a, positions: {i: supports}, form: direct,"
               " credibility: 1, said: 2025-02-15}, {id: e, quote: q, of: a, via: [o], tlp: red,"
               " positions: [{actor: a, issue: i, stance: x}], speaker_described: an official}]"},
    "claim": {"text": "T", "issue": "i", "supported_by": "[s#e]", "disputed_by": "[s#e, s2#e]"},
    "event": {"title": "T", "date": "2025", "actors": "[a]", "evidence": "[s#e]"},
    "briefing": {"title": "T", "date": "2025", "summary": "S", "actors": "[a]", "claims": "[c]",
                 "judgements": "[{id: j, text: 'A likely case, high confidence.', evidence: [s#e],"
                 " likelihood: likely}, {id: j, text: T, evidence: [c], likelihood: remote}]",
                 "hypotheses": "{question: Q, hypotheses: {h: H}, evidence: {s#e: {h: C, g: II}}}"},
    "note": {"title": "T", "date": "2025", "about": "[a, s#e, extract:s#e]", "tlp": "clear"},
    "position": {"tlp": "clear"},
}  # fmt: skip
PLACES = {
    "actor": ("briefings/actors/a.md", "briefings/actors.yml"),
    "issue": ("briefings/issues/i.yml",),
    "outlet": ("briefings/outlets/o.yml",),
    "source": ("briefings/sources/s.md", "briefings/sources/s2.md"),
    "claim": ("briefings/claims.yml",),
    "event": ("briefings/events.yml",),
    "briefing": ("briefings/b/briefing.md",),
    "note": ("briefings/notes/n.md",),
    "position": ("briefings/positions/a--i.md",),
}


@st.composite
def plausible_files(draw):
    kind = draw(st.sampled_from(sorted(PLAUSIBLE)))
    path = draw(st.sampled_from(PLACES[kind]))
    fields = dict(PLAUSIBLE[kind])
    for key in draw(st.lists(st.sampled_from(sorted(fields)), max_size=2)):
        fields[key] = draw(VALUES | st.sampled_from(["", fields[key]]))
    for key in draw(st.lists(st.sampled_from(sorted(fields)), max_size=2)):
        fields.pop(key, None)
    lines = [f"{key}: {value}" for key, value in fields.items()]
    if path.endswith(".md"):
        return path, "\n".join(["---", *lines, "---", draw(PROSE)])
    if path.endswith("s.yml"):
        name = draw(st.sampled_from(["a", "c", "e", "A b"]))
        return path, "\n".join([f"{name}:", *(f"  {line}" for line in lines)])
    return path, "\n".join(lines)


PROSE = st.lists(
    st.sampled_from(
        ["[[a]]", "[[actor:a|x]]", "[@s#e; @s]", "![[s#e]]", "![[positions]]", "<b>", "{: .x }",
         "`x`", "```\n", "# H\n", "> q\n", "- l\n", "    code\n", "[x](javascript:1)", "[", "]",
         "“", "”", '"', "\\", "\n", "\n\n", "[x]: //y\n", "![[", "[[", "[@", "***"]
    )
    | st.text(max_size=8),
    max_size=12,
).map("".join)  # fmt: skip
TEXTS = (
    st.tuples(FIELDS, PROSE).map(lambda parts: f"---\n{parts[0]}---\n{parts[1]}")
    | FIELDS
    | FIELDS.map(lambda fields: "a:\n" + "".join(f"  {line}\n" for line in fields.split("\n")))
    | st.text(max_size=60)
)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(
    st.lists(plausible_files(), max_size=9, unique_by=lambda item: item[0]),
    st.lists(st.tuples(PATHS, TEXTS), max_size=2, unique_by=lambda item: item[0]),
)
def test_any_content(plausible, wild):
    found = {**dict(plausible), **dict(wild)}
    files = [InputFile(path, REFUSED.sub("\n", text)) for path, text in sorted(found.items())]
    parsed = parse(files)
    corpus, unresolved = resolve(parsed)
    released = release(corpus, Tlp.CLEAR)
    problems = [*parsed.diagnostics, *unresolved, *check(corpus), *released.diagnostics]
    lines = {file.path: file.text.split("\n") for file in files}
    for item in problems:
        assert item.code in explanations()
        assert item.message and item.help
        assert 1 <= item.span.line <= len(lines[item.span.file])
        assert 1 <= item.span.column <= len(lines[item.span.file][item.span.line - 1]) + 1
    texts = {file.path: file.text for file in files}
    for module in formats().values():
        module.render(problems, texts).encode("utf-8")
