"""How to cite, held to the rules of the manuals, and to inventing nothing."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest

from desks import OUTLETS, briefing, corpus_of, story
from onrecord.exports import bibtex as bibtex_export
from onrecord.inputs.site import SiteConfig
from onrecord.model.edtf import Edtf
from onrecord.render.bylines import Name, name_of
from onrecord.render.citing import (
    Work,
    apa,
    bibtex,
    chicago,
    forms,
    original,
    own_page,
    plain,
)
from onrecord.render.press import Edition, Sheet

STRINGS = Path(__file__).parents[1] / "hostile" / "strings.json"
HOSTILE = [item["text"] for item in json.loads(STRINGS.read_text(encoding="utf-8"))["strings"]]
JANE, JOHN, ANN, DESK = (
    Name("", "Doe", "Jane Q."),
    Name("", "Smith", "John"),
    Name("", "Lee", "Ann-Marie"),
    Name("The Desk"),
)
DAY = Edtf.parse("2025-02-15")


def work(**more) -> Work:
    return Work(**{"key": "k", "title": "No deal", "container": "Desk", "published": DAY, **more})


def both(**more) -> tuple[str, str]:
    return plain(chicago(work(**more))), plain(apa(work(**more)))


@pytest.mark.parametrize(
    ("authors", "in_chicago", "in_apa"),
    [
        ((), "“No deal.” Desk. February 15, 2025.", "No deal. (2025, February 15). Desk."),
        ((JANE,), "Doe, Jane Q. “No deal.” ", "Doe, J. Q. (2025, February 15). "),
        ((JANE, JOHN), "Doe, Jane Q., and John Smith. “", "Doe, J. Q., & Smith, J. ("),
        (
            (JANE, JOHN, ANN),
            "Doe, Jane Q., John Smith, and Ann-Marie Lee. “",
            "Doe, J. Q., Smith, J., & Lee, A.-M. (",
        ),
        ((DESK,), "The Desk. “", "The Desk. ("),
        ((DESK, JOHN), "The Desk and John Smith. “", "The Desk, & Smith, J. ("),
        ((JANE,) * 6, "and Jane Q. Doe. “", "& Doe, J. Q. ("),
        ((JANE,) * 7, "Doe, Jane Q., Jane Q. Doe, Jane Q. Doe, et al. “", "& Doe, J. Q. ("),
        ((JANE,) * 20 + (JOHN,), ", et al. “", "Doe, J. Q., . . . Smith, J. ("),
    ],
)
def test_authors(authors, in_chicago, in_apa):
    in_full, short = both(authors=authors)
    assert in_full.startswith(in_chicago) or in_chicago in in_full
    assert short.startswith(in_apa) or in_apa in short


def test_a_long_list_is_cut_where_the_manuals_cut_it():
    assert both(authors=(JANE,) * 6)[0].count("Doe") == 6
    assert both(authors=(JANE,) * 20)[1].count("Doe") == 20
    assert both(authors=(JANE,) * 21)[1].count("Doe") == 20


@pytest.mark.parametrize(
    ("date", "in_chicago", "in_apa"),
    [
        ("2025-02-15", "February 15, 2025.", "(2025, February 15)"),
        ("2025-02-15T16:30:00+01:00", "February 15, 2025.", "(2025, February 15)"),
        ("2025-02", "February 2025.", "(2025, February)"),
        ("2025", "2025.", "(2025)"),
        ("2025-21", "Spring 2025.", "(2025, Spring)"),
        ("2025-02-15?", "[February 15, 2025?].", "(ca. 2025, February 15)"),
        ("2025-02~", "[ca. February 2025].", "(ca. 2025, February)"),
        ("2025%", "[ca. 2025?].", "(ca. 2025)"),
        ("2025-02-XX", "February 2025.", "(2025, February)"),
        ("202X", "2020s.", "(2020s)"),
        ("2025-02-12/2025-02-14", "February 12–14, 2025.", "(2025, February 12–14)"),
        ("2025-02-28/2025-03-02", "February 28–March 2, 2025.", "(2025, February 28–March 2)"),
        (
            "2024-12-30/2025-01-02",
            "December 30, 2024–January 2, 2025.",
            "(2024, December 30–2025, January 2)",
        ),
        ("../2025-02-14", "n.d.", "(n.d.)"),
        (None, "n.d.", "(n.d.)"),
    ],
)
def test_dates_are_no_more_precise_than_they_are_known(date, in_chicago, in_apa):
    in_full, short = both(published=date and Edtf.parse(date))
    assert in_full.endswith(f"Desk. {in_chicago}")
    assert f"{in_apa}. Desk." in short


def test_an_updated_page_gives_both_dates_in_chicago_and_the_later_in_apa():
    in_full, short = both(updated=Edtf.parse("2025-02-20"))
    assert in_full.endswith("February 15, 2025, updated February 20, 2025.")
    assert "(2025, February 20)." in short and "15" not in short
    entry = bibtex(work(updated=Edtf.parse("2025-02-20")))
    assert "date = {2025-02-20}" in entry and "First published February 15, 2025" in entry


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The “half” that was offered", "“The ‘half’ that was offered.”"),
        ('The "half" that was offered', "“The ‘half’ that was offered.”"),
        ("He said “no”", "“He said ‘no.’”"),
        ("Who said “no”?", "“Who said ‘no’?”"),
        ("Kyiv’s “so-called ‘half’ offer”", "“Kyiv’s ‘so-called “half” offer.’”"),
        ("Will they sign?", "“Will they sign?”"),
        ("They will not sign.", "“They will not sign.”"),
    ],
)
def test_quotation_marks_within_a_title(title, shown):
    in_full, short = both(title=title)
    assert in_full.startswith(shown)
    assert title.rstrip(".") in short, "APA leaves the marks as they are"
    assert ".." not in in_full + short and "?." not in in_full + short


def test_a_newspaper_is_set_in_italics_and_stands_for_an_unsigned_article():
    paper = work(container="The Courier", periodical=True)
    italic = [run.text for run in chicago(paper) if run.italic]
    assert italic == ["The Courier"]
    assert plain(chicago(paper)) == "The Courier. “No deal.” February 15, 2025."
    assert [run.text for run in apa(paper) if run.italic] == ["The Courier"]
    signed = work(container="The Courier", periodical=True, authors=(JANE,))
    assert plain(chicago(signed)).endswith("“No deal.” The Courier, February 15, 2025.")
    assert [run.text for run in apa(work()) if run.italic] == ["No deal"]


def test_nothing_is_invented():
    bare = forms(Work("k", "No deal"))
    assert plain(bare.chicago) == "“No deal.” n.d."
    assert plain(bare.apa) == "No deal. (n.d.)."
    assert bare.bibtex == "@misc{k,\n  title = {{No deal}},\n}"
    for text in (plain(bare.chicago), plain(bare.apa), bare.bibtex):
        assert "http" not in text and "Accessed" not in text and "Retrieved" not in text


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Jane Doe", Name("", "Doe", "Jane")),
        ("Doe, Jane", Name("", "Doe", "Jane")),
        ("Ursula von der Leyen", Name("", "von der Leyen", "Ursula")),
        ("Martin Luther King, Jr.", Name("", "King", "Martin Luther", "Jr.")),
        ("King, Martin Luther, Jr.", Name("", "King", "Martin Luther", "Jr.")),
        ("Володимир Зеленський", Name("", "Зеленський", "Володимир")),
        ("RFE/RL", Name("RFE/RL")),
        ("Onrecord desk", Name("Onrecord desk")),
        ("Ministry of Finance", Name("Ministry of Finance")),
        ("Jane Doe and John Smith", Name("Jane Doe and John Smith")),
        ("محمد عبد الله", Name("محمد عبد الله")),
        ("王小明", Name("王小明")),
        ("Novaya Gazeta", Name("Novaya Gazeta")),
        ("Plato", Name("Plato")),
    ],
)
def test_names_are_taken_apart_only_where_they_are_persons(byline, name):
    assert name_of(byline, {"novaya gazeta"}) == name


def test_a_source_page_cites_the_original():
    corpus = corpus_of(
        {
            **story("s1", more="wire: wire|url: https://example.org/a%20b"),
            **story("s2", more="authors: [Jane Doe]|retrieved: 2025-02-16|url: https://e.org/a"),
        }
    )
    wire = plain(forms(original(corpus, corpus.sources["s1"])).chicago)
    assert wire == "Wire Agency. “s1.” Gazette, February 14, 2025. https://example.org/a%20b."
    signed = forms(original(corpus, corpus.sources["s2"]))
    assert plain(signed.apa) == "Doe, J. (2025, February 14). s2. Gazette. https://e.org/a"
    assert "urldate = {2025-02-16}" in signed.bibtex and "@article{s2," in signed.bibtex


def test_the_entry_on_a_page_agrees_with_the_one_in_the_download():
    corpus = corpus_of(
        {
            "briefings/outlets.yml": OUTLETS + "office: {name: Office, type: government}\n"
            "radio: {name: 'Radio % & -- {now}', type: broadcaster}\n",
            **story("s1", more="wire: wire|url: https://example.org/a%20b"),
            **story("s2", outlet="radio"),
            **story("s3", outlet="office", date="2025-02"),
            **story("s4", outlet="", more="wire: wire", date="2025-02-14?"),
            **story("s5", more="type: interview|archive_url: https://archive.example/s5"),
            **story(
                "s6", more="retracted: {date: 2025-03-01, what: All of it.}", date="2025-02/.."
            ),
        }
    )
    read = bibtexparser.parse_string(bibtex_export.render(corpus, Edition(SiteConfig())))
    for source in corpus.sources.values():
        (shown,) = bibtexparser.parse_string(bibtex(original(corpus, source))).entries
        whole = read.entries_dict[source.id]
        assert shown.entry_type == whole.entry_type, source.id
        for name in ("title", "journal", "howpublished", "date", "url", "archiveurl"):
            ours, theirs = shown.fields_dict.get(name), whole.fields_dict.get(name)
            assert (ours and ours.value) == (theirs and theirs.value), (source.id, name)
        # the download also spells out a date that BibTeX's own fields cannot hold
        ours, theirs = shown.fields_dict.get("note"), whole.fields_dict.get("note")
        assert ours is None or theirs.value.startswith(ours.value), source.id
    assert "Retracted 1 March 2025: All of it." in read.entries_dict["s6"]["note"]
    assert "Retracted 1 March 2025" in bibtex(original(corpus, corpus.sources["s6"]))
    kinds = {entry.key: entry.entry_type for entry in read.entries}
    assert kinds == {
        "s1": "article",
        "s2": "article",
        "s3": "misc",
        "s4": "misc",
        "s5": "misc",
        "s6": "article",
    }


def test_a_page_of_a_site_whose_address_is_not_known_has_none():
    corpus = corpus_of(briefing("authors: [Jane Doe]\n"))
    for url, shown in (("", ""), ("https://desk.example/x/", "https://desk.example/x/briefings/")):
        sheet = Sheet(corpus, Edition(SiteConfig("Desk", url)), "/briefings/desk/")
        found = sheet.citing_page("The toll", authors=["Jane Doe"], published=DAY)
        for text in (plain(found.chicago), plain(found.apa), found.bibtex):
            assert ("http" in text) == bool(url) and shown in text
    # a page without an author is the site's own, which is then not named twice
    bare = own_page(corpus, "Desk", "k", "Ada Minister", state=DAY)
    assert plain(chicago(bare)) == "Desk. “Ada Minister.” Evidence to February 15, 2025."
    assert plain(apa(bare)) == "Desk. (n.d.). Ada Minister [Evidence to February 15, 2025]."


def test_hostile_texts_stay_what_they_are():
    for text in [*HOSTILE, "a } b { c", "50 % of #1 & $_^~\\", "שלום (עולם)", "نص «عربي»", "文章"]:
        flat = " ".join(text.split())
        if not flat:
            continue
        hostile = work(title=text, authors=(Name(flat),), container=flat, address="https://e.org/")
        entry = bibtex(hostile)
        assert entry.count("{") == entry.count("}")
        assert len(entry.splitlines()) == 9
        library = bibtexparser.parse_string(entry)
        assert len(library.entries) == 1 and not library.failed_blocks, text
        for run in (*chicago(hostile), *apa(hostile)):
            assert "\n" not in run.text
        assert any(run.foreign and flat.rstrip(".")[:20] in run.text for run in apa(hostile))
