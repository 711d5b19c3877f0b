"""Feeds: read as feed readers read them, and held against RFC 4287 and JSON Feed 1.1."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from typing import Any

import feedparser
import lxml.etree
import lxml.html
import pytest
from jsonschema import Draft202012Validator

import schemas
from desks import briefing, corpus_of, story
from hostile.site_of_texts import STRINGS, scalar
from onrecord import feeds
from onrecord.corpus import Corpus
from onrecord.feeds.news import LENGTH, instant
from onrecord.inputs.site import SiteConfig
from onrecord.model.base import Tlp
from onrecord.model.edtf import Edtf
from onrecord.render.press import Edition

THERE = Edition(SiteConfig("Desk", "https://desk.example/sub/"))
NOWHERE = Edition(SiteConfig("Desk"))
ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {
    **story("early", "{id: a, quote: 'It will be paid, I say', speaker: mayor, positions: {toll: demands}}",
            date="2025-02-01", more="url: https://example.org/early"),
    **story("later", "{id: a, quote: Never, speaker: mayor, positions: {toll: rejects}}",
            "{id: b, quote: Слова, speaker_described: an official, of: ministry, about: [rival]}",
            date="2025-02-14", more="language: uk"),
    **story("withdrawn", "{id: a, quote: So it is, speaker: minister, positions: {bridge: supports}}",
            date="2025-02~", more="retrieved: 2025-02-16"
            "|retracted: {date: 2025-02-18, what: It was made up.}"),
    **briefing("updated: 2025-02-22\nauthors: [A. Nalyst]\nchanges:\n"
               "  - {date: 2025-02-20, what: First edition.}\n"
               "  - {date: 2025-02-22, what: The toll is rejected.}\n", "Said [@early#a]."),
    "briefings/notes/n.md": "---\ntlp: clear\ntitle: A remark\ndate: 2025-02-19\nabout: [mayor]\n---\nText.\n",
}  # fmt: skip


@cache
def desk() -> Corpus:
    return corpus_of(FILES)


@cache
def written(edition: Edition = THERE) -> dict[str, bytes]:
    return dict(feeds.files(desk(), edition))


def atom(data: bytes) -> Any:
    """A feed as a reader has it, once it has been found to keep to RFC 4287."""
    read = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo, read.get("bozo_exception")
    root = lxml.etree.fromstring(data)
    assert root.tag == ATOM + "feed"
    for element in (root, *root.findall(ATOM + "entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert element.findtext(ATOM + "title")
        assert re.fullmatch(schemas.IRI["pattern"], element.findtext(ATOM + "id"))
        assert re.fullmatch(schemas.MOMENT["pattern"], element.findtext(ATOM + "updated"))
        links = [(link.get("rel"), link.get("type")) for link in element.findall(ATOM + "link")]
        assert len(set(links)) == len(links) and ("alternate", "text/html") in links
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Desk"
    assert [link.get("href") for link in root.findall(ATOM + "link") if link.get("rel") == "self"]
    entries = root.findall(ATOM + "entry")
    dates = [entry.findtext(ATOM + "updated") for entry in entries]
    assert dates == sorted(dates, reverse=True) and len(entries) <= LENGTH
    assert len({entry.findtext(ATOM + "id") for entry in entries}) == len(entries)
    if dates:
        assert root.findtext(ATOM + "updated") == dates[0]
    return read


def json_feed(data: bytes) -> dict[str, Any]:
    read = json.loads(data)
    problems = [str(error) for error in Draft202012Validator(schemas.JSON_FEED).iter_errors(read)]
    assert problems == []
    return read


def titles(page: str, edition: Edition = THERE) -> list[str]:
    return [entry.title for entry in atom(written(edition)[page + "feed.atom"]).entries]


# -- which there are, and what they tell -----------------------------------------------------------


def test_the_site_every_actor_issue_and_briefing_have_both() -> None:
    pages = {"", "briefings/desk/", "issues/toll/", "issues/bridge/"}
    pages |= {f"actors/{actor}/" for actor in desk().actors}
    assert set(written()) == {
        f"{page}{name}" for page in pages for name in ("feed.atom", "feed.json")
    }


def test_the_site_tells_editions_moves_retractions_notes_and_sources() -> None:
    assert titles("") == [
        "The toll: The toll is rejected.",
        "The toll: First edition.",
        "Note: A remark",
        "Retracted: withdrawn",
        "New evidence: withdrawn",
        "Change of position: Bo Mayor rejects the toll (The toll)",
        "New evidence: later",
        "New evidence: early",
    ]


def test_an_actor_is_followed_by_quotation() -> None:
    assert titles("actors/mayor/") == [
        "The toll: The toll is rejected.",
        "The toll: First edition.",
        "Note: A remark",
        "Change of position: Bo Mayor rejects the toll (The toll)",
        "Bo Mayor rejects the toll (The toll)",
        "Bo Mayor demands the toll (The toll)",
    ]
    # Spoken of, and speaking through somebody who is not named.
    assert (
        titles("actors/rival/") == titles("actors/ministry/") == ["An official, 14 February 2025"]
    )


def test_an_issue_is_followed_by_what_shows_a_stance_on_it() -> None:
    assert titles("issues/bridge/")[-2:] == [
        "Retracted: withdrawn",
        "Ada Minister supports it (The bridge)",
    ]
    assert "Note: A remark" not in titles("issues/toll/")


def test_a_briefing_tells_of_its_sources() -> None:
    assert "New evidence: early" in titles("briefings/desk/")
    assert titles("briefings/desk/")[0] == "The toll: The toll is rejected."


def test_both_formats_tell_the_same() -> None:
    for path, data in written().items():
        if path.endswith(".atom"):
            entries = atom(data).entries
            items = json_feed(written()[path.removesuffix("atom") + "json"])["items"]
            assert [
                (entry.id, entry.title, entry.updated, entry.content[0].value, entry.link)
                for entry in entries
            ] == [
                (
                    item["id"],
                    item["title"],
                    item["date_published"],
                    item["content_html"],
                    item["url"],
                )
                for item in items
            ]


def test_the_newest_edition_brings_the_bottom_line() -> None:
    newest, first, *_ = atom(written()["feed.atom"]).entries
    assert "What is known." in newest.content[0].value
    assert "What is known." not in first.content[0].value
    assert newest.author == "A. Nalyst" and newest.id.endswith(
        "/briefings/desk/#edition.2025-02-22"
    )


def test_a_quotation_stands_letter_for_letter_with_its_language() -> None:
    (entry,) = atom(written()["actors/rival/feed.atom"]).entries
    quote = lxml.html.fragment_fromstring(entry.content[0].value, create_parent=True)[0]
    assert (quote.tag, quote.get("lang"), quote.text_content()) == ("blockquote", "uk", "“Слова”")


def test_what_was_retracted_says_so_wherever_it_is_told() -> None:
    for path in ("feed.atom", "actors/minister/feed.atom", "issues/bridge/feed.atom"):
        told = [
            entry.content[0].value
            for entry in atom(written()[path]).entries
            if "“So it is”" in entry.content[0].value
        ]
        assert told and all("etracted" in words for words in told)


# -- names and addresses ---------------------------------------------------------------------------


def test_with_an_address_ids_are_addresses_and_links_are_full() -> None:
    feed = atom(written()["actors/mayor/feed.atom"])
    assert feed.feed.id == "https://desk.example/sub/actors/mayor/"
    entry = feed.entries[-1]
    assert entry.id == entry.link == "https://desk.example/sub/sources/early/#a"
    assert [link.href for link in entry.links if link.rel == "via"] == ["https://example.org/early"]
    head = json_feed(written()["actors/mayor/feed.json"])
    assert head["feed_url"] == "https://desk.example/sub/actors/mayor/feed.json"
    assert head["home_page_url"] == "https://desk.example/sub/actors/mayor/"
    assert head["items"][-1]["external_url"] == "https://example.org/early"


def test_without_one_names_are_stable_and_nothing_is_made_up() -> None:
    found = written(NOWHERE)
    assert b"desk.example" not in b"".join(found.values())
    site, actor = (atom(found[path]) for path in ("feed.atom", "actors/mayor/feed.atom"))
    assert all(entry.id.startswith("urn:uuid:") for entry in (*site.entries, *actor.entries))
    # One thing has one name, and is found from wherever it is told.
    moved = "Change of position: Bo Mayor rejects the toll (The toll)"
    (here,) = [entry for entry in site.entries if entry.title == moved]
    (there,) = [entry for entry in actor.entries if entry.title == moved]
    assert here.id == there.id
    assert (here.link, there.link) == ("positions/mayor--toll/", "../../positions/mayor--toll/")
    head = json_feed(found["feed.json"])
    assert "feed_url" not in head and all("url" not in item for item in head["items"])
    assert atom(found["feed.atom"]).feed.id != actor.feed.id


def test_another_source_changes_no_name() -> None:
    more = corpus_of({**FILES, **story("newest", "{id: a, quote: W}", date="2025-03-01")})
    before = {entry.id for entry in atom(written(NOWHERE)["feed.atom"]).entries}
    after = {entry.id for entry in atom(feeds.files(more, NOWHERE)["feed.atom"]).entries}
    assert before < after and len(after - before) == 1


# -- dates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-02-14", (2025, 2, 14, 0, 0, 0)),
        ("2025-02~", (2025, 2, 1, 0, 0, 0)),
        ("202X", (2020, 1, 1, 0, 0, 0)),
        ("2025-02-14T23:30:00-05:00", (2025, 2, 15, 4, 30, 0)),
        ("../2025-02-14", (2025, 2, 14, 23, 59, 59)),
        ("2025-02-14/..", (2025, 2, 14, 0, 0, 0)),
    ],
)
def test_a_date_counts_from_its_first_moment(text: str, moment: tuple) -> None:
    assert instant(Edtf.parse(text)) == moment


def test_doubt_is_told_in_words_and_in_edtf() -> None:
    (item,) = [
        item
        for item in json_feed(written()["actors/minister/feed.json"])["items"]
        if item["tags"] == ["quotation"]
    ]
    # It came to the desk on the 16th; that it was published about February stays as it is.
    assert item["date_published"] == "2025-02-16T00:00:00Z"
    assert item["_onrecord"] == {"date": "2025-02~"}
    assert "published about February 2025" in item["content_html"]


def test_a_feed_with_nothing_in_it_is_valid() -> None:
    nothing = corpus_of({"briefings/actors.yml": "one: {name: One, type: person}\n"}, base={})
    for path, data in feeds.files(nothing, NOWHERE).items():
        read = atom(data) if path.endswith(".atom") else json_feed(data)
        assert (read.entries if path.endswith(".atom") else read["items"]) == []


# -- length, order, level --------------------------------------------------------------------------


def test_a_feed_holds_the_newest_and_no_more() -> None:
    many: dict[str, str] = {}
    for day in range(1, 29):
        many |= story(f"s{day}", "{id: a, quote: A, speaker: mayor}", "{id: b, quote: B, speaker: mayor}",
                      date=f"2025-03-{day:02}")  # fmt: skip
    entries = atom(feeds.files(corpus_of(many), THERE)["actors/mayor/feed.atom"]).entries
    assert len(entries) == LENGTH
    assert entries[0].id.endswith("/s28/#a") and entries[-1].id.endswith("/s14/#b")


def test_the_order_of_input_does_not_matter() -> None:
    other = corpus_of(dict(reversed(FILES.items())))
    assert dict(feeds.files(other, THERE)) == written()


def test_a_restricted_site_marks_its_feeds() -> None:
    found = feeds.files(desk(), Edition(SiteConfig("Desk"), Tlp.AMBER))
    assert "TLP:AMBER" in atom(found["feed.atom"]).feed.subtitle
    assert "TLP:AMBER" in json_feed(found["feed.json"])["description"]
    assert "TLP" not in atom(written()["feed.atom"]).feed.subtitle


# -- hostile text ----------------------------------------------------------------------------------


def test_hostile_text_is_shown_and_never_markup() -> None:
    """As title, name, quotation and remark: read back letter for letter, with no element of its
    own."""
    files = {
        "briefings/actors.yml": "".join(
            f"a{n}: {{name: {scalar(text)}, type: person}}\n" for n, text in enumerate(STRINGS)
        ),
        "briefings/outlets.yml": "o: {name: O, type: newspaper}\n",
    }
    for n, text in enumerate(STRINGS):
        files[f"briefings/sources/s{n}.md"] = (
            f"---\ntitle: {scalar(text)}\noutlet: o\npublished: 2025-02-01\n"
            f"retracted: {{date: 2025-02-02, what: {scalar(text)}}}\nextracts:\n"
            f"  - {{id: one, quote: {scalar(text)}, speaker: a{n}, place: {scalar(text)}}}\n---\n"
        )
    found = feeds.files(corpus_of(files, base={}), NOWHERE)
    for n, text in enumerate(STRINGS):
        plain = " ".join(text.split())
        # Titles are told as plain text; feedparser reads them as what they are.
        root = lxml.etree.fromstring(found[f"actors/a{n}/feed.atom"])
        shown = [element.text for element in root.iter(ATOM + "title")]
        assert shown == [
            f"{text} · Desk",
            f"Retracted: {plain}".rstrip(),
            f"{plain}, 1 February 2025".strip(),
        ]
        assert not any(element.get("type") for element in root.iter(ATOM + "title"))
        assert not feedparser.parse(found[f"actors/a{n}/feed.atom"]).bozo
        content = root.findall(f"{ATOM}entry/{ATOM}content")[1]
        assert content.get("type") == "html"
        tree = lxml.html.fragment_fromstring(content.text, create_parent=True)
        assert {element.tag for element in tree.iter()} <= {"div", "blockquote", "p", "a"}
        assert (
            html.unescape(re.search("<p>“(.*)”</p></blockquote>", content.text, re.DOTALL)[1])
            == text
        )
        data = json_feed(found[f"actors/a{n}/feed.json"])
        assert data["title"] == f"{text} · Desk"
        assert data["items"][1]["content_html"] == content.text


def test_a_hostile_name_of_the_site_breaks_nothing() -> None:
    edition = Edition(SiteConfig('D]]><script>"\x0b', "https://desk.example/?a=1&b=2/"))
    for path, data in feeds.files(desk(), edition).items():
        if path.endswith(".atom"):
            assert not feedparser.parse(data).bozo
