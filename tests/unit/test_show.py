"""``show`` answers with the same numbers as the pages, to people and to programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.analysis.claims import weigh
from onrecord.analysis.positions import held_positions
from onrecord.analysis.wording import sentence
from onrecord.build import generate, inspect
from onrecord.cli import main
from onrecord.model import KINDS
from onrecord.show import WIDTH
from onrecord.starter import start

SITE = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    start(tmp_path, "Desk")
    return tmp_path


def ask(site: Path, ref: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["show", "--site", str(site), ref, *options])


def data(site: Path, ref: str, *options: str) -> dict:
    found = ask(site, ref, "--json", *options)
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout)


def test_a_claim(site: Path) -> None:
    found = data(site, "claim:removal-decided")
    assert found["ref"] == "claim:removal-decided"
    assert (found["articles"], found["origins"]) == (2, {"min": 2, "max": 2})
    assert found["status"] == "corroborated"
    assert found["supported_by"] == ["gazette-2025-03-04#vote", "radio-wenn-2025-03-05#come-down"]
    assert found["disputed_by"] == []
    assert found["disputed"] == {"articles": 0, "origins": {"min": 0, "max": 0}}
    assert found["address"] == "/claims/removal-decided/"


def test_a_position(site: Path) -> None:
    found = data(site, "position:mara-lindqvist--footbridge")
    assert found["ref"] == "position:mara-lindqvist--footbridge"
    assert (found["stance"], found["since"]) == ("rebuild", "2025-03-05")
    assert found["strength"] == "on-record"
    assert found["statement"].startswith("Mara Lindqvist wants the footbridge rebuilt")
    assert (found["articles"], found["origins"]) == (1, {"min": 1, "max": 1})
    assert found["history"] == [
        {
            "stance": "rebuild",
            "date": "2025-03-05",
            "evidence": ["radio-wenn-2025-03-05#want-it-rebuilt"],
        }
    ]


def test_a_position_without_evidence(site: Path) -> None:
    path = site / "briefings/actors.yml"
    path.write_text(path.read_text() + "\nferry:\n  name: The ferry\n  type: group\n")
    found = data(site, "position:ferry--footbridge")
    assert (found["stance"], found["strength"], found["history"]) == (None, "none", [])
    assert found["origins"] == {"min": 0, "max": 0}
    assert "No evidence" in ask(site, "position:ferry--footbridge").stdout


def test_an_extract(site: Path) -> None:
    found = data(site, "extract:gazette-2025-03-04#cheaper-repair")
    assert found["ref"] == "extract:gazette-2025-03-04#cheaper-repair"
    assert found["quote"] == "the deck could be made safe for a third of the price"
    assert found["chain"] == [
        {
            "role": "speaker",
            "id": "ostermoor-council",
            "described": "an engineer who works for the council",
        },
        {"role": "outlet", "id": "ostermoor-gazette", "described": None},
    ]
    assert found["verified"] == "no-capture"
    assert {"ref": "briefing:alder-lane", "label": "judgements"} in found["backlinks"]
    assert data(site, "gazette-2025-03-04#cheaper-repair") == found
    assert data(site, "cheaper-repair") == found


def test_a_judgement(site: Path) -> None:
    found = data(site, "judgement:alder-lane#gone-by-autumn")
    assert (found["likelihood"], found["confidence"]) == ("likely", "low")
    assert (found["articles"], found["origins"]) == (2, {"min": 2, "max": 2})
    assert found["evidence"][0] == "extract:gazette-2025-03-04#vote"


@pytest.mark.parametrize(
    ("ref", "kind", "names"),
    [
        ("ostermoor-council", "actor", {"positions", "extracts", "unnamed", "about"}),
        ("footbridge", "issue", {"positions", "claims"}),
        ("radio-wenn", "outlet", {"published", "wires", "relayed", "same_family"}),
        ("gazette-2025-03-04", "source", {"publishers", "extracts", "same_story", "rating"}),
        ("council-vote", "event", {"articles", "origins"}),
        ("alder-lane", "briefing", {"covers", "source_summary", "judgements", "computed_gaps"}),
        ("ask-for-the-survey", "note", set()),
        ("removal-decided", "claim", {"status"}),
    ],
)
def test_a_bare_id(site: Path, ref: str, kind: str, names: set[str]) -> None:
    found = data(site, ref)
    assert found["ref"] == f"{kind}:{ref}"
    assert {"fields", "backlinks", "address", "file", "line", "tlp", "body"} | names <= set(found)
    assert found == data(site, f"{kind}:{ref}")
    assert all(set(link) == {"ref", "label"} for link in found["backlinks"])


def test_all_that_there_is_can_be_shown_and_fits_a_terminal() -> None:
    corpus = inspect(SITE, drafts=True).whole
    refs = [f"{kind}:{id_}" for kind in KINDS for id_ in corpus.by_kind[kind]]
    refs += [f"position:{held.id}" for held in held_positions(corpus).values()]
    refs += list(corpus.extracts)
    from onrecord.build import Inspected
    from onrecord.model.base import Tlp
    from onrecord.show import Answer, show, told

    whole: Inspected = inspect(SITE, Tlp.RED, drafts=True)
    for ref in refs:
        answer = show(whole, ref)
        assert isinstance(answer, Answer), ref
        json.dumps(answer.data)
        for line in told(answer).split("\n"):
            assert len(line) <= WIDTH or " " not in line.strip(), (ref, line)


def test_numbers_are_those_of_the_pages() -> None:
    whole = inspect(SITE, drafts=True).whole
    for claim in whole.claims:
        found, weighed = data(SITE, f"claim:{claim}"), weigh(whole, claim)
        assert found["status"] == weighed.status
        assert found["origins"] == {"min": weighed.supported.low, "max": weighed.supported.high}
        break
    for held in held_positions(whole).values():
        assert data(SITE, f"position:{held.id}")["statement"] == sentence(whole, held)
        break


def test_addresses_are_pages(site: Path) -> None:
    pages = generate(site).pages
    for ref in ("mara-lindqvist", "footbridge", "radio-wenn", "gazette-2025-03-04", "alder-lane",
                "position:mara-lindqvist--footbridge", "removal-decided", "council-vote",
                "gazette-2025-03-04#vote"):  # fmt: skip
        assert data(site, ref)["address"].partition("#")[0] in pages


def test_text(site: Path) -> None:
    found = ask(site, "mara-lindqvist").stdout
    assert found.startswith("Mara Lindqvist\nactor:mara-lindqvist\n====================\n")
    assert "\nHandling     clear\n" in found
    assert "\nPositions\n---------\n" in found
    assert "“Our children walk to school" in found
    assert "briefing:alder-lane  The footbridge at Alder Lane" in found


def test_what_a_terminal_would_obey_is_spelt_out(site: Path) -> None:
    path = site / "briefings/outlets.yml"
    path.write_text(path.read_text().replace("Radio Wenn", '"Radio \\u202e\\u009b Wenn"'))
    shown = ask(site, "radio-wenn").stdout
    assert "\u202e" not in shown and "\x9b" not in shown


@pytest.mark.parametrize(
    ("ref", "code", "help_"),
    [
        ("mara-lindquist", "unknown-id", "mara-lindqvist?"),
        ("actor:mara-lindquist", "unknown-actor", "actor:mara-lindqvist?"),
        ("actor:footbridge", "unknown-actor", "issue:footbridge?"),
        ("gazette-2025-03-04#votes", "unknown-extract", "gazette-2025-03-04#vote?"),
        ("position:mara-lindqvist--footbrigde", "unknown-position", "mara-lindqvist--footbridge?"),
        ("judgement:alder-lane#gone", "unknown-judgement", "gone-by-autumn?"),
        ("acter:mara-lindqvist", "unknown-kind", '"actor:mara-lindqvist"?'),
        ("qqqq", "unknown-id", "kind:id"),
        ("", "unknown-id", "kind:id"),
    ],
)
def test_unknown(site: Path, ref: str, code: str, help_: str) -> None:
    found = ask(site, ref, "--json")
    assert found.exit_code == 1
    assert found.stdout == ""
    assert f"error[{code}]" in found.stderr and help_ in found.stderr


def test_ambiguous(site: Path) -> None:
    (site / "briefings/outlets.yml").write_text(
        (site / "briefings/outlets.yml").read_text()
        + "\nostermoor-council:\n  name: The council\n  type: government\n"
    )
    found = ask(site, "ostermoor-council")
    assert found.exit_code == 1
    assert "actor:ostermoor-council, outlet:ostermoor-council" in found.stderr
    assert data(site, "outlet:ostermoor-council")["name"] == "The council"


def test_handling_restricts(site: Path) -> None:
    assert data(site, "ask-for-the-survey")["tlp"] == "amber"
    found = ask(site, "ask-for-the-survey", "--tlp", "clear")
    assert found.exit_code == 1 and "ask-for-the-survey" not in found.stderr.partition("help")[2]
    assert "note:ask-for-the-survey" not in str(data(site, "footbridge", "--tlp", "green"))
    assert "note:ask-for-the-survey" in str(data(site, "footbridge"))


def test_drafts_are_shown(site: Path) -> None:
    path = site / "briefings/alder-lane/briefing.md"
    path.write_text(path.read_text().replace("authors:", "status: draft\nauthors:"))
    assert data(site, "alder-lane")["fields"]["status"] == "draft"


def test_content_with_errors_is_still_answered(site: Path) -> None:
    path = site / "briefings/alder-lane/sources/radio-wenn-2025-03-05.md"
    path.write_text(
        path.read_text()
        .replace("footbridge: rebuild", "footbridge: rebuilt")
        .replace("speaker: ostermoor-council", "speaker: nobody")
    )
    found = ask(site, "footbridge", "--json")
    assert found.exit_code == 0
    assert "the content has " in found.stderr and "onrecord check" in found.stderr
    assert json.loads(found.stdout)["positions"] == []
    for ref in ("removal-decided", "mara-lindqvist", "alder-lane", "radio-wenn-2025-03-05",
                "judgement:alder-lane#gone-by-autumn", "council-vote"):  # fmt: skip
        assert ask(site, ref).exit_code == 0, ref
