"""The index of the evidence search holds exactly the extracts that readers may see."""

from __future__ import annotations

import gzip
import html
import json
from pathlib import Path

import pytest

from conftest import bare_site, build_or_fail, run_onrecord
from desks import fill, story
from onrecord.build import inspect
from onrecord.model.base import Tlp


def indexed(site: Path) -> list[dict]:
    """What the index knows of each record, as the program stored it."""
    found = []
    for path in sorted((site / "site" / "pagefind" / "fragment").iterdir()):
        text = gzip.decompress(path.read_bytes()).decode()
        assert text.startswith("pagefind_dcd")
        record = json.loads(text.removeprefix("pagefind_dcd"))
        found.append({**record, "card": json.loads(record["url"])})
    return found


def test_the_index_holds_exactly_the_corpus(built_site):
    corpus = inspect(built_site).corpus
    cards = {record["card"]["ref"]: record["card"]["quote"] for record in indexed(built_site)}
    assert cards == {ref: quoted.extract.quote for ref, quoted in corpus.extracts.items()}
    assert len(indexed(built_site)) == len(corpus.extracts) > 20


def test_every_address_of_a_card_leads_to_a_page(built_site):
    page = built_site / "site" / "evidence"
    for record in indexed(built_site):
        card = record["card"]
        for address in (card["at"], card["fromAt"], card.get("whoAt", card["at"])):
            place, _, anchor = address.partition("#")
            target = (page / place / "index.html").resolve()
            assert target.is_file(), address
            assert not anchor or f'id="{anchor}"' in html.unescape(
                target.read_text(encoding="utf-8")
            ), address


def test_only_what_a_search_loads_is_published(built_site):
    folder = built_site / "site" / "pagefind"
    suffixes = {path.name.rpartition(".")[2] for path in folder.iterdir() if path.is_file()}
    assert suffixes == {"js", "json", "pagefind", "pf_meta"}
    assert {path.name for path in folder.glob("*.js")} == {"pagefind.js", "pagefind-worker.js"}


@pytest.fixture(scope="module")
def guarded(shared) -> Path:
    def make(folder: Path) -> None:
        site = bare_site(folder)
        root = site / "briefings"
        (root / "sources").mkdir()
        (root / "actors.yml").write_text(
            "open: {name: Open Hand, type: person}\nshut: {name: Shut Door, type: person, tlp: red}\n"
        )
        (root / "outlets.yml").write_text("o: {name: O, type: online}\n")
        (root / "sources" / "a.md").write_text(
            "---\ntitle: A\noutlet: o\npublished: 2025\nextracts:\n"
            "  - {id: open, quote: Plain words, speaker: open}\n"
            "  - {id: shut, quote: Whispered words, speaker: open, tlp: amber}\n"
            "  - {id: of-shut, quote: Spoken elsewhere, speaker: shut}\n---\n"
        )
        build_or_fail(site)

    return shared("evidence-guarded", make)


def test_nothing_withheld_is_in_the_index(guarded):
    released = inspect(guarded, Tlp.CLEAR).corpus.extracts
    assert {record["card"]["ref"] for record in indexed(guarded)} == set(released)
    assert "a#open" in released and "a#shut" not in released
    for path in (guarded / "site" / "pagefind").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            text = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            for word in (b"Whispered", b"whisper", b"Shut Door", b"a#shut"):
                assert word not in text, path


def test_a_site_without_quotations_builds(tmp_path):
    site = bare_site(tmp_path / "desk")
    build_or_fail(site)
    assert (site / "site" / "evidence" / "index.html").is_file()


def test_a_failing_program_stops_publication_with_a_diagnostic(tmp_path):
    site = bare_site(tmp_path / "desk")
    fill(site, story("s1", "{id: a, quote: One}"))
    done = run_onrecord("build", "--site", site, PAGEFIND_BINARY_PATH="/bin/false")
    assert done.returncode == 1
    assert "error[search-failed]" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert not (site / "site").exists()
