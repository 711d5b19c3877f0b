"""Copies found: which captures share an origin, why, and what is proposed."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from conftest import ROOT, bare_site
from onrecord.captures.attributions import Credits
from onrecord.captures.copies import THRESHOLD, candidates, find_copies, measure, prepared
from onrecord.captures.signs import signs


@pytest.fixture(scope="module")
def benchmark():
    path = ROOT / "benchmarks" / "copies.py"
    spec = importlib.util.spec_from_file_location("benchmark_of_copies", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def stories(benchmark):
    return {path.stem: benchmark.read_story(path) for path in sorted(benchmark.TEXTS.glob("*.md"))}


def text_of(stories, story: str, variant: str):
    found = next(item for item in stories[story] if item.variant == variant)
    return prepared(found.id, found.text)


def test_the_figures_of_the_benchmark_hold(benchmark, stories):
    for part in (
        [text for name in stories if name in benchmark.DEV for text in stories[name]],
        [text for name in stories if name not in benchmark.DEV for text in stories[name]],
    ):
        figures = benchmark.judged(part)
        assert figures["precision"] >= 0.97 and figures["recall"] >= 0.97


@pytest.mark.parametrize("variant", ["verbatim", "house-edited", "cut", "back-translated"])
def test_copies_score_high(stories, variant):
    original = text_of(stories, "harbour-crane", "original")
    assert measure(original, text_of(stories, "harbour-crane", variant)).score > 0.7


def test_a_score_does_not_depend_on_the_order(stories):
    a = text_of(stories, "lake-mine", "cut")
    b = text_of(stories, "lake-mine", "paraphrased")
    assert measure(a, b).score == measure(b, a).score
    assert measure(a, b).sentences == tuple((i, j) for j, i in measure(b, a).sentences)


def test_a_public_quotation_in_two_reports_makes_no_copy():
    speech = "“We shall not sell the harbour, not to a friend and not to a stranger.”"
    a = prepared("a", f"Premier speaks. {speech} The hall was full. Rain fell on 300 flags.")
    b = prepared("b", f"Dockers strike. {speech} Shares of Ardent rose. A vote is due in June.")
    found = measure(a, b)
    assert found.quoted == ((0, 0),)
    assert found.score < THRESHOLD
    assert find_copies([a, b]) == ()


def test_a_cut_and_a_paraphrase_are_linked_through_the_original(stories):
    texts = [
        text_of(stories, "ferry-tender", variant) for variant in ("cut", "paraphrased", "original")
    ]
    alone = find_copies(texts[:2])
    linked = [pair for pair in find_copies(texts) if (pair.a, pair.b) == (0, 1)]
    assert alone == ()
    assert [pair.through for pair in linked] == [2]


def test_no_text_and_one_text():
    assert find_copies([]) == ()
    assert find_copies([prepared("a", "")]) == ()
    assert measure(prepared("a", ""), prepared("b", "")).score == 0
    same = [prepared("a", "Yes."), prepared("b", "Yes.")]
    assert find_copies(same) == ()


def test_the_number_of_candidates_grows_with_the_captures(benchmark):
    numbers = []
    for size in (200, 800):
        texts = [prepared(id_, text) for id_, text in benchmark.invented(size)]
        numbers.append(len(candidates(texts)))
    assert numbers[1] < 6 * numbers[0]


def test_many_copies_of_one_story_are_all_found(stories):
    text = next(item.text for item in stories["river-dam"] if item.variant == "original")
    texts = [prepared(str(number), f"Headline {number}\n\n{text}") for number in range(30)]
    assert len(find_copies(texts)) == 30 * 29 // 2


CREDIT = Credits({"Northway Agency": "northway", "NWA": "northway"})


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("TOLLE (NWA) — The weir is shut.", {("agency-tag", "northway"), ("dateline", None)}),
        ("TOLLE, Marsh (AP) - It is shut.", {("agency-tag", None), ("dateline", None)}),
        ("TOLLE — The weir is shut.", {("dateline", None)}),
        (
            "The weir is shut, Northway Agency reports.\n\nMore.",
            {("credit", "northway")},
        ),
        ("The weir (built in 1931) — an old one — is shut.", set()),
        ("The weir is shut.\n\nIt will open.\n\nWith reporting by NWA", {("credit", "northway")}),
    ],
)
def test_signs(text, kinds):
    assert {(sign.kind, sign.outlet) for sign in signs(text, CREDIT)} == kinds


def test_a_credit_in_the_middle_is_none():
    body = "The weir is shut and stays so for a long while yet. " * 8
    text = f"{body}\n\n{body}\n\nThat is what NWA once wrote.\n\n{body}\n\n{body}"
    assert signs(text, CREDIT) == ()


# -- the command -----------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path, stories) -> Path:
    folder = bare_site(tmp_path / "site")
    sources = folder / "briefings/sources"
    sources.mkdir()
    (folder / "briefings/outlets.yml").write_text(
        "northway: {name: Northway Agency, type: wire, aliases: [NWA]}\n"
        "courier: {name: Velmar Courier, type: newspaper}\n"
    )
    (folder / "captures").mkdir()
    for name, variant, day in (
        ("wire", "original", "2025-09-16"),
        ("daily", "house-edited", "2025-09-17"),
        ("blog", "paraphrased", "2025-09-18"),
        ("courier", "independent-a", "2025-09-17"),
    ):
        text = next(x.text for x in stories["harbour-crane"] if x.variant == variant)
        (folder / "captures" / f"{name}.txt").write_text(text)
        (sources / f"{name}.md").write_text(
            f"---\ntitle: {name}\noutlet: courier\npublished: {day}\n---\n"
        )
    return folder


def test_pairs_evidence_and_proposals(site, onrecord):
    before = sorted(path.read_text() for path in (site / "briefings/sources").iterdir())
    done = onrecord("copies", "--json", "--site", site)
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert {frozenset((pair["a"], pair["b"])) for pair in data["pairs"]} == {
        frozenset(("wire", "daily")),
        frozenset(("wire", "blog")),
        frozenset(("daily", "blog")),
    }
    for pair in data["pairs"]:
        assert pair["evidence"] and 0.5 <= pair["score"] <= 1 and not pair["declared"]
    proposed = {(item["source"], item["field"], item["value"]) for item in data["proposals"]}
    assert proposed >= {
        ("daily", "copy_of", "wire"),
        ("blog", "copy_of", "wire"),
        ("wire", "wire", "northway"),
    }
    assert not any(source == "courier" for source, _, _ in proposed)
    after = sorted(path.read_text() for path in (site / "briefings/sources").iterdir())
    assert before == after


def test_what_is_declared_is_not_proposed_again(site, onrecord):
    for name in ("daily", "blog"):
        path = site / f"briefings/sources/{name}.md"
        path.write_text(path.read_text().replace("title:", "copy_of: wire\nwire: northway\ntitle:"))
    data = json.loads(onrecord("copies", "--json", "--site", site).stdout)
    assert all(pair["declared"] for pair in data["pairs"])
    assert {item["source"] for item in data["proposals"]} == {"wire"}


def test_the_text_form(site, onrecord):
    told = onrecord("copies", "--site", site).stdout
    assert "3 pairs of one origin" in told and "copy_of: wire" in told
    assert onrecord("copies", "--threshold", "7", "--site", site).returncode == 2


def test_no_captures(tmp_path, onrecord):
    folder = bare_site(tmp_path / "site")
    (folder / "briefings/outlets.yml").write_text("o: {name: O, type: other}\n")
    done = onrecord("copies", "--site", folder)
    assert done.returncode == 0 and "no captures" in done.stdout
    assert json.loads(onrecord("copies", "--json", "--site", folder).stdout)["pairs"] == []
