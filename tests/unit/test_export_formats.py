"""Every export against its own format: read by the format's library or held against its schema.

One desk holds what is awkward: doubtful dates, missing outlets, retractions, copies, names with
commas, text that is a command to TeX, XML or JSON, and scripts other than Latin.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from typing import Any

import bibtexparser
import pytest
import rispy
from followthemoney import model as follow_the_money_model
from followthemoney.types import registry
from jsonschema import Draft202012Validator
from pylatexenc.latex2text import LatexNodes2Text

import schemas
from desks import corpus_of, story
from hostile.site_of_texts import STRINGS, scalar
from onrecord.captures.foreign import bibtex as foreign_bibtex
from onrecord.captures.foreign import csl as foreign_csl
from onrecord.captures.stated import MAX_TITLE, tidy
from onrecord.corpus import Corpus
from onrecord.exports import (
    bibtex,
    corpus_json,
    corpus_schema,
    csl_json,
    files,
    follow_the_money,
    formats,
    ris,
    web_annotations,
)
from onrecord.exports.bibliographic import parts
from onrecord.inputs.site import SiteConfig
from onrecord.languages import ENGLISH
from onrecord.model.edtf import Edtf
from onrecord.model.lock import Lock
from onrecord.render.press import Edition

THERE = Edition(SiteConfig("Desk", "https://desk.example/sub/"))
NOWHERE = Edition(SiteConfig("Desk"))
FILES = {
    **story("plain", "{id: a, quote: Words, speaker: mayor, said: 2025-02-13}",
            more="url: https://example.org/a?b=c;d&e=%20f|authors: ['Doe, Jane', 'Li Wei', 'A and B']"
                 "|archive_url: https://archive.example.net/x|retrieved: 2025-02-15|language: en-GB"),
    **story("doubtful", "{id: a, quote: Words, speaker_described: an official, of: ministry}",
            date="2025-02-15?", more="wire: wire"),
    **story("unnamed", "{id: a, quote: Слова, about: [rival]}", outlet="", date="2025-02",
            more="wire: wire|language: uk"),
    **story("copied", outlet="courier", date="2025-02-12/2025-02-14", more="copy_of: plain|wire: wire"),
    **story("withdrawn", "{id: a, quote: Words, speaker: minister, positions: {toll: rejects}}",
            date="../2025-02-14",
            more="url: http://example.org/w|retracted: {date: 2025-02-18, what: Made up}"
                 "|corrected: {date: 2025-02-16, what: A name.}"),
    **story("filmed", date="2025-21", more="type: video"),
    **story("posted", date="202X", more="type: post"),
}  # fmt: skip


@cache
def desk() -> Corpus:
    return corpus_of(FILES)


@cache
def hostile(longest: int = 100_000) -> Corpus:
    """A source for every hostile text, which is its title, a byline, its words and its remarks."""
    texts = [(n, text) for n, text in enumerate(STRINGS) if len(text) <= longest]
    found = {
        "briefings/outlets.yml": "".join(
            f"o{n}: {{name: {scalar(text)}, type: newspaper}}\n" for n, text in texts
        ),
        "briefings/actors.yml": "".join(
            f"a{n}: {{name: {scalar(text)}, type: person, aliases: [{scalar(text)}], "
            f"roles: [{{title: {scalar(text)}}}]}}\n"
            for n, text in texts
        ),
    }
    for n, text in texts:
        found[f"briefings/sources/s{n}.md"] = (
            f"---\ntitle: {scalar(text)}\noutlet: o{n}\npublished: 2025-02-01\n"
            f"url: https://example.org/{n}\nauthors: [{scalar(text)}, Plain Name]\n"
            f"retracted: {{date: 2025-02-02, what: {scalar(text)}}}\nextracts:\n"
            f"  - {{id: one, quote: {scalar(text)}, speaker: a{n}, note: {scalar(text)}}}\n---\n"
        )
    return corpus_of(found, base={})


def line(text: str) -> str:
    return " ".join(text.split())


def errors(schema: dict, data: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [
        f"{error.json_path}: {error.message[:200]}"
        for error in Draft202012Validator(schema).iter_errors(data)
    ]


# -- the protocol ----------------------------------------------------------------------------------


def test_every_format_of_the_site_is_there() -> None:
    assert sorted(formats()) == [
        "bibtex", "csl-json", "csv", "followthemoney", "json", "json-schema", "ris",
        "web-annotations",
    ]  # fmt: skip
    assert len({module.FILE for module in formats().values()}) == len(formats())


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_format_keeps_to_the_protocol(name: str) -> None:
    module = formats()[name]
    for text in (
        ENGLISH.say(f"export.title.{name}"),
        ENGLISH.say(f"export.about.{name}"),
        module.EXAMPLE,
        module.holds(desk(), ENGLISH),
    ):
        assert text and text == text.strip() and "\n" not in text
    assert "/" in module.MEDIA_TYPE
    assert module.render(desk(), THERE).endswith("\n")


@pytest.mark.parametrize("name", sorted(formats()))
def test_the_order_of_input_does_not_matter(name: str) -> None:
    module = formats()[name]
    other = corpus_of(dict(reversed(FILES.items())))
    assert module.render(other, THERE) == module.render(desk(), THERE)


@pytest.mark.parametrize("name", sorted(formats()))
def test_without_an_address_of_the_site_none_is_made_up(name: str) -> None:
    text = formats()[name].render(desk(), NOWHERE)
    assert "desk.example" in formats()[name].render(desk(), THERE) or name in ("json-schema", "ris")
    assert "desk.example" not in text and "localhost" not in text


def test_a_desk_without_anything_is_exported_too() -> None:
    for path, text in files(corpus_of({}, base={}), NOWHERE).items():
        assert path.startswith("data/")
        if path.endswith((".json", ".jsonld")) and "ftm" not in path:
            json.loads(text)


# -- dates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "csl", "ris_date"),
    [
        ("2025-02-14", {"date-parts": [[2025, 2, 14]]}, "2025/02/14/"),
        ("2025-02", {"date-parts": [[2025, 2]]}, "2025/02//"),
        ("2025", {"date-parts": [[2025]]}, "2025///"),
        ("2025-02-14?", {"date-parts": [[2025, 2, 14]], "circa": True, "edtf": "2025-02-14?"},
         "2025/02/14/probably 14 February 2025"),
        ("2025-02~", {"date-parts": [[2025, 2]], "circa": True, "edtf": "2025-02~"},
         "2025/02//about February 2025"),
        ("2025-02-XX", {"date-parts": [[2025, 2]], "edtf": "2025-02-XX"},
         "2025/02//a day in February 2025"),
        ("2025-XX", {"date-parts": [[2025]], "edtf": "2025-XX"}, "2025///a month in 2025"),
        ("202X", {"literal": "the 2020s", "edtf": "202X"}, "///the 2020s"),
        ("2025-24", {"date-parts": [[2025]], "season": 4}, "2025///winter 2025"),
        ("2025-02-12/2025-02-14", {"date-parts": [[2025, 2, 12], [2025, 2, 14]]},
         "2025/02//12 to 14 February 2025"),
        ("2024-12-30/2025-01-02?",
         {"date-parts": [[2024, 12, 30], [2025, 1, 2]], "circa": True,
          "edtf": "2024-12-30/2025-01-02?"},
         "///30 December 2024 to probably 2 January 2025"),
        ("../2025-02-14", {"literal": "until 14 February 2025", "edtf": "../2025-02-14"},
         "///until 14 February 2025"),
        ("2025-02-14T23:30:00-05:00", {"date-parts": [[2025, 2, 14]]},
         "2025/02/14/14 February 2025, 23:30 UTC-05:00"),
    ],
)  # fmt: skip
def test_dates_keep_their_precision_and_doubt(text: str, csl: dict, ris_date: str) -> None:
    date = Edtf.parse(text)
    assert csl_json.date_variable(date) == csl
    assert ris.date_field(date) == ris_date
    found = parts(date)
    assert (found is None) == ("literal" in csl)


# -- CSL-JSON --------------------------------------------------------------------------------------


def csl(corpus: Corpus, edition: Edition = THERE) -> dict[str, dict]:
    data = json.loads(csl_json.render(corpus, edition))
    assert errors(schemas.CSL_JSON, data) == []
    return {item["id"]: item for item in data}


def test_csl_says_what_is_known_and_no_more() -> None:
    found = csl(desk())
    assert found["plain"] == {
        "id": "plain",
        "type": "article-newspaper",
        "title": "plain",
        "author": [{"literal": "Doe, Jane"}, {"literal": "Li Wei"}, {"literal": "A and B"}],
        "container-title": "Gazette",
        "issued": {"date-parts": [[2025, 2, 14]]},
        "accessed": {"date-parts": [[2025, 2, 15]]},
        "URL": "https://example.org/a?b=c;d&e=%20f",
        "archive": "archive.example.net",
        "archive_location": "https://archive.example.net/x",
        "language": "en-GB",
        "note": "Record: https://desk.example/sub/sources/plain/",
    }
    assert "container-title" not in found["unnamed"] and "author" not in found["unnamed"]
    assert found["unnamed"]["note"].startswith("Story of Wire Agency. Publisher not known.")
    assert found["copied"]["note"].startswith("Story of Wire Agency. Republishes “plain”.")
    assert found["withdrawn"]["status"] == "retracted"
    assert found["withdrawn"]["note"].startswith(
        "Retracted 18 February 2025: Made up. Corrected 16 February 2025: A name."
    )
    assert (found["filmed"]["type"], found["filmed"]["publisher"]) == ("motion_picture", "Gazette")
    assert (found["posted"]["type"], found["posted"]["genre"]) == ("post", "post")


def test_csl_keeps_hostile_text() -> None:
    found = csl(hostile())
    for n, text in enumerate(STRINGS):
        item = found[f"s{n}"]
        assert item["title"] == item["container-title"] == item["author"][0]["literal"] == text
        assert text in item["note"]


# -- BibTeX ----------------------------------------------------------------------------------------


def entries(corpus: Corpus, edition: Edition = THERE) -> dict[str, Any]:
    library = bibtexparser.parse_string(bibtex.render(corpus, edition))
    assert library.failed_blocks == []
    assert len(library.entries) == len(corpus.sources)
    return library.entries_dict


def fields(entry: Any) -> dict[str, str]:
    return {name: str(field.value) for name, field in entry.fields_dict.items()}


def test_bibtex_says_what_is_known_and_no_more() -> None:
    found = entries(desk())
    assert list(found) == sorted(desk().sources)
    plain = fields(found["plain"])
    assert found["plain"].entry_type == "article"
    assert plain == {
        "title": "{plain}",
        "author": "{Doe, Jane} and {Li Wei} and {A and B}",
        "journal": "{Gazette}",
        "date": "2025-02-14",
        "year": "2025",
        "month": "feb",
        "url": "https://example.org/a?b=c;d&e=%20f",
        "urldate": "2025-02-15",
        "language": "en-GB",
        "archiveurl": "https://archive.example.net/x",
        "recordurl": "https://desk.example/sub/sources/plain/",
    }
    doubtful = fields(found["doubtful"])
    assert (doubtful["date"], doubtful["year"], doubtful["month"]) == ("2025-02-15?", "2025", "feb")
    assert doubtful["note"].endswith("Date of publication: probably 15 February 2025.")
    assert found["unnamed"].entry_type == "misc" and "publisher" not in fields(found["unnamed"])
    assert "year" not in fields(found["posted"]) and "year" not in fields(found["withdrawn"])
    assert fields(found["withdrawn"])["note"].startswith("Retracted 18 February 2025: Made up.")
    assert fields(found["copied"])["date"] == "2025-02-12/2025-02-14"


def test_bibtex_keeps_hostile_text() -> None:
    """Parsed as BibTeX and read as TeX, every text comes back letter for letter."""
    found = entries(hostile())
    reader = LatexNodes2Text(
        latex_context=foreign_bibtex.KNOWN_SIGNS, keep_comments=True, strict_latex_spaces=True
    )
    plain = reader.latex_to_text
    for n, text in enumerate(STRINGS):
        read = fields(found[f"s{n}"])
        assert plain(read["title"]) == plain(read["journal"]) == line(text)
        assert line(text) in plain(read["note"])
        assert not set("<>|") & set(read["title"])


# -- what we export we can import ------------------------------------------------------------------


@pytest.mark.parametrize("edition", [THERE, NOWHERE])
def test_our_own_importers_read_our_exports(edition: Edition) -> None:
    for corpus in (desk(), hostile()):
        for read, text in (
            (foreign_bibtex.read, bibtex.render(corpus, edition)),
            (foreign_csl.read, csl_json.render(corpus, edition)),
        ):
            export = read(text)
            assert export is not None and export.broken == ()
            assert len(export.items) == len(corpus.sources)
            for item, source in zip(export.items, corpus.sources.values(), strict=True):
                # They take tags out of a title, and what is no title at all for none.
                found = [fact.value for fact in item.stated.titles]
                wanted = tidy(source.record.title)
                assert found == ([wanted] if 0 < len(wanted) <= MAX_TITLE else [])


# -- RIS -------------------------------------------------------------------------------------------


def records(corpus: Corpus, edition: Edition = THERE) -> dict[str, dict]:
    found = rispy.loads(ris.render(corpus, edition))
    assert len(found) == len(corpus.sources)
    assert all("unknown_tag" not in record for record in found)
    return {record["id"]: record for record in found}


def test_ris_says_what_is_known_and_no_more() -> None:
    found = records(desk())
    assert found["plain"] == {
        "type_of_reference": "NEWS",
        "id": "plain",
        "title": "plain",
        "authors": ["Doe, Jane", "Li Wei", "A and B"],
        "secondary_title": "Gazette",
        "publisher": "Gazette",
        "year": "2025",
        "date": "2025/02/14/",
        "access_date": "2025/02/15/",
        "urls": ["https://example.org/a?b=c%3Bd&e=%20f"],
        "language": "en-GB",
        "notes": [
            "Archived: https://archive.example.net/x",
            "Record: https://desk.example/sub/sources/plain/",
        ],
    }
    assert found["doubtful"]["date"] == "2025/02/15/probably 15 February 2025"
    assert "secondary_title" not in found["unnamed"] and "authors" not in found["unnamed"]
    assert found["withdrawn"]["notes"][0] == "Retracted 18 February 2025: Made up."
    assert found["filmed"]["type_of_reference"] == "VIDEO"


def test_ris_keeps_hostile_text() -> None:
    found = records(hostile())
    for n, text in enumerate(STRINGS):
        record = found[f"s{n}"]
        assert record["title"] == record["secondary_title"] == record["authors"][0] == line(text)
        assert line(text) in record["notes"][0]


# -- FollowTheMoney --------------------------------------------------------------------------------


def proxies(corpus: Corpus, edition: Edition = THERE) -> dict[str, Any]:
    found = {}
    for row in follow_the_money.render(corpus, edition).rstrip("\n").split("\n"):
        data = json.loads(row)
        proxy = follow_the_money_model.get_proxy(data)
        proxy.schema.validate(data)
        assert registry.entity.validate(proxy.id), proxy.id
        for name, values in data["properties"].items():
            property_ = proxy.schema.get(name)
            assert property_ is not None, name
            for value in values:
                assert property_.type.validate(value), (proxy.id, name, value)
        # Its own cleaning finds nothing to throw away.
        cleaned = follow_the_money_model.get_proxy(data, cleaned=False)
        assert {*cleaned.properties} == {*data["properties"]}
        assert proxy.id not in found
        found[proxy.id] = proxy
    for proxy in found.values():
        for property_, value in proxy.itervalues():
            if property_.type == registry.entity:
                assert found[value].schema.is_a(property_.range), (proxy.id, property_.name)
    return found


def test_entities_are_what_followthemoney_calls_them() -> None:
    found = proxies(desk())
    assert {
        name: found[f"{name}.actor"].schema.name for name in ("mayor", "ministry", "government")
    } == {"mayor": "Person", "ministry": "PublicBody", "government": "PublicBody"}
    assert found["gazette.outlet"].schema.name == "Organization"
    assert found["minister.actor"].get("position") == ["Minister"]
    assert found["ministry.actor"].get("parent") == ["government.actor"]
    membership = found["minister.1.membership"]
    assert (membership.first("member"), membership.first("organization"), membership.first("role"),
            membership.first("startDate")) == (
        "minister.actor", "ministry.actor", "Minister", "2025-02-10")  # fmt: skip
    assert {proxy.schema.name for proxy in found.values()} == {
        "Person", "PublicBody", "Organization", "Article", "Mention", "Membership",
    }  # fmt: skip


def test_a_mention_leads_from_article_to_actor() -> None:
    found = proxies(desk())
    mentions = {
        (proxy.first("document"), proxy.first("resolved"))
        for proxy in found.values()
        if proxy.schema.name == "Mention"
    }
    assert mentions == {
        ("plain.source", "mayor.actor"), ("doubtful.source", "ministry.actor"),
        ("unnamed.source", "rival.actor"), ("withdrawn.source", "minister.actor"),
    }  # fmt: skip


def test_no_date_there_claims_more_than_is_known() -> None:
    found = proxies(desk())
    assert found["plain.source"].get("publishedAt") == ["2025-02-14"]
    assert found["unnamed.source"].get("publishedAt") == ["2025-02"]
    assert found["unnamed.source"].get("language") == ["ukr"]
    for name in ("doubtful", "withdrawn", "posted", "filmed", "copied"):
        assert found[f"{name}.source"].get("publishedAt") == []
        assert any("Date of publication" in note for note in found[f"{name}.source"].get("notes"))
    assert "Retracted 18 February 2025: Made up." in found["withdrawn.source"].get("notes")


def test_entities_keep_hostile_text() -> None:
    # FollowTheMoney takes no name of more characters.
    found = proxies(hostile(384))
    for n, text in enumerate(STRINGS):
        if len(text) > 384:
            continue
        assert found[f"a{n}.actor"].get("name") == [text]
        assert found[f"s{n}.source"].get("title") == [text]


# -- Web Annotations -------------------------------------------------------------------------------


def annotations(corpus: Corpus, edition: Edition = THERE) -> list[dict]:
    data = json.loads(web_annotations.render(corpus, edition))
    assert errors(schemas.WEB_ANNOTATIONS, data) == []
    found = data["first"]["items"] if "first" in data else []
    assert data["total"] == len(found)
    assert len({item["id"] for item in found}) == len(found)
    return found


@pytest.mark.parametrize("edition", [THERE, NOWHERE])
def test_annotations_fit_the_model(edition: Edition) -> None:
    # Two of the sources with quotations have an address; the others have no page to mark.
    assert len(annotations(desk(), edition)) == 2
    assert web_annotations.holds(desk(), ENGLISH) == "2 of 4 quotations"


def test_an_annotation_says_who_speaks_where() -> None:
    plain, withdrawn = annotations(desk())
    assert plain["id"] == "https://desk.example/sub/data/quotations.jsonld#plain.a"
    assert plain["target"] == {
        "type": "SpecificResource",
        "source": "https://example.org/a?b=c;d&e=%20f",
        "state": {
            "type": "TimeState",
            "sourceDateStart": "2025-02-15T00:00:00Z",
            "sourceDateEnd": "2025-02-15T23:59:59Z",
            "cached": "https://archive.example.net/x",
        },
        "selector": {"type": "TextQuoteSelector", "exact": "Words"},
    }
    told, page = plain["body"]
    assert told["value"] == (
        "Bo Mayor, 13 February 2025 (direct quotation). Not checked: no capture was kept."
    )
    assert page["source"] == "https://desk.example/sub/sources/plain/#a"
    assert "The source was retracted 18 February 2025." in withdrawn["body"][0]["value"]
    assert withdrawn["body"][1]["value"] == "Ada Minister rejects the toll (The toll)"


def locked(quote: str, **found: Any) -> Corpus:
    """One quotation of a source with an address, and what its lock says of it."""
    corpus = corpus_of(
        story("s", f"{{id: a, quote: {scalar(quote)}}}", more="url: https://example.org/a")
    )
    lock = Lock.model_validate(
        {
            "onrecord-lock": 1,
            "capture": {"sha256": "0" * 64, "bytes": 9, "characters": 9, "form": "text"},
            "extracts": {"a": {"sha256": hashlib.sha256(quote.encode()).hexdigest(), **found}},
        }
    )
    source = replace(corpus.sources["s"], lock=lock)
    return corpus.of([*(item for item in corpus.entities() if item.kind != "source"), source])


def test_the_words_around_a_verified_quotation_come_from_its_lock() -> None:
    place = {"in": "article", "start": 3, "end": 9}
    (found,) = annotations(
        locked("so it is", status="exact", prefix="he said ", suffix=" indeed", **place)
    )
    assert found["target"]["selector"] == {
        "type": "TextQuoteSelector", "exact": "so it is", "prefix": "he said ", "suffix": " indeed",
    }  # fmt: skip
    assert "Verified letter for letter." in found["body"][0]["value"]


def test_a_quotation_with_cuts_marks_what_stands_on_the_page() -> None:
    (found,) = annotations(
        locked("first part […] last part", status="elided", link=[[0, 10], [15, 24]], cuts=[4],
               parts=[[0, 10], [30, 39]], prefix="x ", **{"in": "article", "start": 0, "end": 10})
    )  # fmt: skip
    assert [target["selector"] for target in found["target"]] == [
        {"type": "TextQuoteSelector", "exact": "first part", "prefix": "x "},
        {"type": "TextQuoteSelector", "exact": "last part"},
    ]
    assert "[…]" not in json.dumps(found["target"], ensure_ascii=False)


def test_a_quotation_without_words_fit_to_be_found_marks_the_page_alone() -> None:
    place = {"in": "article", "start": 0, "end": 10}
    (found,) = annotations(locked("a […] b", status="elided", link=[], cuts=[4], **place))
    assert "selector" not in found["target"]


@pytest.mark.parametrize("status", ["absent", "ambiguous"])
def test_a_quotation_that_contradicts_its_capture_is_no_annotation(status: str) -> None:
    assert annotations(locked("so it is", status=status)) == []


def test_annotations_keep_hostile_text() -> None:
    found = {item["id"].rpartition("#")[2]: item for item in annotations(hostile())}
    for n, text in enumerate(STRINGS):
        item = found[f"s{n}.one"]
        assert item["target"]["selector"]["exact"] == text
        assert item["body"][1]["value"] == text


# -- the corpus and its schema ---------------------------------------------------------------------


@pytest.mark.parametrize("edition", [THERE, NOWHERE])
def test_the_corpus_fits_its_schema(edition: Edition) -> None:
    schema = json.loads(corpus_schema.render(desk(), edition))
    for corpus in (desk(), hostile(), corpus_of({}, base={})):
        assert errors(schema, json.loads(corpus_json.render(corpus, edition))) == []


def test_the_schema_is_closed() -> None:
    schema = json.loads(corpus_schema.render(desk(), THERE))
    data = json.loads(corpus_json.render(desk(), THERE))
    assert data["$schema"] == corpus_schema.FILE
    for change in (
        lambda it: it.update(more=1),
        lambda it: it["entities"]["actor"]["mayor"].update(nmae="Bo"),
        lambda it: it["entities"]["actor"]["mayor"].pop("name"),
        lambda it: it["entities"]["source"]["plain"]["extracts"][0].update(said=2025),
        lambda it: it["positions"]["minister--toll"].pop("statement"),
        lambda it: it["extracts"]["plain#a"].update(verified="yes"),
    ):
        changed = json.loads(json.dumps(data))
        change(changed)
        assert errors(schema, changed) != []
