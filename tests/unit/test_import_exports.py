"""Exports of Zotero and Hypothesis become sources, with extracts where passages were marked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.build import inspect
from onrecord.captures.foreign import formats, read_export
from onrecord.captures.stated import Stated
from onrecord.cli import main

OUTLETS = """\
courier:
  name: The Harbour Courier
  type: newspaper
  url: https://www.harbour-courier.example
ap:
  name: The Associated Press
  type: wire
  aliases: [AP, Associated Press]
"""

CSL = [
    {
        "id": "courier2025",
        "type": "article-newspaper",
        "title": "Council puts off its vote: <i>again</i>",
        "container-title": "Harbour Courier",
        "author": [{"family": "Writer", "given": "Jo"}, {"literal": "The Associated Press"}],
        "issued": {"date-parts": [["2025", 2, 15]]},
        "accessed": {"date-parts": [["2025", "2", "20"]]},
        "URL": "https://www.harbour-courier.example/vote",
        "language": "en-GB",
        "abstract": "Never taken over.",
    },
    {
        "type": "interview",
        "title": "“We are not ready”",
        "container-title": "The Harbour Courier",
        "issued": {"date-parts": [[2025, 2]], "circa": True},
        "author": [{"family": "Berg", "given": "A.", "non-dropping-particle": "van den"}],
    },
    {
        "type": "report",
        "title": "State of the bridge",
        "publisher": "The Harbour Courier",
        "issued": {"date-parts": [[2024, 11, 1], [2025, 1, 31]]},
    },
]

BIB = r"""
@string{hc = "The Harbour Courier"}
@article{writer2025,
  title = {Council {PUTS} off its vote: M{\"u}nch \& {\textquotedblleft}sons{\textquotedblright}},
  author = {Writer, Jo and {The Associated Press} and Scribe, Jr., Al},
  journal = hc,
  url = {https://www.harbour-courier.example/a_b?x=1&y=%20z},
  date = {2025-02-15},
  urldate = {2025-02-20},
  langid = {british},
  abstract = {Never taken over.}
}
@online{later, title = {Ferry strike ends}, organization = {Harbour Courier},
  year = 2025, month = feb, day = 16, howpublished = {\url{https://www.harbour-courier.example/f}}}
"""


def annotation(quote: str, **more: object) -> dict:
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]"},
        {"type": "TextPositionSelector", "start": more.pop("start", 5), "end": 99},
        {
            "type": "TextQuoteSelector",
            "exact": quote,
            "prefix": more.pop("prefix", ""),
            "suffix": more.pop("suffix", ""),
        },
    ]
    uri = "https://www.harbour-courier.example/vote"
    return {
        "id": "x",
        "created": "2025-02-20T10:00:00.123456+00:00",
        "user": "acct:someone@hypothes.is",
        "uri": uri,
        "text": "",
        "tags": [],
        "target": [{"source": uri, "selector": selectors if quote else []}],
        "document": {"title": ["Council puts off its vote"]},
        **more,
    }


ANNOTATIONS = [
    annotation("Nobody has shown me\n a figure", start=300, text="Her own words?", tags=["toll"]),
    annotation(
        "We are not ready", start=200, prefix="e crowd. “", suffix=",” the mayor said on Satu"
    ),
    annotation("", text="Look for the engineers' report."),
    annotation("four hours", references=["x"], text="A reply."),
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "briefings").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Desk\n")
    (folder / "briefings/outlets.yml").write_text(OUTLETS, encoding="utf-8")
    return folder


@pytest.fixture
def run(site: Path, tmp_path: Path) -> Callable[..., Result]:
    def call(name: str, data: object, *options: str) -> Result:
        path = tmp_path / name
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        return CliRunner().invoke(main, ["import", str(path), "--site", str(site), *options])

    return call


def sources(site: Path) -> dict:
    found = inspect(site)
    assert not found.failed, found.diagnostics
    return {name: entity.record for name, entity in found.whole.sources.items()}


def test_csl_json(site: Path, run: Callable[..., Result]) -> None:
    result = run("zotero.json", CSL)
    assert result.exit_code == 0, result.output
    found = sources(site)
    assert sorted(found) == ["courier-2024-11-01", "courier-2025-02", "courier-2025-02-15"]
    vote = found["courier-2025-02-15"]
    assert vote.title == "Council puts off its vote: again"
    assert (vote.outlet, vote.wire, vote.authors) == ("courier", "ap", ("Jo Writer",))
    assert vote.published.text == "2025-02-15"
    assert vote.retrieved.text == "2025-02-20"
    assert (vote.language, vote.url) == ("en-GB", "https://www.harbour-courier.example/vote")
    talk = found["courier-2025-02"]
    assert (talk.type, talk.published.text) == ("interview", "2025-02~")
    assert talk.authors == ("A. van den Berg",)
    assert found["courier-2024-11-01"].published.text == "2024-11-01/2025-01-31"
    assert found["courier-2024-11-01"].type == "document"
    assert "Never taken over" not in "".join(
        path.read_text(encoding="utf-8") for path in (site / "briefings").rglob("*.md")
    )
    assert not (site / "captures").exists()


def test_bibtex(site: Path, run: Callable[..., Result]) -> None:
    result = run("zotero.bib", BIB)
    assert result.exit_code == 0, result.output
    found = sources(site)
    vote = found["courier-2025-02-15"]
    assert vote.title == "Council PUTS off its vote: Münch & “sons”"
    assert vote.url == "https://www.harbour-courier.example/a_b?x=1&y=%20z"
    assert (vote.wire, vote.authors) == ("ap", ("Jo Writer", "Al Scribe Jr."))
    assert (vote.language, vote.retrieved.text) == ("en-GB", "2025-02-20")
    assert found["courier-2025-02-16"].url == "https://www.harbour-courier.example/f"


@pytest.mark.parametrize("shape", ["export", "api", "list"])
def test_hypothesis(site: Path, run: Callable[..., Result], shape: str) -> None:
    data: object = {
        "export": {"export_date": "2025-02-21", "annotations": ANNOTATIONS},
        "api": {"total": 4, "rows": ANNOTATIONS},
        "list": ANNOTATIONS,
    }[shape]
    result = run("annotations.json", data)
    assert result.exit_code == 0, result.output
    assert "engineers' report" in result.output and "1 replies" in result.output
    source = sources(site)["courier-2025-02-20"]
    assert source.published.text == "../2025-02-20"
    assert [extract.quote for extract in source.extracts] == [
        "We are not ready",
        "Nobody has shown me a figure",
    ]
    first, second = source.extracts
    assert (first.id, first.prefix, first.suffix) == (
        "we-are-not-ready",
        "crowd. “",
        ",” the mayor said on",
    )
    assert (second.note, second.tags) == ("Her own words?", ("imported", "toll"))
    assert first.voice == "outlet" and not first.is_direct


def test_hypothesis_on_a_source_that_is_there(site: Path, run: Callable[..., Result]) -> None:
    path = site / "briefings/sources/mine.md"
    path.parent.mkdir()
    path.write_text(
        "---\ntitle: Vote\noutlet: courier\npublished: 2025-02-15\n"
        "url: http://harbour-courier.example/vote/\nextracts:\n"
        "  - id: a\n    quote: We are not ready\n---\n"
    )
    before = path.read_bytes()
    result = run("annotations.json", ANNOTATIONS)
    assert result.exit_code == 0, result.output
    assert path.read_bytes() == before
    paste = result.output.partition("paste them under its extracts:\n")[2]
    assert paste.startswith("  - id: nobody-has-shown-me-a-figure\n")
    assert "We are not ready" not in paste
    entry = paste[: paste.index("\n\n") + 1]
    path.write_bytes(before.replace(b"\n---\n", b"\n" + entry.encode() + b"---\n", 1)
                     if before.count(b"\n---\n") else before)  # fmt: skip
    assert len(sources(site)["mine"].extracts) == 2
    assert "paste them" not in run("annotations.json", ANNOTATIONS).output


@pytest.mark.parametrize("given", [("a.json", CSL), ("a.bib", BIB), ("a.json", ANNOTATIONS)])
def test_importing_twice_changes_nothing(
    site: Path, run: Callable[..., Result], given: tuple[str, object]
) -> None:
    assert run(*given).exit_code == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    again = run(*given)
    assert again.exit_code == 0 and "Nothing changed" in again.output
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_one_item_that_cannot_stand_stops_all(site: Path, run: Callable[..., Result]) -> None:
    for bad in (
        {**CSL[1], "issued": {}},
        {**CSL[1], "title": ""},
        {**CSL[1], "container-title": "Dock News"},
        {"no": "type"},
    ):
        result = run("zotero.json", [CSL[0], bad])
        assert result.exit_code == 1
        assert "Nothing was written" in result.output
        assert not sources(site)
    result = run("zotero.bib", BIB + "@article{x, title = {unclosed")
    assert result.exit_code == 1 and "malformed-export" in result.output


def test_options_for_one_source_are_refused_for_several(
    site: Path, run: Callable[..., Result]
) -> None:
    assert "--published is for one source" in run("z.json", CSL, "--published", "2025").output
    assert run("z.json", CSL[:1], "--published", "2025-02-14").exit_code == 0
    assert "courier-2025-02-14" in sources(site)


HOSTILE = [
    ("a.json", [{"type": "article", "title": ["x"], "issued": {"date-parts": [["a", None]]}}]),
    ("a.json", [{"type": "article", "title": "x", "issued": {"date-parts": [[10**400]]}}]),
    ("a.json", [{"type": "article", "title": "x", "issued": {"date-parts": {"a": 1}}}]),
    ("a.json", [{"type": "article", "title": {"a": []}, "author": [[], 1, {"family": {}}]}]),
    ("a.json", [{"type": "article", "title": "a\0b\n---\nc", "issued": "2025", "URL": "js:x"}]),
    ("a.json", [{**CSL[1], "title": "x" * 100_000}]),
    ("a.json", [{**CSL[1], "language": "x y", "URL": "http://[", "author": "me"}]),
    ("a.json", {"items": CSL * 1000}),
    ("a.json", [annotation("x", uri="\0:::", tags=[None, 3, "a\nb"], created=5, document=[])]),
    ("a.json", [annotation("x" * 100_000)]),
    ("a.json", [{**annotation("x"), "target": [None, {"selector": [1, {"type": "a"}]}]}]),
    ("a.json", [annotation("x", text="a\u2028b\x07" * 50, document={"title": "T"})]),
    ("a.json", ANNOTATIONS * 1000),
    ("a.bib", "@article{a, title={" + "{" * 5000 + "}" * 5000 + "}}"),
    ("a.bib", "@article{a, title={" + "\\textbf{" * 3000 + "x" + "}" * 3000 + "}, year=2025}"),
    ("a.bib", "@a{" * 5000),
    ("a.bib", "@article{a, title={x}, title={y}, year={0}}"),
    ("a.bib", "@article{a, title={$\\frac{1}{}$ % \\}, author={and and , , ,}, year={20x5}}"),
    ("a.bib", "@article{a, title={x}, date={2025-99-99}, month={99}, year={2025}}"),
]


@pytest.mark.parametrize(("name", "data"), HOSTILE)
def test_hostile_exports(site: Path, run: Callable[..., Result], name: str, data: object) -> None:
    result = run(name, data, "--outlet", "courier")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (0, 1), result.output
    sources(site)


def test_formats_follow_the_contract() -> None:
    for module in formats():
        assert module.NAME and module.__doc__
        assert all(suffix.startswith(".") and suffix.islower() for suffix in module.SUFFIXES)
        assert module.read("") is None and module.read("[]") is None
    export = read_export(json.dumps(CSL), ".json")
    assert export is not None and all(isinstance(item.stated, Stated) for item in export.items)
