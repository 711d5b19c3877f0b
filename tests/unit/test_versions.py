"""Two versions of one story: what differs, in what it says and who is said to have said it."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from conftest import bare_site
from onrecord.analysis.compared import shown_comparisons
from onrecord.build import generate, inspect
from onrecord.captures.capture import read_capture
from onrecord.captures.compared import as_data, compare_captures, recorded
from onrecord.captures.sentences import Stretch
from onrecord.captures.versions import compare, passage_differs
from onrecord.model.base import Tlp
from onrecord.model.comparison import SUFFIX

A = """Ministry keeps the weir shut

The ministry will not open the weir at Tolle before May, a senior official said on Monday.

“It is a foolish plan and the valley cannot carry it,” the senior official said.

Farmers had asked for 40 days of water. They got none.

“We were heard too late,” farmer Ann Dorrit told Northway Agency in Tolle.

The weir was built in 1931. It has three gates, of which one has rusted shut.

Minister Karl Voss calls the weir “safe for now.”
"""


def changed(*edits: tuple[str, str]) -> str:
    text = A
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def words(text_a, text_b, pair):
    return [
        (
            text_a[c.a[0].start : c.a[-1].end] if c.a else "",
            text_b[c.b[0].start : c.b[-1].end] if c.b else "",
        )
        for c in pair.changes
    ]


def test_the_same_text_has_no_differences():
    found = compare(A, A)
    assert not found.differs
    assert not found.quotations and not found.attributions
    assert len(found.same) == 9


def test_marks_and_white_space_are_no_difference():
    b = (
        A.replace("“", '"')
        .replace("”", '"')
        .replace("\n\n", "\n\n\n")
        .replace("40 days", "40\u00a0days")
    )
    assert not compare(A, b).differs


def test_case_and_digits_are_differences():
    for old, new in (("40 days", "41 days"), ("Monday", "monday"), ("will not", "will")):
        found = compare(A, changed((old, new)))
        assert len(found.reworded) == 1, (old, new)
        assert not found.cut and not found.added


def test_added_and_cut():
    b = changed(("It has three gates, of which one has rusted shut.", ""))
    found = compare(A, b)
    assert [part.of(A) for part in found.cut] == [
        "It has three gates, of which one has rusted shut."
    ]
    back = compare(b, A)
    assert [part.of(A) for part in back.added] == [
        "It has three gates, of which one has rusted shut."
    ]


def test_a_sentence_split_in_two_is_reworded_and_not_added():
    b = changed(
        (
            "It has three gates, of which one has rusted shut.",
            "It has three gates. Of these one has rusted shut.",
        )
    )
    found = compare(A, b)
    assert not found.added and not found.cut
    assert [len(pair.b) for pair in found.reworded] == [2]


def test_moved_sentences():
    lines = A.split("\n")
    lines.insert(2, lines.pop(6))
    found = compare(A, "\n".join(lines))
    assert [pair.a[0].of(A)[:7] for pair in found.moved]
    assert not found.cut and not found.added


def test_a_quotation_reworded():
    b = changed(("a foolish plan", "a silly plan"))
    found = compare(A, b)
    assert [item.kind for item in found.quotations] == ["reworded"]
    assert words(A, b, found.quotations[0]) == [("foolish", "silly")]


def test_a_quotation_that_lost_its_marks():
    found = compare(A, changed(("“safe for now.”", "safe for now.")))
    assert [item.kind for item in found.quotations] == ["unquoted"]
    back = compare(changed(("“safe for now.”", "safe for now.")), A)
    assert [item.kind for item in back.quotations] == ["quoted"]


def test_the_comma_before_a_closing_mark_is_no_part_of_a_quotation():
    found = compare(A, changed(("carry it,” the", "carry it”, the")))
    assert not found.quotations


def test_a_qualifier_added_and_dropped():
    b = changed(("it,” the senior official", "it,” the former senior official"))
    added = compare(A, b).attributions
    assert [(x.kind, x.after) for x in added] == [("qualifier-added", "former")]
    dropped = compare(b, A).attributions
    assert [(x.kind, x.before) for x in dropped] == [("qualifier-cut", "former")]


def test_a_qualifier_within_a_quotation_is_not_one_of_the_speaker():
    found = compare(changed(("a foolish plan", "a former foolish plan")), A)
    assert not found.attributions


def test_an_agency_removed_as_interviewer():
    b = changed(("told Northway Agency in Tolle", "said in Tolle"))
    found = compare(A, b, outlets={"Northway Agency": "northway"}).attributions
    assert [(x.kind, x.before, x.outlet) for x in found] == [
        ("credit-cut", "Northway Agency", "northway")
    ]


def test_well_known_agencies_need_no_registration():
    a = A.replace("Northway Agency", "The Associated Press")
    b = A.replace("told Northway Agency", "said")
    found = compare(a, b).attributions
    assert [(x.kind, x.before, x.outlet) for x in found] == [
        ("credit-cut", "The Associated Press", None)
    ]


def test_an_agency_under_another_of_its_names_is_still_credited():
    a = A.replace("Northway Agency", "The Associated Press")
    b = A.replace("Northway Agency", "AP")
    assert not [x for x in compare(a, b).attributions if x.kind.startswith("credit")]


def test_a_name_respelt_is_reported_once():
    b = A.replace("Dorrit", "Dorritt").replace("Tolle", "Tollé")
    found = compare(A, b).attributions
    assert {(x.kind, x.before, x.after, x.times) for x in found} == {
        ("respelt", "Dorrit", "Dorritt", 1),
        ("respelt", "Tolle", "Tollé", 2),
    }


def test_a_country_and_its_people_are_not_two_spellings():
    a = "The envoy of Ruritania spoke. He left early on the following day."
    b = "The Ruritanian envoy spoke. He left early on the following day."
    assert not [x for x in compare(a, b).attributions if x.kind == "respelt"]


def test_another_speaker_and_another_verb():
    found = compare(A, changed(("the senior official said.", "the mayor of Tolle said.")))
    assert "speaker" in {x.kind for x in found.attributions}
    found = compare(A, changed(("Karl Voss calls", "Karl Voss names")))
    assert not found.attributions
    found = compare(
        A,
        changed(
            (
                "cannot carry it,” the senior official said",
                "cannot carry it,” the senior official claimed",
            )
        ),
    )
    assert [(x.kind, x.before, x.after) for x in found.attributions] == [
        ("verb", "said", "claimed")
    ]


def place(text: str, words: str) -> Stretch:
    return Stretch(text.index(words), text.index(words) + len(words))


def test_what_befell_a_passage():
    b = changed(
        ("a foolish plan", "a silly plan"),
        ("It has three gates, of which one has rusted shut.", ""),
        ("told Northway Agency", "said"),
    )
    found = compare(A, b)

    def of(words: str) -> str | None:
        differs = passage_differs(found, [place(A, words)], in_b=False)
        return differs and differs.kind

    assert of("foolish plan and the valley") == "words"
    assert of("the valley cannot carry it") == "around"
    assert of("one has rusted shut") == "cut"
    assert of("heard too late") == "around"
    assert of("built in 1931") is None


def test_spelling_alone_is_told_apart():
    b = A.replace("Dorrit", "Dorritt")
    found = compare(A, b)
    differs = passage_differs(found, [place(A, "heard too late")], in_b=False)
    assert differs.kind == "spelling"


def test_words_inserted_within_a_passage():
    b = changed(("the valley cannot", "the valley surely cannot"))
    differs = passage_differs(compare(A, b), [place(A, "the valley cannot carry it")], in_b=False)
    assert differs.kind == "words"
    assert [(part.start, part.end) for part in differs.changed] == [
        (A.index("cannot"), A.index("cannot"))
    ]


def test_long_texts_are_compared_in_seconds():
    lines = [
        f"Sentence {n} speaks of gate {n * 7} and of the mill at mile {n}." for n in range(4000)
    ]
    a = "\n".join(lines)
    lines[1234] = "Something else entirely happened at that time."
    del lines[3000]
    found = compare(a, "\n".join(lines))
    assert len(found.same) == 3998


# -- with content ----------------------------------------------------------------------------

CANARY = "zwölfkanarienvögel"
SOURCES = {
    "agency-1": """---
title: Ministry keeps the weir shut
outlet: northway
published: 2025-03-03
extracts:
  - id: foolish
    quote: It is a foolish plan and the valley cannot carry it
    speaker_described: a senior official
    of: ministry
    form: direct
    positions: {weir: rejects}
  - id: late
    quote: We were heard too late
    speaker: ann-dorrit
    form: direct
    said_to: northway
  - id: built
    quote: The weir was built in 1931.
---
""",
    "daily-1": """---
title: No water for Tolle
outlet: daily
published: 2025-03-04
copy_of: agency-1
---
""",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = bare_site(tmp_path / "site")
    content = folder / "briefings"
    (content / "sources").mkdir()
    for name, text in SOURCES.items():
        (content / "sources" / f"{name}.md").write_text(text)
    (content / "outlets.yml").write_text(
        "northway: {name: Northway Agency, type: wire}\ndaily: {name: The Daily, type: newspaper}\n"
    )
    (content / "actors.yml").write_text(
        "ministry: {name: The ministry, type: body}\nann-dorrit: {name: Ann Dorrit, type: person}\n"
    )
    (content / "issues.yml").write_text(
        "weir:\n  title: The weir\n  question: Should it be opened?\n"
        "  stances:\n    rejects: {label: rejects it, side: against}\n"
    )
    (content / "claims.yml").write_text(
        "too-late: {text: The farmers were heard late., supported_by: [agency-1#late]}\n"
        "age: {text: The weir dates from 1931., supported_by: [agency-1#built]}\n"
    )
    (folder / "captures").mkdir()
    (folder / "captures" / "agency-1.txt").write_text(A + f"\nThe {CANARY} were not seen.\n")
    b = changed(
        ("a foolish plan", f"a {CANARY} plan"),
        ("told Northway Agency", "said"),
        ("it,” the senior", "it,” the former senior"),
    )
    (folder / "captures" / "daily-1.txt").write_text(b)
    return folder


def compared(site: Path):
    corpus = inspect(site).whole
    return compare_captures(corpus, read_capture(site, "agency-1"), read_capture(site, "daily-1"))


def test_positions_and_claims_that_rest_on_what_differs(site):
    data = as_data(compared(site))
    assert set(data) >= {"added", "cut", "reworded", "quotations", "attributions"}
    assert [item["ref"] for item in data["extracts"]] == ["agency-1#foolish", "agency-1#late"]
    assert [item["change"] for item in data["extracts"]] == ["words", "around"]
    assert [item["id"] for item in data["positions"]] == ["ministry--weir"]
    assert [item["id"] for item in data["claims"]] == ["too-late"]
    assert data["unplaced"] == []


def write(site: Path) -> Path:
    path = site / "briefings/sources" / f"agency-1--daily-1{SUFFIX}"
    path.write_text(recorded(compared(site)).as_text())
    return path


def test_the_record_holds_no_text_of_the_captures(site):
    text = write(site).read_text()
    assert CANARY not in text and "valley" not in text and "foolish plan" not in text
    record = json.loads(text)
    assert {"kind": "qualifier-added", "times": 1, "word": "former"} in record["attributions"]
    assert {"kind": "credit-cut", "times": 1, "outlet": "northway"} in record["attributions"]
    passage = record["passages"][0]
    quote = "It is a foolish plan and the valley cannot carry it"
    assert [quote[start:end] for start, end in passage["changed"]] == ["foolish"]


def test_the_page_is_linked_from_both_sources_and_shows_no_capture(site):
    write(site)
    done = generate(site)
    assert not done.failed
    page = done.pages["/comparisons/agency-1--daily-1/"]
    assert "Other words stand there for “foolish”" in page.body
    assert "“former” stands in the second version only" in page.body
    for source in ("agency-1", "daily-1"):
        assert "/comparisons/agency-1--daily-1/" in done.pages[f"/sources/{source}/"].body
    for found in done.pages.values():
        assert CANARY not in found.text


def test_the_page_and_the_command_agree_to_the_last_number(site, onrecord):
    done = onrecord("compare", "agency-1", "daily-1", "--json", "--write", "--site", site)
    data = json.loads(done.stdout)
    body = generate(site).pages["/comparisons/agency-1--daily-1/"].body
    shown = html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))
    sentences = (
        f"{data['sentences']['same']} the same, {len(data['reworded'])} reworded, "
        f"{len(data['cut'])} only in the first, {len(data['added'])} only in the second"
    )
    assert sentences in shown
    kinds = Counter(item["kind"] for item in data["quotations"])
    facts = shown.partition("Quotations that differ")[2].partition("Attributions that differ")[0]
    assert Counter(int(number) for number in re.findall(r"(\d+):", facts)) == Counter(
        kinds.values()
    )
    passages = body.partition('id="sec.passages"')[2]
    quoted = dict.fromkeys(re.findall(r'data-quote="([^"]+)"', passages))
    assert list(quoted) == [item["ref"] for item in data["extracts"]]
    for kind in ("positions", "claims"):
        for item in data[kind]:
            assert f"{kind}/{item['id']}/" in passages


def test_withheld_sources_and_extracts_are_not_compared(site):
    write(site)
    path = site / "briefings/sources/agency-1.md"
    text = path.read_text()
    path.write_text(text.replace("  - id: late\n", "  - id: late\n    tlp: amber\n"))
    (shown,) = shown_comparisons(inspect(site).corpus)
    assert [item.quoted.ref for item in shown.passages] == ["agency-1#foolish"]
    path.write_text(text.replace("title: Ministry", "tlp: red\ntitle: Ministry"))
    (site / "briefings/claims.yml").unlink()
    assert shown_comparisons(inspect(site).corpus) == ()
    assert len(shown_comparisons(inspect(site, Tlp.RED).corpus)) == 1
    daily = site / "briefings/sources/daily-1.md"
    daily.write_text(daily.read_text().replace("copy_of: agency-1\n", ""))
    assert not any("comparisons" in address for address in generate(site).pages)


def test_an_edited_quotation_falls_out_and_is_reported(site):
    write(site)
    path = site / "briefings/sources/agency-1.md"
    path.write_text(path.read_text().replace("We were heard too late", "heard too late"))
    found = inspect(site)
    assert [item.code for item in found.diagnostics] == ["stale-comparison"]
    (shown,) = shown_comparisons(found.corpus)
    assert [item.quoted.ref for item in shown.passages] == ["agency-1#foolish"]


def test_the_command(site, onrecord):
    done = onrecord("compare", "agency-1", "daily-1", "--json", "--write", "--site", site)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["quotations"]
    assert (site / "briefings/sources" / f"agency-1--daily-1{SUFFIX}").is_file()
    told = onrecord("compare", "agency-1", "daily-1", "--site", site).stdout
    assert "[-foolish-]" in told and '"former" is new' in told


def test_what_is_missing_is_said(site, onrecord):
    (site / "captures/daily-1.txt").unlink()
    done = onrecord("compare", "agency-1", "daily-1", "--site", site)
    assert done.returncode == 1
    assert 'no capture of "daily-1"' in done.stderr and "captures/daily-1.txt" in done.stderr
    done = onrecord("compare", "agency-1", "dayly-1", "--site", site)
    assert done.returncode == 1 and 'did you mean "daily-1"?' in done.stderr
    assert onrecord("compare", "agency-1", "agency-1", "--site", site).returncode == 2


def test_captures_without_a_source_can_be_compared(site, onrecord):
    shutil.copy(site / "captures/agency-1.txt", site / "captures/loose.txt")
    done = onrecord("compare", "agency-1", "loose", "--site", site)
    assert done.returncode == 0 and "The two are the same" in done.stdout
    done = onrecord("compare", "agency-1", "loose", "--write", "--site", site)
    assert done.returncode == 1 and 'no source file for "loose"' in done.stderr
