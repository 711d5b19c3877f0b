"""Handling levels: what is above a site's level is in no byte of it, whatever refers to it.

Every kind of thing is marked with every level and carries a word of its own in every text and in
its id. The words are looked for in everything that is written or published, file names included.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from conftest import bare_site, run_onrecord
from onrecord.build import generate, inspect
from onrecord.model.base import Tlp
from onrecord.render.addresses import file_of

LEVELS = [level.value for level in Tlp]


class Words:
    """The words that were planted: one for each level, kind and field."""

    def __init__(self) -> None:
        self.planted: dict[str, tuple[int, str, str]] = {}

    def __call__(self, rank: int, kind: str, field: str) -> str:
        word = f"kx{rank}q{kind}q{field}qx"
        self.planted[word] = (rank, kind, field)
        return word


#: Fields that no page shows at any level: ids of parts, and what other commands use.
NOT_SHOWN = {
    ("issue", "stanceid"),
    ("briefing", "hypothesisid"),
    ("source", "prefix"),
    ("source", "suffix"),
    ("source", "tag"),
    ("extract", "prefix"),
    ("extract", "suffix"),
    ("extract", "tag"),
    # its prose is shown on the position's page, which bears the names of actor and issue
    ("position", "id"),
    # a draft is shown to nobody without --drafts
    ("draft", "id"),
    ("draft", "title"),
    ("draft", "summary"),
    ("draft", "gap"),
    ("draft", "body"),
}


def extract(w: Words, rank: int, kind: str, level: str, extra: str = "") -> str:
    def v(name: str) -> str:
        return w(rank, kind, name)

    return (
        f"  - id: {v('extractid')}\n    quote: {v('quote')}\n    speaker_described: {v('voice')}\n"
        f"    said: 2025-01-02\n    place: {v('place')}\n    note: {v('note')}\n"
        f"    locator: {v('locator')}\n    original: {v('original')}\n"
        f"    translated_by: {v('translator')}\n    tags: [{v('tag')}]\n"
        f"    prefix: {v('prefix')}\n    suffix: {v('suffix')}\n    tlp: {level}\n{extra}"
    )


def plant(site: Path) -> Words:
    """Write the content; everything is there at every level, and clear things refer to all."""
    w = Words()
    root = site / "briefings"

    def put(name: str, *parts: str) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write("".join(parts))

    # what everybody may see, and what the clear referrers stand on
    put("outlets.yml", "open-outlet: {name: Open outlet, type: online}\n")
    put("issues.yml", "open-issue: {title: Open issue, question: Is it open?}\n")
    put(
        "actors.yml",
        "open-actor: {name: Open actor, type: person}\n",
    )
    put(
        "sources/open-source.md",
        "---\ntitle: Open source\noutlet: open-outlet\npublished: 2025-01-01\nextracts:\n"
        "  - {id: open, quote: Open words, speaker: open-actor, positions: {open-issue: supports}}\n"
        "  - {id: second, quote: More open words}\n---\n",
    )
    put("redirects.yml", "actors/older-actor: actors/open-actor\n")
    briefing_lists: dict[str, list[str]] = {
        "issues": ["open-issue"],
        "actors": ["open-actor"],
        "sources": ["open-source"],
        "claims": [],
        "events": [],
    }
    judgements: list[str] = []
    rows: list[str] = []
    for rank, level in enumerate(LEVELS):

        def v(kind: str, field: str, rank: int = rank) -> str:
            return w(rank, kind, field)

        a, o, i = v("actor", "id"), v("outlet", "id"), v("issue", "id")
        s, c, e = v("source", "id"), v("claim", "id"), v("event", "id")
        n, b = v("note", "id"), v("briefing", "id")
        x, j = v("extract", "extractid"), v("judgement", "id")
        sx, marked = f"{s}#{v('source', 'extractid')}", f"marked-{rank}#{x}"
        put(
            f"actors/{a}.md",
            f"---\ntlp: {level}\nname: {v('actor', 'name')}\ntype: person\n"
            f"aliases: [{v('actor', 'alias')}]\nweak_aliases: [{v('actor', 'weak')}]\n"
            f"roles: [{{title: {v('actor', 'role')}}}]\n"
            f"url: https://example.org/{v('actor', 'url')}\n---\n{v('actor', 'body')}\n",
        )
        put(
            "outlets.yml",
            f"{o}:\n  tlp: {level}\n  name: {v('outlet', 'name')}\n  type: online\n"
            f"  aliases: [{v('outlet', 'alias')}]\n  family: {v('outlet', 'family')}\n"
            f"  url: https://example.org/{v('outlet', 'url')}\n  reliability: B\n"
            f"  reliability_why: {v('outlet', 'why')}\n  body: {v('outlet', 'body')}\n",
        )
        put(
            "issues.yml",
            f"{i}:\n  tlp: {level}\n  title: {v('issue', 'title')}\n"
            f"  question: {v('issue', 'question')}\n  stances:\n"
            f"    {v('issue', 'stanceid')}: {{label: {v('issue', 'label')}, side: for}}\n"
            f"  body: {v('issue', 'body')}\n",
        )
        put(
            f"sources/{s}.md",
            f"---\ntlp: {level}\ntitle: {v('source', 'title')}\noutlet: open-outlet\n"
            f"published: 2025-01-03\nauthors: [{v('source', 'author')}]\n"
            f"url: https://example.org/{v('source', 'url')}\n"
            f"archive_url: https://example.org/{v('source', 'archive')}\n"
            f"corrected: {{date: 2025-01-04, what: {v('source', 'corrected')}}}\n"
            f"reliability: C\nreliability_why: {v('source', 'why')}\nextracts:\n",
            extract(w, rank, "source", "clear"),
            f"---\n{v('source', 'body')}\n",
        )
        put(
            f"sources/marked-{rank}.md",
            f"---\ntitle: Holds a marked extract {rank}\noutlet: open-outlet\n"
            "published: 2025-01-05\nextracts:\n  - {id: plain, quote: Plain words}\n",
            extract(w, rank, "extract", level),
            "---\n",
        )
        put(
            "claims.yml",
            f"{c}:\n  tlp: {level}\n  text: {v('claim', 'text')}\n  note: {v('claim', 'note')}\n"
            f"  supported_by: [open-source#open]\n  body: {v('claim', 'body')}\n",
        )
        put(
            "events.yml",
            f"{e}:\n  tlp: {level}\n  title: {v('event', 'title')}\n  date: 2025-01-06\n"
            f"  place: {v('event', 'place')}\n  evidence: [open-source#open]\n",
        )
        put(
            f"notes/{n}.md",
            f"---\ntlp: {level}\ntitle: {v('note', 'title')}\ndate: 2025-01-07\n"
            f"authors: [{v('note', 'author')}]\nabout: [open-actor]\n---\n{v('note', 'body')}\n",
        )
        put(
            f"{b}/briefing.md",
            f"---\ntlp: {level}\ntitle: {v('briefing', 'title')}\ndate: 2025-01-08\n"
            f"summary: {v('briefing', 'summary')}\nauthors: [{v('briefing', 'author')}]\n"
            f"sources: [open-source]\ngaps: [{v('briefing', 'gap')}]\n"
            f"changes: [{{date: 2025-01-08, what: {v('briefing', 'change')}}}]\njudgements:\n"
            f"  - id: {v('briefing', 'judgementid')}\n    text: {v('briefing', 'judgement')}\n"
            "    evidence: [open-source#open]\n"
            f"hypotheses:\n  question: {v('briefing', 'question')}\n"
            f"  hypotheses: {{{v('briefing', 'hypothesisid')}: {v('briefing', 'hypothesis')}}}\n"
            f"  evidence: {{open-source#open: {{{v('briefing', 'hypothesisid')}: C}}}}\n---\n"
            f"{v('briefing', 'body')}\n",
        )
        put(
            f"{v('draft', 'id')}/briefing.md",
            f"---\ntlp: {level}\nstatus: draft\ntitle: {v('draft', 'title')}\ndate: 2025-01-08\n"
            f"summary: {v('draft', 'summary')}\ngaps: [{v('draft', 'gap')}]\n"
            f"sources: [open-source]\n---\n{v('draft', 'body')}\n",
        )
        holder = f"holder-{rank}"
        put("actors.yml", f"{holder}: {{name: Holder {rank}, type: person}}\n")
        put(
            f"positions/{holder}--open-issue.md",
            f"---\ntlp: {level}\n---\n{v('position', 'body')}\n",
        )
        judgements.append(
            f"  - id: {j}\n    tlp: {level}\n    text: {v('judgement', 'text')}\n"
            f"    because: {v('judgement', 'because')}\n    evidence: [open-source#open]\n"
            f"    assumptions: [{v('judgement', 'assumption')}]\n"
            f"    indicators: [{v('judgement', 'indicator')}]\n"
            f"    alternatives: [{v('judgement', 'alternative')}]\n"
        )
        # clear things that refer to the marked ones, in every way that there is
        referrer = f"referrer-{rank}"
        put(
            f"sources/{referrer}.md",
            f"---\ntitle: Referrer {rank}\noutlet: open-outlet\npublished: 2025-01-09\n"
            f"cites: [{o}, open-outlet]\nextracts:\n"
            f"  - {{id: holds, quote: Holds, speaker: {holder}, "
            "positions: {open-issue: supports}}\n"
            f"  - {{id: speaker, quote: Of a marked speaker, speaker: {a}}}\n"
            f"  - {{id: of, quote: Of a marked body, speaker_described: somebody, of: {a}}}\n"
            f"  - {{id: about, quote: About referred {rank}, about: [{a}, open-actor]}}\n"
            f"  - {{id: to-outlet, quote: To an outlet, speaker: open-actor, said_to: {o}}}\n"
            f"  - {{id: to-actor, quote: To an actor, speaker: open-actor, said_to: {a}}}\n"
            f"  - {{id: via, quote: Through others, via: [{o}, open-outlet]}}\n"
            f"  - {{id: shows, quote: Shows, speaker: open-actor, "
            f"positions: {{{i}: {v('issue', 'stanceid')}}}}}\n"
            f"  - {{id: shows-other, quote: Shows another, positions: "
            f"[{{actor: {a}, issue: open-issue, stance: supports}}]}}\n---\n",
        )
        for name, line in (
            ("outlet", f"outlet: {o}"),
            ("wire", f"outlet: open-outlet\nwire: {o}"),
            ("copy", f"outlet: open-outlet\ncopy_of: {s}"),
        ):
            put(
                f"sources/{referrer}-{name}.md",
                f"---\ntitle: Refers by {name} {rank}\n{line}\npublished: 2025-01-09\n"
                "extracts: [{id: a, quote: Dependent words}]\n---\n",
            )
        put(
            "actors.yml",
            f"part-{rank}: {{name: Part {rank}, type: body, part_of: {a}}}\n"
            f"officer-{rank}: {{name: Officer {rank}, type: person, "
            f"roles: [{{title: Officer, organization: {a}}}]}}\n",
        )
        put("issues.yml", f"part-{rank}: {{title: Part {rank}, question: Which?, part_of: {i}}}\n")
        put(
            "claims.yml",
            f"on-{rank}: {{text: On a marked issue {rank}, issue: {i}, "
            "supported_by: [open-source#open]}\n"
            f"by-{rank}: {{text: By marked extracts, supported_by: [{sx}], "
            f"disputed_by: [{marked}]}}\n"
            f"partly-{rank}: {{text: Partly by a marked extract {rank}, "
            f"supported_by: [{sx}, {marked}, open-source#open]}}\n",
        )
        put(
            "events.yml",
            f"with-{rank}: {{title: With a marked actor {rank}, date: 2025-01-10, "
            f"actors: [{a}, open-actor], evidence: [{marked}, open-source#open]}}\n",
        )
        put(
            f"notes/about-{rank}.md",
            f"---\ntlp: clear\ntitle: About marked things {rank}\ndate: 2025-01-11\n"
            f"about: [{a}, {i}, {o}, {s}, {c}, {e}, {b}, '{sx}', '{marked}']\n---\nText.\n",
        )
        put("redirects.yml", f"actors/{v('redirect', 'old')}: actors/{a}\n")
        for kind, ids in (
            ("issues", [i]), ("actors", [a, holder]), ("sources", [s, referrer]),
            ("claims", [c, f"partly-{rank}"]), ("events", [e, f"with-{rank}"]),
        ):  # fmt: skip
            briefing_lists[kind] += ids
        for name, evidence in (
            ("claim", c), ("extract", marked), ("mixed", f"{sx}, open-source#second")
        ):  # fmt: skip
            judgements.append(
                f"  - {{id: on-{name}-{rank}, text: Rests on {name} {rank}, "
                f"evidence: ['{evidence.replace(', ', chr(39) + ', ' + chr(39))}']}}\n"
            )
        rows.append(f"'{marked}': {{h: C}}, '{c}': {{h: I}}")
    put(
        "open-briefing/briefing.md",
        "---\ntitle: Open briefing\ndate: 2025-02-01\nsummary: All of it\n",
        *(f"{kind}: [{', '.join(ids)}]\n" for kind, ids in briefing_lists.items()),
        "judgements:\n",
        *judgements,
        "hypotheses:\n  question: Which is it?\n  hypotheses: {h: The first}\n"
        f"  evidence: {{open-source#open: {{h: C}}, {', '.join(rows)}}}\n---\nOpen prose.\n",
    )
    return w


def everything(site: Path) -> str:
    """Every byte that was written or published, and every file name, in lower case."""
    parts: list[str] = []
    for folder in ("docs", "site"):
        for path in sorted((site / folder).rglob("*")):
            parts.append(path.relative_to(site).as_posix())
            if path.is_file():
                data = path.read_bytes()
                parts.append(data.decode("utf-8", "replace"))
                if path.suffix == ".gz":
                    parts.append(gzip.decompress(data).decode("utf-8", "replace"))
    return "\n".join(parts).lower()


@pytest.fixture(scope="module")
def published(shared) -> Path:
    """The same folder built for each level in turn, from the most closed to the most open."""

    def make(folder: Path) -> None:
        site = bare_site(folder / "desk")
        words = plant(site)
        (folder / "words.json").write_text(json.dumps(words.planted))
        settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
        (site / "mkdocs.yml").write_text(
            settings.replace("site_url: ''", "site_url: https://desk.example.org/")
        )
        for level in reversed(LEVELS):
            done = run_onrecord("build", "--site", site, "--tlp", level)
            assert done.returncode == 0, done.stderr
            (folder / f"{level}.txt").write_text(everything(site), encoding="utf-8")
            (folder / f"{level}.said").write_text(done.stdout, encoding="utf-8")

    return shared("withheld", make)


@pytest.fixture(scope="module")
def planted(published) -> dict[str, tuple[int, str, str]]:
    read = json.loads((published / "words.json").read_text())
    return {word: (rank, kind, field) for word, (rank, kind, field) in read.items()}


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_above_the_level_is_anywhere(published, planted, level):
    text = (published / f"{level}.txt").read_text(encoding="utf-8")
    above = [
        word
        for word, (rank, kind, _) in planted.items()
        if rank > LEVELS.index(level) or kind == "draft"
    ]
    assert len(above) >= 5
    assert [word for word in above if word in text] == []


#: A kind and field that each file to take away must hold where they are open: proof that what it
#: lacks at another level was withheld.
TOLD = {
    "data/corpus.json": ("actor", "weak"),
    "data/entities.ftm.json": ("actor", "alias"),
    "data/extracts.csv": ("extract", "quote"),
    "data/sources.bib": ("source", "title"),
    "data/sources.csl.json": ("source", "title"),
    "data/sources.ris": ("source", "title"),
    "data/quotations.jsonld": ("source", "quote"),
    # A feed holds the newest thirty entries; others have no room for all that is planted.
    "briefings/open-briefing/feed.atom": ("source", "title"),
    "briefings/open-briefing/feed.json": ("source", "title"),
}


@pytest.fixture(scope="module")
def taken_away(shared) -> Path:
    """What readers can take away from the same content, generated for each level."""

    def make(folder: Path) -> None:
        site = bare_site(folder / "desk")
        (folder / "words.json").write_text(json.dumps(plant(site).planted))
        for level in LEVELS:
            made = generate(site, Tlp(level))
            assert not made.failed, made.diagnostics
            for kind in ("data", "feed"):
                for path in (site / "docs").rglob(f"{kind}/*" if kind == "data" else "feed.*"):
                    kept = folder / level / path.relative_to(site / "docs")
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    kept.write_bytes(path.read_bytes())

    return shared("taken-away", make)


@pytest.mark.parametrize("level", LEVELS)
def test_no_file_to_take_away_holds_anything_above_the_level(taken_away, level):
    planted = json.loads((taken_away / "words.json").read_text())
    own = LEVELS.index(level)
    above = [word for word, (rank, kind, _) in planted.items() if rank > own or kind == "draft"]
    files = [path for path in (taken_away / level).rglob("*") if path.is_file()]
    assert len(files) > 40
    for path in files:
        text = path.read_text(encoding="utf-8").lower() + path.as_posix()
        assert [word for word in above if word in text] == [], path
    for name, told in TOLD.items():
        text = (taken_away / level / name).read_text(encoding="utf-8")
        for word, (rank, kind, field) in planted.items():
            if (kind, field) == told:
                assert (word in text) == (rank <= own), (name, word)


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_open_to_the_level_is_there(published, planted, level):
    text = (published / f"{level}.txt").read_text(encoding="utf-8")
    open_ = [
        word
        for word, (rank, kind, field) in planted.items()
        if rank <= LEVELS.index(level) and (kind, field) not in NOT_SHOWN
    ]
    assert len(open_) > 60
    assert [word for word in open_ if word not in text] == []


@pytest.mark.parametrize("level", LEVELS)
def test_clear_things_stay_without_what_they_refer_to(published, level):
    """Pruning takes the reference, not its holder, unless it cannot stand without."""
    text = (published / f"{level}.txt").read_text(encoding="utf-8")
    for rank in range(len(LEVELS)):
        for phrase in (
            f"about referred {rank}", f"referrer {rank}", f"part {rank}", f"officer {rank}",
            f"on a marked issue {rank}", f"partly by a marked extract {rank}",
            f"with a marked actor {rank}", f"about marked things {rank}", f"holder {rank}",
            f"rests on mixed {rank}", f"holds a marked extract {rank}",
        ):  # fmt: skip
            assert phrase in text, (level, phrase)
        withheld = rank > LEVELS.index(level)
        for phrase in (
            f"rests on claim {rank}", f"rests on extract {rank}", f"refers by outlet {rank}",
            f"refers by wire {rank}", f"refers by copy {rank}",
        ):  # fmt: skip
            assert (phrase in text) != withheld, (level, phrase)


def test_drafts_are_shown_on_request_but_not_above_the_level(tmp_path):
    site = bare_site(tmp_path / "desk")
    planted = plant(site).planted
    done = run_onrecord("generate", "--site", site, "--tlp", "green", "--drafts")
    assert done.returncode == 0, done.stderr
    text = everything(site)
    for word, (rank, kind, field) in planted.items():
        if kind == "draft":
            assert (word in text) == (rank <= 1), (kind, field)


@pytest.mark.parametrize(
    ("prose", "target"),
    [
        ("About [[secret]].", "secret"),
        ("About [[secret|somebody]].", "secret"),
        ("As said [@hidden#words].", "hidden#words"),
        ("As said [@open#plain; @hidden].", "hidden"),
        ("![[hidden#words]]", "hidden#words"),
        ("![[open#shut]]", "open#shut"),
    ],
)
def test_prose_that_would_give_something_away_is_an_error(tmp_path, prose, target):
    site = bare_site(tmp_path / "desk")
    root = site / "briefings"
    for folder in ("sources", "b"):
        (root / folder).mkdir()
    (root / "outlets.yml").write_text("o: {name: O, type: online}\n")
    (root / "actors.yml").write_text("secret: {name: Some Body, type: person, tlp: red}\n")
    (root / "sources" / "hidden.md").write_text(
        "---\ntlp: amber\ntitle: H\noutlet: o\npublished: 2025\n"
        "extracts: [{id: words, quote: W}]\n---\n"
    )
    (root / "sources" / "open.md").write_text(
        "---\ntitle: O\noutlet: o\npublished: 2025\n"
        "extracts: [{id: plain, quote: W}, {id: shut, quote: V, tlp: green}]\n---\n"
    )
    (root / "b" / "briefing.md").write_text(
        f"---\ntitle: B\ndate: 2025\nsummary: S\n---\nFirst line.\n\n{prose}\n"
    )
    found = [d for d in inspect(site).diagnostics if d.code == "withheld-reference"]
    assert [(d.span.file, d.span.line) for d in found] == [("briefings/b/briefing.md", 8)]
    assert f'"{target}"' in found[0].message
    assert not [d for d in inspect(site, Tlp.RED).diagnostics if d.code == "withheld-reference"]


def test_a_withheld_actor_is_not_linked_by_name(tmp_path):
    site = bare_site(tmp_path / "desk")
    root = site / "briefings"
    (root / "b").mkdir()
    (root / "actors.yml").write_text(
        "secret: {name: Some Body, type: person, tlp: red}\nopen: {name: Open Hand, type: person}\n"
    )
    (root / "b" / "briefing.md").write_text(
        "---\ntitle: B\ndate: 2025\nsummary: S\n---\nOpen Hand met Some Body.\n"
    )
    done = run_onrecord("generate", "--site", site)
    assert done.returncode == 0, done.stderr
    page = (site / "docs" / file_of("/briefings/b/")).read_text()
    assert re.search(r"\[Open Hand\]\([./]*actors/open[^)]*\) met Some Body\.", page)
    assert not (site / "docs" / file_of("/actors/secret/")).exists()
