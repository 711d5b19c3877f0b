"""``show``, ``diff`` and the published corpus file agree with the built pages to the last number."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from test_impact import cut_out

from conftest import copy_sample
from onrecord.build import Inspected, generate, inspect
from onrecord.model.base import Tlp
from onrecord.show import Answer, show

BRIEFING = "munich-minerals-talks"
STATUS = {
    "corroborated": "Corroborated", "single-origin": "Single origin", "disputed": "Disputed",
    "undetermined": "Undetermined",
}  # fmt: skip
STRENGTH = {
    "on-record": "on record", "reported": "reported", "unnamed": "unnamed only",
    "none": "no evidence",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(built_site: Path) -> Inspected:
    return inspect(built_site, Tlp.CLEAR)


@pytest.fixture(scope="module")
def page(built_site: Path):
    @cache
    def read(address: str) -> lxml.html.HtmlElement:
        path = built_site / "site" / address.strip("/") / "index.html"
        tree = lxml.html.document_fromstring(path.read_bytes())
        return tree.xpath("//article")[0]

    return read


def asked(sample: Inspected, ref: str) -> dict:
    answer = show(sample, ref)
    assert isinstance(answer, Answer), answer
    return json.loads(json.dumps(answer.data))


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def found(tree: lxml.html.HtmlElement, css: str) -> list[lxml.html.HtmlElement]:
    name = f"contains(concat(' ', normalize-space(@class), ' '), ' {css} ')"
    return tree.xpath(f".//*[{name}]")


def counts(data: dict) -> str:
    """``2 articles, 1–2 origins``, as pages write what ``show`` gives."""
    low, high, articles = data["origins"]["min"], data["origins"]["max"], data["articles"]
    span = f"{high}" if low == high else f"{low}–{high}"
    return (
        f"{articles} article{'' if articles == 1 else 's'}, "
        f"{span} origin{'' if span == '1' else 's'}"
    )


def test_claims(sample: Inspected, page, built_site: Path) -> None:
    published = json.loads((built_site / "site/data/corpus.json").read_text("utf-8"))
    listed = {
        item.get("id").removeprefix("claim."): item
        for item in found(page(f"/briefings/{BRIEFING}/"), "or-claim")
    }
    assert set(listed) == set(sample.corpus.claims)
    for id_ in sample.corpus.claims:
        data = asked(sample, f"claim:{id_}")
        tree = page(f"/claims/{id_}/")
        assert words(found(tree, "or-status")[0]) == STATUS[data["status"]]
        sides = [words(item) for item in found(tree, "or-sides__count")]
        for side, refs, told in (
            (data, data["supported_by"], sides[0]),
            (data["disputed"], data["disputed_by"], sides[1]),
        ):
            assert told.partition(" (")[0] == (counts(side) if refs else "No evidence")
        basis = words(found(listed[id_], "or-claim__basis")[0])
        assert counts(data) in basis
        assert (counts(data["disputed"]) in basis.partition("Disputed by")[2]) == bool(
            data["disputed_by"]
        )
        assert {key: data[key] for key in ("status", "articles", "origins", "disputed")} == (
            published["claims"][id_]
        )


def test_positions(sample: Inspected, page, built_site: Path) -> None:
    published = json.loads((built_site / "site/data/corpus.json").read_text("utf-8"))
    assert published["positions"]
    for id_, exported in published["positions"].items():
        data = asked(sample, f"position:{id_}")
        tree = page(f"/positions/{id_}/")
        now = re.sub(r"(for|against|conditional|neutral): ", "",
                     words(found(tree, "or-stand__now")[0]), count=1)  # fmt: skip
        basis = words(found(tree, "or-stand__basis")[0])
        strength = STRENGTH[data["strength"]]
        assert basis.startswith(strength)
        assert data["statement"] == f"{now}: {basis.removeprefix(strength).strip()}."
        assert counts(data) in words(found(tree, "or-meta")[0])
        assert len(found(tree, "or-stand__before")) == len(data["history"]) - 1
        assert len(found(tree, "or-quote")) >= sum(len(h["evidence"]) for h in data["history"])
        for key in ("stance", "since", "strength", "statement", "articles", "origins"):
            assert data[key] == exported[key]
        moves = [words(item) for item in found(tree, "or-moves__kind")]
        assert len(moves) == len(data["changes"])


@pytest.mark.parametrize("address", ["/positions/", f"/briefings/{BRIEFING}/"])
def test_the_matrix(sample: Inspected, page, address: str) -> None:
    (table,) = found(page(address), "or-matrix")
    rows = table.xpath(".//tbody/tr")
    cells = [cell for row in rows for cell in row.xpath("./td")]
    links = [cell.xpath(".//a[contains(@class, 'or-stance')]/@href") for cell in cells]
    told = [
        words(found(cell, "or-strength")[0])
        + (f" {words(found(cell, 'or-matrix__count')[0])}" if link else "")
        for cell, link in zip(cells, links, strict=True)
    ]
    if address == "/positions/":
        for link, text in zip(links, told, strict=True):
            if link:
                data = asked(sample, "position:" + link[0].strip("/").rpartition("/")[2])
                number = sum(len(item["evidence"]) for item in data["history"])
                assert text.startswith(STRENGTH[data["strength"]])
                assert text.endswith(f"{number} quotation{'s' if number > 1 else ''}")
        return
    matrix = asked(sample, f"briefing:{BRIEFING}")["positions"]
    assert len(matrix) == len(told)
    for item, text in zip(matrix, told, strict=True):
        number = item["quotations"]
        assert text == STRENGTH[item["strength"]] + (
            f" {number} quotation{'s' if number > 1 else ''}" if number else ""
        )


def test_judgements(sample: Inspected, page, built_site: Path) -> None:
    published = json.loads((built_site / "site/data/corpus.json").read_text("utf-8"))
    shown = found(page(f"/briefings/{BRIEFING}/"), "or-judgement")
    judgements = sample.corpus.briefings[BRIEFING].record.judgements
    assert len(shown) == len(judgements) == len(published["judgements"])
    for item, section in zip(judgements, shown, strict=True):
        data = asked(sample, f"judgement:{BRIEFING}#{item.id}")
        evidence = words(found(section, "or-judgement__evidence")[0])
        assert counts(data) in evidence
        assert data["likelihood"] in words(found(section, "or-likelihood")[0])
        assert data["confidence"] in words(found(section, "or-confidence")[0])
        exported = published["judgements"][f"{BRIEFING}#{item.id}"]
        assert exported == {key: data[key] for key in ("articles", "origins")}
        assert (data["retracted"], data["newer"], data["lint"]) == ([], [], [])


def test_a_briefing(sample: Inspected, page) -> None:
    data = asked(sample, f"briefing:{BRIEFING}")
    tree = page(f"/briefings/{BRIEFING}/")
    assert counts(data) in words(found(tree, "or-meta")[0])
    home = found(page("/"), "or-teaser__meta")[0]
    assert words(home).partition(" · ")[2] == f"{data['quotations']} quotations · {counts(data)}"
    summary = words(found(tree, "or-summary-statement")[0]).removeprefix("Source summary").strip()
    assert summary == " ".join(data["source_summary"])
    numbers = data["source_counts"]
    assert numbers["quotations"] == data["quotations"] == sum(numbers["forms"].values())
    assert str(numbers["quotations"]) in data["source_summary"][0]
    for number in numbers["forms"].values():
        assert f"{number} " in data["source_summary"][1]
    gaps = found(tree, "or-gaps__item--computed")
    assert len(gaps) == len(data["computed_gaps"])
    for gap, item in zip(data["computed_gaps"], gaps, strict=True):
        assert len(item.xpath("./a")) == len(gap["subjects"]), gap["kind"]


def test_hypotheses(sample: Inspected, page) -> None:
    data = asked(sample, f"briefing:{BRIEFING}")["hypotheses"]
    tree = page(f"/briefings/{BRIEFING}/")
    (table,) = found(tree, "or-ach")
    weighted, plain = (
        [words(cell) for cell in row.xpath("./td")] for row in table.xpath(".//tfoot/tr")
    )
    order = list(sample.corpus.briefings[BRIEFING].record.hypotheses.hypotheses)
    ranked = {item["id"]: item for item in data["ranking"]}
    assert weighted == [f"{ranked[id_]['weighted']:.2f}" for id_ in order]
    assert plain == [str(ranked[id_]["unweighted"]) for id_ in order]
    reading = [words(item) for item in found(tree, "or-reading")[0]]
    for id_ in data["least_contradicted"]:
        assert ranked[id_]["text"] in reading[0]
    links = [item.xpath(".//a/@href") for item in found(tree, "or-reading")[0]]
    for refs, told in ((data["discriminating"][:3], links[1]), (data["deciding"], links[2])):
        assert [href.rpartition("/sources/")[2].replace("/#", "#") for href in told] == [
            ref.removeprefix("extract:") for ref in refs
        ]


def test_chains(sample: Inspected, page) -> None:
    """Each quotation at its home has the steps that ``show`` gives, and our capture at the end."""
    roles = {
        "speaker": "speaker", "via": "first told by", "wire": "agency",
        "outlet": "published by", "republisher": "republished by",
    }  # fmt: skip
    seen = set()
    for source in sample.corpus.sources:
        for card in found(page(f"/sources/{source}/"), "or-quote"):
            (ref,) = card.xpath("./blockquote/p/@data-quote")
            data = asked(sample, f"extract:{ref}")
            (chain,) = found(card, "or-chain")
            assert chain.tag == "ol" and chain.get("aria-label")
            told = [words(item) for item in found(chain, "or-chain__role")]
            assert told == [*(roles[step["role"]] for step in data["chain"]), "our capture"]
            steps = found(chain, "or-chain__step")
            for step, item in zip(data["chain"], steps, strict=False):
                missing = step["id"] is None and step["role"] != "speaker"
                assert ("or-chain__step--unknown" in item.get("class")) == missing
            kept = "or-chain__step--unknown" not in steps[-1].get("class")
            assert kept == (data["capture"] is not None)
            seen.add(ref)
    assert seen == set(sample.corpus.extracts)


def test_voice_and_silence(sample: Inspected, page) -> None:
    for issue in sample.corpus.issues:
        data = asked(sample, f"issue:{issue}")
        tree = page(f"/issues/{issue}/")
        heading = tree.xpath(".//h2[@id='voice-and-silence']")[0]
        silent = heading.getnext().xpath(".//a/@href")
        assert [href.strip("/").rpartition("/")[2] for href in silent] == [
            key.removeprefix("actor:") for key in data["silent"]
        ]
        assert len(found(tree, "or-moves__kind")) == len(data["changes"])
        marks = found(tree, "or-lanes__mark")
        dated = [
            item
            for quoted in sample.corpus.extracts.values()
            for item in quoted.extract.stances
            if item[1] == issue and not quoted.date.open_start
        ]
        assert len(marks) in (0, len(dated))


def test_each_analysis_is_reached_from_the_briefing(sample: Inspected, page) -> None:
    """Its section stands on the page, or the page of it is linked there."""
    tree = page(f"/briefings/{BRIEFING}/")
    links = {href.partition("#")[0] for href in tree.xpath(".//a/@href")}
    for css in ("or-judgement", "or-matrix", "or-claim", "or-ach", "or-reading", "or-gaps",
                "or-summary-statement", "or-chain", "or-timeline", "or-editions"):  # fmt: skip
        assert found(tree, css), css
    for issue in sample.corpus.briefings[BRIEFING].record.issues:
        assert f"../../issues/{issue}/" in links
    for claim in sample.corpus.claims:
        assert f"../../claims/{claim}/" in links
    assert "../../positions/volodymyr-zelenskyy--minerals-agreement/" in links
    assert "../../actors/volodymyr-zelenskyy/" in links
    methods = [words(item) for item in found(tree, "or-how")]
    assert "../../method/" in links and len(methods) == len(set(methods)) == 4
    known = {"status-of-a-point-of-fact", "checks-on-judgements", "silence",
             "what-we-do-not-know", "sources-in-sum"}  # fmt: skip
    ways = {href.partition("method/#")[2] for href in tree.xpath(".//a/@href")}
    assert known <= ways
    # Positions over time: the figure and the changes are one step away, on the issue's page.
    issue = page("/issues/minerals-agreement/")
    assert found(issue, "or-lanes__picture") and found(issue, "or-moves__kind")
    # Corrections, moments and editions are commands: the method page has an example of each.
    method = words(page("/method/"))
    for command in ("onrecord impact", "--as-of", "onrecord diff"):
        assert command in method


def test_diff_tells_the_numbers_of_both_editions(tmp_path: Path, onrecord) -> None:
    before, after = copy_sample(tmp_path / "before"), copy_sample(tmp_path / "after")
    cut_out(after, "rferl-2025-02-15")
    files = []
    for site in (before, after):
        assert not generate(site).failed
        files.append(site / "docs/data/corpus.json")
    answer = json.loads(onrecord("diff", *files, "--json").stdout)["differences"]
    told = {item["ref"]: item["words"] for item in answer if item["what"] == "claim"}
    was, now = inspect(before), inspect(after)
    impact = json.loads(onrecord("impact", "rferl-2025-02-15", "--site", before, "--json").stdout)
    assert set(told) == set(impact["claims"])
    for id_, text in told.items():
        if id_ not in now.corpus.claims:
            assert text.startswith("Point of fact withdrawn")
            continue
        old, new = asked(was, f"claim:{id_}"), asked(now, f"claim:{id_}")
        if old["status"] != new["status"]:
            assert (
                f"from {STATUS[old['status']].lower()} to {STATUS[new['status']].lower()}" in text
            )
        if counts(old) != counts(new):
            assert f"now on {counts(new)} (before: {counts(old)})" in text
    judged = {item["ref"] for item in answer if item["what"] == "judgement"}
    assert judged and judged <= set(impact["judgements"])
