"""``onrecord suggest``: its answers, its drafts in the file, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.captures.suggest import drafts
from onrecord.checks import unconfirmed_extract
from onrecord.cli import main
from onrecord.inputs.files import InputFile
from onrecord.parse import parse

ARTICLE = """\
The Weir at Wenn

“We wait,” Ada Brook said on Friday. “All of us.”

A port official called the weir “a sieve, no more”.

“It was old,” Tom Reed told Northline. “It was very old.”

“We wait,” Tom Reed agreed.
"""
HEAD = "---\ntitle: The weir\noutlet: post\npublished: 2025-02-15\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Wenn\n")
    folder = tmp_path / "briefings"
    (folder / "sources").mkdir(parents=True)
    (folder / "actors.yml").write_text("ada-brook: {name: Ada Brook, type: person}\n")
    (folder / "outlets.yml").write_text(
        "post: {name: Wenn Post, type: newspaper}\nnorthline: {name: Northline, type: wire}\n"
    )
    (folder / "sources" / "weir.md").write_text(HEAD + "---\n\nA remark.\n")
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / "weir.txt").write_text(ARTICLE)
    return tmp_path


def run(site: Path, *arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, ["suggest", "--site", str(site), *arguments])
    assert done.exit_code == code, done.output
    return done.output


def source(site: Path) -> Path:
    return site / "briefings" / "sources" / "weir.md"


def test_json_has_the_names_of_the_contract(site: Path) -> None:
    answer = json.loads(run(site, "weir", "--json"))
    assert set(answer) >= {"suggestions", "new_actors"}
    first = answer["suggestions"][0]
    wanted = {"quote", "start", "end", "speaker", "speaker_text", "form", "said", "via"}
    assert set(first) >= wanted | {"kind", "cue", "described", "confidence"}
    assert first["speaker"] == "ada-brook"
    assert (first["form"], first["said"], first["via"]) == ("direct", "2025-02-14", [])
    for item in answer["suggestions"]:
        assert ARTICLE[item["start"] : item["end"]] == item["quote"]
    assert answer["new_actors"] == [
        {"id": "tom-reed", "name": "Tom Reed", "type": "person", "quotations": 3}
    ]


def test_nothing_is_changed_without_write(site: Path) -> None:
    before = source(site).read_bytes()
    text = run(site, "weir")
    assert "Ada Brook (ada-brook)" in text
    assert 'tom-reed: {name: "Tom Reed", type: person}' in text
    assert source(site).read_bytes() == before


def test_drafts_are_written_once_and_check_wants_them_confirmed(site: Path) -> None:
    text = run(site, "weir", "--write")
    assert "Wrote 6 drafts to briefings/sources/weir.md" in text
    after = source(site).read_text()
    assert after.endswith("---\n\nA remark.\n")
    assert "Nothing new to write" in run(site, "weir", "--write")
    assert source(site).read_text() == after
    (entity,) = parse([InputFile("briefings/sources/weir.md", after)]).entities
    extracts = {extract.id: extract for extract in entity.record.extracts}
    assert list(extracts) == [
        "we-wait", "all-of-us", "a-sieve-no-more", "it-was-old", "it-was-very-old", "we-wait-2",
    ]  # fmt: skip
    assert all(extract.tags == ("to-confirm",) for extract in extracts.values())
    assert extracts["we-wait"].quote == "We wait"
    assert extracts["we-wait"].prefix or extracts["we-wait"].suffix
    assert extracts["a-sieve-no-more"].speaker_described == "a port official"
    assert extracts["it-was-old"].speaker is None
    assert extracts["it-was-old"].via == ("northline",)
    assert '# said by "Tom Reed", who is no registered actor' in after
    checked = CliRunner().invoke(main, ["check", "--site", str(site)])
    assert checked.exit_code == 1
    assert checked.output.count("unconfirmed-extract") >= 6


def test_what_is_quoted_already_is_not_drafted_again(site: Path) -> None:
    source(site).write_text(
        HEAD + "extracts:\n  - id: sieve\n    quote: a sieve […] more\n    form: reported\n---\n"
    )
    run(site, "weir", "--write")
    assert source(site).read_text().count("sieve") == 2
    answer = json.loads(run(site, "weir", "--json"))
    assert [item["extract"] for item in answer["suggestions"]][2] == "sieve"


@pytest.mark.parametrize(
    "listed",
    [
        "",
        "extracts: []\n",
        "extracts: []  # none yet\ntlp: clear\n",
        "extracts: [{id: a, quote: Nothing here}]\ntags_are_no_field: 1\n".replace(
            "tags_are_no_field: 1\n", ""
        ),
        "extracts: [{id: a, quote: Nothing here},]\n",
        "extracts:\n- id: a\n  quote: Nothing here\n- id: b\n  quote: Nor here\ntlp: clear\n",
        "extracts:\n  - id: a\n    quote: >-\n      Nothing here\n\n# of the whole\ntlp: clear\n",
        "extracts:\n    -   id: a\n        quote: |\n          # no remark\n\n\ntlp: clear\n",
        "extracts:\n  - id: a\n    quote: Nothing here\n    # about a\n",
    ],
)
def test_layout_and_comments_stay(site: Path, listed: str) -> None:
    before = HEAD + "# hand-written\n" + listed + "---\nProse.\n"
    source(site).write_text(before)
    run(site, "weir", "--write")
    after = source(site).read_text()
    kept = [line for line in before.split("\n") if line.strip() and "[" not in line]
    lines = iter(after.split("\n"))
    assert all(line in lines for line in kept), "every old line, in order"
    assert after.count("to-confirm") == 6


def test_a_source_in_yaml_alone_is_written_too(site: Path) -> None:
    source(site).unlink()
    path = site / "briefings" / "sources" / "weir.yml"
    path.write_text(
        "title: The weir\noutlet: post\npublished: 2025-02-15\nbody: |\n  A remark.\n\n  More.\n"
    )
    run(site, "weir", "--write")
    assert path.read_text().count("to-confirm") == 6
    assert "  A remark.\n\n  More.\nextracts:\n" in path.read_text()


def test_it_says_what_is_missing(site: Path) -> None:
    assert 'Did you mean "weir"?' in run(site, "weiir", code=2)
    (site / "captures" / "weir.txt").unlink()
    assert "there is no capture" in run(site, "weir", code=1)
    source(site).write_text("---\ntitle: [\n---\n")
    assert "mend it first" in run(site, "weir", code=1)


def test_a_file_changed_meanwhile_is_left_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.cli import suggest as module

    made = module.with_drafts

    def meddling(*arguments: object) -> str:
        source(site).write_text(HEAD + "language: en\n---\n")
        return made(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "with_drafts", meddling)
    assert "changed meanwhile" in run(site, "weir", "--write", code=1)
    assert source(site).read_text() == HEAD + "language: en\n---\n"


def test_the_check_looks_for_the_tag_that_is_written() -> None:
    assert drafts.TO_CONFIRM == unconfirmed_extract.TAG
