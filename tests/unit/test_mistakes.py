"""One sound site, broken in one small way at a time: each mistake has its code and its place.

In the mutations ``¦`` marks where the diagnostic is expected; it is taken out before the file is
written. Without a mark the place is the first character of the file.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from test_cases import problems

from onrecord.diagnostics import Severity

SITE = {
    "briefings/actors.yml": """\
ministry:
  name: Ministry of Finance
  type: body
  country: UA
  part_of: government
government:
  name: The Government
  type: government
""",
    "briefings/actors/jane-doe.md": """\
---
name: Jane Doe
type: person
aliases: [Doe, J. Doe]
roles:
  - title: Minister of Finance
    organization: ministry
    from: 2021-05
    to: 2025-01-20
wikidata: Q42
url: https://example.org/doe
---

She spoke for the [[ministry]].
""",
    "briefings/outlets.yml": """\
ap:
  name: The Associated Press
  type: wire
paper:
  name: The Paper
  type: newspaper
  reliability: B
  reliability_why: Corrects its errors.
""",
    "briefings/issues/deal.md": """\
---
title: The deal
question: Should the draft be signed?
stances:
  signs: {label: would sign the draft, side: for}
  rejects: {label: rejects the draft, side: against}
---
""",
    "briefings/sources/ap-story.md": """\
---
title: No deal yet
outlet: ap
published: 2025-02-15
url: https://example.org/a
extracts:
  - id: refused
    quote: we will not sign
    speaker: jane-doe
    said: 2025-02-14
    positions:
      deal: rejects
    credibility: 2
  - id: half
    quote: half of the reserves
    speaker_described: an official
    of: ministry
---

Read in print.
""",
    "briefings/sources/copy.md": """\
---
title: No deal yet
outlet: paper
published: 2025-02-16
copy_of: ap-story
extracts:
  - id: refused
    quote: we will not sign
    speaker: jane-doe
    positions: {deal: rejects}
---
""",
    "briefings/claims.yml": """\
half:
  text: They asked for half.
  supported_by: ["ap-story#half"]
""",
    "briefings/events.yml": """\
talks:
  title: Talks
  date: 2025-02-14
  evidence: ["ap-story#refused"]
""",
    "briefings/munich/briefing.md": """\
---
title: The talks
date: 2025-02-17
summary: No deal.
judgements:
  - id: signing
    text: They will not sign.
    likelihood: likely
    confidence: low
    evidence: ["ap-story#refused", half]
---

They refused [@ap-story#refused].

![[ap-story#half]]

![[positions]]
""",
    "briefings/notes/n.md": """\
---
title: A note
date: 2025-02-17
about: [jane-doe, "ap-story#half"]
---

Something to remember.
""",
    "briefings/positions/jane-doe--deal.md": """\
---
---

She has not changed her mind.
""",
}
DOE, STORY = "briefings/actors/jane-doe.md", "briefings/sources/ap-story.md"
ACTORS, MUNICH = "briefings/actors.yml", "briefings/munich/briefing.md"
CLAIMS, DEAL = "briefings/claims.yml", "briefings/issues/deal.md"

#: What, the code, the file, the text to replace, and the text to put there.
CHANGED = [
    ("typo in a speaker's id", "unknown-actor", STORY, "speaker: jane", "speaker: ¦jnae"),
    ("typo in an outlet's id", "unknown-outlet", STORY, "outlet: ap", "outlet: ¦app"),
    ("typo in an issue's id", "unknown-issue", STORY, "      deal:", "      ¦dael:"),
    ("wrong kind", "wrong-kind", STORY, "speaker: jane-doe", "speaker: ¦ap"),
    ("wrong stance", "unknown-stance", STORY, "deal: rejects", "deal: ¦rejcts"),
    ("duplicate key", "duplicate-key", STORY, "outlet: ap\n", "outlet: ap\n¦title: Again\n"),
    ("date in another order", "bad-date", STORY, "published: 2025", "published: ¦15.02.2025 #"),
    ("day that does not exist", "bad-date", STORY, "said: 2025-02-14", "said: ¦2025-02-30"),
    ("date of level 2", "bad-date", STORY, "published: 2025-02-15", "published: ¦2025-02-1X~"),
    ("set of dates", "bad-date", STORY, "published: 2025-02-15", 'published: ¦"[2025,2026]"'),
    ("half an address", "bad-address", STORY, "url: https://", "url: ¦www."),
    ("address that runs code", "bad-address", STORY, "url: https://example.org/a",
     "url: ¦javascript:alert(1)"),
    ("address with a password", "bad-address", STORY, "url: https://", "url: ¦https://a:b@"),
    ("tab indentation", "tab-indentation", STORY, "    speaker: j", "¦\tspeaker: j"),
    ("quotation mark not closed", "unclosed-quote", STORY, "quote: we", 'quote: ¦"we'),
    ("apostrophe in single quotes", "unclosed-quote", STORY, "quote: we will", "quote: 'I¦'ll"),
    ("colon in a title", "stray-colon", STORY, "title: No deal", "title: Munich¦: no deal"),
    ("at sign first", "reserved-character", DOE, "[Doe,", "[¦@doe,"),
    ("backslash in quotes", "bad-escape", DOE, "name: Jane", 'name: "J¦\\q" #'),
    ("list never closed", "yaml-syntax", DOE, "[Doe, J. Doe]\nroles", "[Doe, J. Doe\nroles¦"),
    ("title like an alias", "yaml-feature", STORY, "title: No", "title: ¦*No*"),
    ("anchor", "yaml-feature", STORY, "title: No", "title: ¦&no No"),
    ("tag", "yaml-feature", STORY, "published: 2025", "published: ¦!!str 2025"),
    ("merge key", "yaml-feature", ACTORS, "  country: UA", "  ¦<<: {country: UA}"),
    ("deep nesting", "too-deep", DOE, "[Doe, J", "[" * 39 + "¦" + "[" * 9000 + ", J"),
    ("key that is a list", "key-not-text", DOE, "wikidata:", "¦[wikidata]:"),
    ("control character", "control-character", DOE, "She spoke", "She\x08 spoke"),
    ("escaped control character", "control-character", DOE, "name: Jane Doe",
     'name: ¦"Jane\\bDoe"'),
    ("missing field", "missing-field", DOE, "type: person\n", ""),
    ("missing field in a part", "missing-field", STORY, "    quote: half of the reserves\n", ""),
    ("unknown key", "unknown-key", DOE, "aliases:", "¦alias:"),
    ("unknown key in a part", "unknown-key", STORY, "speaker_described:", "¦speaker_descibed:"),
    ("empty value", "empty-value", ACTORS, "country: UA", "¦country:"),
    ("blank text", "empty-value", DOE, "name: Jane Doe", "name: ¦'  '"),
    ("list for text", "wrong-shape", DOE, "name: Jane Doe", "name: ¦[Jane Doe]"),
    ("text for a list", "wrong-shape", DOE, "[Doe, J. Doe]", "¦Doe"),
    ("mapping for text", "wrong-shape", STORY, "published: 2025-02-15", "published: ¦{y: 2025}"),
    ("word of no set", "bad-choice", DOE, "type: person", "type: ¦human"),
    ("handling level of another version", "bad-choice", STORY, "url:", "tlp: ¦white\nurl:"),
    ("credibility out of scale", "bad-choice", STORY, "credibility: 2", "credibility: ¦0"),
    ("name of a country", "bad-country", ACTORS, "country: UA", "country: ¦Ukraine"),
    ("name of a language", "bad-language", STORY, "url:", "language: ¦English\nurl:"),
    ("address of a Wikidata item", "bad-wikidata", DOE, "Q42", "¦wiki/Q42"),
    ("capital letters in an id", "bad-id", ACTORS, "government:\n  name", "¦Government:\n  name"),
    ("the same extract twice", "duplicate-extract", STORY, "of: ministry\n",
     "of: ministry\n  - id: ¦refused\n    quote: again\n"),
    ("front matter never closed", "open-front-matter", STORY, "---\n\nRead", "\nRead"),
    ("no front matter", "no-front-matter", DOE, "---\nname: Jane Doe", "# Jane Doe"),
    ("empty line first", "no-front-matter", DOE, "---\nname: Jane", "\n---\nname: Jane"),
    ("second document", "second-document", ACTORS, "government:\n", "¦---\ngovernment:\n"),
    ("list for entries", "wrong-shape", CLAIMS, "half:\n  text", "¦- text"),
    ("broken embed", "unknown-section", MUNICH, "![[positions]]", "![[¦position]]"),
    ("embed of a missing extract", "unknown-extract", MUNICH, "![[ap-story#half",
     "![[¦ap-story#third"),
    ("embed within a sentence", "embed-not-alone", MUNICH, "![[positions]]",
     "See ¦![[positions]]."),
    ("dangling citation", "unknown-source", MUNICH, "[@ap-story#refused]", "[@¦ap-stroy#refused]"),
    ("dangling link", "unknown-id", DOE, "[[ministry]]", "[[¦ministery]]"),
    ("link that runs code", "unsafe-link", DOE, "[[ministry]]", "¦[m](javascript:alert)"),
    ("raw HTML", "html-in-prose", DOE, "She spoke", "¦<b onclick=x>She spoke"),
    ("circle of copies", "circular-reference", STORY, "url:", "copy_of: ¦copy\nurl:"),
    ("circle of parts", "circular-reference", ACTORS, "  type: government",
     "  type: government\n  part_of: ¦ministry"),
    ("no publisher", "publisher-unknown", STORY, "title: No deal yet\noutlet: ap",
     "¦title: No deal yet"),
    ("two speakers", "two-speakers", STORY, "    said:", "    ¦speaker_described: she\n    said:"),
    ("confirmed by nobody", "credibility-unsupported", STORY, "credibility: 2",
     "credibility: ¦1"),
    ("role that ends first", "ends-before-start", DOE, "to: 2025-01-20", "to: ¦2020-01-20"),
    ("five megabytes of quotation", "quotation-huge", STORY, "quote: we will not",
     "quote: ¦" + "we will not " * 400_000),
    ("kind where none is needed", "needless-kind", STORY, "speaker: jane", "speaker: ¦actor:jane"),
    ("evidence left empty", "empty-evidence", MUNICH, '["ap-story#refused", half]', "¦[]"),
]  # fmt: skip


def lay(folder: Path, texts: dict[str, str | bytes]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def places(folder: Path) -> list[tuple[str, str, int, int]]:
    found = problems(folder)
    assert all(item.message and item.help for item in found)
    return [(item.code, item.span.file, item.span.line, item.span.column) for item in found]


def test_the_site_is_sound(tmp_path: Path) -> None:
    lay(tmp_path, SITE)
    assert places(tmp_path) == []


@pytest.mark.parametrize(("code", "file", "old", "new"), [item[1:] for item in CHANGED],
                         ids=[item[0] for item in CHANGED])  # fmt: skip
def test_small_change(tmp_path: Path, code: str, file: str, old: str, new: str) -> None:
    assert SITE[file].count(old) == 1
    marked = SITE[file].replace(old, new)
    text = marked.replace("¦", "")
    line, column = 1, 1
    if "¦" in marked:
        before = marked.partition("¦")[0]
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    elif code == "missing-field" and file == STORY:
        line, column = 14, 5
    elif "\x08" in text:
        line, column = 14, 4
    lay(tmp_path, {**SITE, file: text})
    assert places(tmp_path) == [(code, file, line, column)]


def test_byte_order_mark(tmp_path: Path) -> None:
    lay(tmp_path, {**SITE, DOE: "\ufeff" + SITE[DOE]})
    assert places(tmp_path) == [("byte-order-mark", DOE, 1, 1)]


def test_windows_line_ends(tmp_path: Path) -> None:
    lay(tmp_path, {**SITE, DOE: SITE[DOE].replace("\n", "\r\n")})
    assert places(tmp_path) == [("carriage-return", DOE, 1, 4)]


def test_latin_1(tmp_path: Path) -> None:
    lay(tmp_path, {**SITE, DOE: SITE[DOE].replace("Jane", "Désirée").encode("latin-1")})
    assert places(tmp_path) == [("not-utf8", DOE, 2, 8)]


def test_nul(tmp_path: Path) -> None:
    lay(tmp_path, {**SITE, DOE: SITE[DOE].replace("Jane", "J\0ne")})
    assert places(tmp_path) == [("nul-character", DOE, 2, 8)]


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_empty_file(tmp_path: Path, text: str) -> None:
    lay(tmp_path, {**SITE, DOE: text})
    assert places(tmp_path) == [("empty-file", DOE, 1, 1)]


def test_folder_for_a_file(tmp_path: Path) -> None:
    lay(tmp_path, SITE)
    (tmp_path / DOE).unlink()
    (tmp_path / DOE).mkdir()
    assert places(tmp_path) == [("folder-for-file", DOE, 1, 1)]


def test_symbolic_link(tmp_path: Path) -> None:
    lay(tmp_path, SITE)
    (tmp_path / DOE).rename(tmp_path / "elsewhere.md")
    (tmp_path / DOE).symlink_to(tmp_path / "elsewhere.md")
    assert places(tmp_path) == [("symbolic-link", DOE, 1, 1)]


def test_pipe(tmp_path: Path) -> None:
    lay(tmp_path, SITE)
    (tmp_path / DOE).unlink()
    os.mkfifo(tmp_path / DOE)
    assert places(tmp_path) == [("not-a-file", DOE, 1, 1)]


def test_huge_file(tmp_path: Path) -> None:
    lay(tmp_path, {**SITE, DOE: SITE[DOE] + "word " * 4_000_000})
    assert places(tmp_path) == [("file-too-large", DOE, 1, 1)]


def test_alias_bomb(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20)
    )
    lay(tmp_path, {**SITE, "briefings/events.yml": bomb})
    found = places(tmp_path)
    assert ("yaml-feature", "briefings/events.yml", 1, 5) in found
    assert {code for code, *_ in found} == {"yaml-feature", "wrong-shape"}


def test_the_same_id_in_two_files(tmp_path: Path) -> None:
    second = "briefings/munich/actors/jane-doe.md"
    lay(tmp_path, {**SITE, second: SITE[DOE].replace("aliases: [Doe, J. Doe]\n", "")})
    assert places(tmp_path) == [("duplicate-id", second, 1, 1)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("briefings/actors/J_Doe.md", "bad-id"),
        ("briefings/actors/j doe.md", "bad-id"),
        ("briefings/actors/jdoe.yaml", "stray-file"),
        ("briefings/actors/jdoe.MD", "stray-file"),
        ("briefings/actors/jdoe.txt", "stray-file"),
        ("briefings/actor/jdoe.md", "stray-file"),
        ("briefings/jdoe.md", "stray-file"),
        ("briefings/briefing.md", "stray-file"),
        ("briefings/positions/jane-doe-deal.md", "bad-position-name"),
    ],
)
def test_bad_file_name(tmp_path: Path, name: str, code: str) -> None:
    text = "---\n---\n" if "positions" in name else "---\nname: Jay Doe\ntype: person\n---\n"
    lay(tmp_path, {**SITE, name: text})
    assert places(tmp_path) == [(code, name, 1, 1)]


@pytest.mark.parametrize("text", ["just text\n", "- a\n- b\n", "- name: x\n"])
def test_fields_that_are_not_a_mapping(tmp_path: Path, text: str) -> None:
    name = "briefings/actors/kyiv.yml"
    lay(tmp_path, {**SITE, name: text})
    assert places(tmp_path) == [("wrong-shape", name, 1, 1)]


def test_no_content_folder(tmp_path: Path) -> None:
    assert places(tmp_path) == [("no-content", "briefings", 1, 1)]


def test_captures_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            **SITE,
            "briefings/captures/ap-story.txt": b"\xff\x00",
            "briefings/munich/captures/x.md": "not content",
            "briefings/.hidden.md": "not content",
            "briefings/actors/jane-doe.md~": "a backup",
            "briefings/munich/README.md": "for colleagues",
            "briefings/munich/.git/x.md": "not content",
        },
    )
    assert places(tmp_path) == []


def test_every_problem_in_one_run(tmp_path: Path) -> None:
    """All mistakes in different files at once: each is reported as if it were the only one."""
    texts, expected = dict(SITE), []
    for _, code, file, old, new in CHANGED:
        if texts[file] == SITE[file] and "¦" in new and code not in ("circular-reference",):
            marked = SITE[file].replace(old, new)
            before = marked.partition("¦")[0]
            texts[file] = marked.replace("¦", "")
            expected.append(
                (code, file, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
            )
    assert len(expected) == 5
    lay(tmp_path, texts)
    assert sorted(expected) == sorted(places(tmp_path))


def test_warnings_do_not_stop_a_build(tmp_path: Path) -> None:
    lay(tmp_path, {**SITE, DOE: "\ufeff" + SITE[DOE]})
    assert [item.severity for item in problems(tmp_path)] == [Severity.WARNING]
