"""Structured data says of each thing what the record says, and no more."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desks import briefing, corpus_of, story
from onrecord.analysis.coverage import covered
from onrecord.inputs.site import SiteConfig
from onrecord.render.head import Head
from onrecord.render.metadata import heads
from onrecord.render.press import Edition
from onrecord.site.finish.head import script_safe

SITE = "https://desk.example/repo/"
EDITION = Edition(SiteConfig("Desk", SITE))
LOCAL = Edition(SiteConfig("Desk"))
FILES = {
    **story(
        "s",
        "{id: named, quote: 'Ours: \"no\"', speaker: mayor, said: 2025-02-01, about: [rival]}",
        "{id: unnamed, quote: Not yet, speaker_described: an official, of: ministry}",
        "{id: reported, quote: would not sign, speaker: mayor, form: reported}",
        "{id: told, quote: was asked, speaker_described: an aide, form: reported}",
        "{id: own, quote: The talks ended}",
        more="url: https://example.org/a?b=c|archive_url: https://archive.example/a|"
        "authors: [Jo Writer, Courier]|language: de|corrected: {date: 2025-03-01, what: A name.}",
        outlet="courier",
    ),
    **story("copy", "{id: a, quote: The talks ended}", more="copy_of: s"),
    **story("story", "{id: a, quote: They met}", more="wire: wire"),
    "briefings/actors.yml": (
        "mayor: {name: Bo Mayor, type: person, aliases: [Mayor Bo], weak_aliases: [the mayor],"
        " wikidata: Q42, url: 'https://mayor.example/', roles: [{title: Mayor, organization: rival,"
        " from: 2020}, {title: Clerk, to: 2019}]}\n"
        "ministry: {name: The ministry, type: body, part_of: rival}\n"
        "rival: {name: The rival, type: government}\n"
        "minister: {name: Ada Minister, type: person}\n"
    ),
    "briefings/claims.yml": (
        "pays: {text: Lorries pay., supported_by: [copy#a, s#own], disputed_by: [story#a]}\n"
    ),
    **briefing("sources: [s, story]\nupdated: 2025-03-02\nauthors: [Desk staff, A. Nalyst]\n"),
}


@pytest.fixture(scope="module")
def corpus():
    return corpus_of(FILES)


def node(head: Head) -> dict[str, Any]:
    (only,) = head.structured
    return json.loads(script_safe(only))


@pytest.fixture(scope="module")
def quotations(corpus) -> dict[str, Any]:
    found = node(heads.source(corpus, EDITION, corpus.sources["s"]))["hasPart"]
    return {item["@id"].partition("#")[2]: item for item in found}


def test_a_source_is_the_published_item(corpus):
    found = node(heads.source(corpus, EDITION, corpus.sources["s"]))
    record = corpus.sources["s"].record
    assert (found["@type"], found["headline"]) == ("NewsArticle", record.title)
    assert found["url"] == "https://example.org/a?b=c"
    assert found["archivedAt"] == "https://archive.example/a"
    assert found["inLanguage"] == "de"
    assert found["author"] == [
        {"@type": "Person", "name": "Jo Writer"}, {"@type": "Organization", "name": "Courier"},
    ]  # fmt: skip
    assert found["publisher"]["name"] == "Courier"
    assert found["mainEntityOfPage"] == SITE + "sources/s/"
    assert found["correction"] == ["A name."]
    assert "creativeWorkStatus" not in found and "isBasedOn" not in found


def test_what_is_republished_is_based_on_its_original(corpus):
    copy = node(heads.source(corpus, EDITION, corpus.sources["copy"]))["isBasedOn"]
    assert copy["@id"] == SITE + "sources/s/"
    assert copy["url"] == "https://example.org/a?b=c"
    story_ = node(heads.source(corpus, EDITION, corpus.sources["story"]))["isBasedOn"]
    assert story_["publisher"]["@id"] == SITE + "outlets/wire/"


def test_a_named_speaker_made_his_words(quotations):
    named = quotations["named"]
    assert named["text"] == 'Ours: "no"'
    assert named["spokenByCharacter"]["@id"] == SITE + "actors/mayor/"
    assert named["creator"] == named["spokenByCharacter"]
    assert named["dateCreated"] == "2025-02-01"
    assert [item["name"] for item in named["about"]] == ["The rival"]
    assert named["isPartOf"] == {"@id": SITE + "sources/s/"}
    assert named["citation"].endswith("https://example.org/a?b=c")


def test_an_unnamed_speaker_is_described_and_creates_nothing(quotations):
    unnamed = quotations["unnamed"]
    speaker = unnamed["spokenByCharacter"]
    assert "creator" not in unnamed
    assert (speaker["description"], speaker["affiliation"]["name"]) == (
        "an official", "The ministry",
    )  # fmt: skip
    assert "name" not in speaker and "@id" not in speaker


@pytest.mark.parametrize("id_", ["reported", "told", "own"])
def test_a_paraphrase_is_the_outlets_words(quotations, id_):
    assert quotations[id_]["creator"]["name"] == "Courier"
    assert "spokenByCharacter" not in quotations[id_]
    speakers = {"reported": [{"name": "Bo Mayor"}], "told": [{"description": "an aide"}], "own": []}
    about = quotations[id_].get("about", [])
    assert [
        {key: item[key] for key in ("name", "description") if key in item} for item in about
    ] == speakers[id_]


def test_a_briefing_is_a_report(corpus):
    entity = corpus.briefings["desk"]
    found = node(heads.briefing(corpus, EDITION, entity, covered(corpus, entity)))
    assert found["@type"] == "Report"
    assert found["headline"] == entity.record.title
    assert found["abstract"] == entity.record.summary
    assert (found["datePublished"], found["dateModified"]) == (
        entity.record.date.text, "2025-03-02",
    )  # fmt: skip
    assert found["author"] == [
        {"@type": "Organization", "name": "Desk staff"}, {"@type": "Person", "name": "A. Nalyst"},
    ]  # fmt: skip
    assert [item["@id"] for item in found["citation"]] == [
        SITE + "sources/s/", SITE + "sources/story/",
    ]  # fmt: skip


def test_a_claim_appears_where_it_is_supported_and_first_in_the_original(corpus):
    found = node(heads.claim(corpus, EDITION, corpus.claims["pays"]))
    assert (found["@type"], found["text"]) == ("Claim", "Lorries pay.")
    assert {item["@id"] for item in found["appearance"]} == {
        SITE + "sources/s/", SITE + "sources/copy/",
    }  # fmt: skip
    assert found["firstAppearance"] == {"@id": SITE + "sources/s/"}


def test_an_actor_has_the_names_that_are_his_alone(corpus):
    found = node(heads.actor(corpus, EDITION, corpus.actors["mayor"], 1))
    assert found["@type"] == "Person"
    assert found["alternateName"] == ["Mayor Bo"]
    assert found["sameAs"] == "https://www.wikidata.org/entity/Q42"
    assert found["jobTitle"] == ["Mayor"]
    assert found["worksFor"][0]["@type"] == "GovernmentOrganization"
    body = node(heads.actor(corpus, EDITION, corpus.actors["ministry"], 0))
    assert (body["@type"], body["parentOrganization"]["name"]) == ("Organization", "The rival")


def test_addresses_are_relative_where_the_site_does_not_know_its_own(corpus):
    text = script_safe(node(heads.source(corpus, LOCAL, corpus.sources["s"])))
    assert '"@id":"./#named"' in text
    assert '"@id":"../../actors/mayor/"' in text
    assert "desk.example" not in text


@pytest.mark.parametrize("text", ["</script><b>", "<!--", "]]>", "a\u2028b", "&amp;", '"\\'])
def test_data_stays_data_in_a_page(text):
    safe = script_safe({"text": text})
    assert not set(safe) & set("<>&\u2028\u2029")
    assert json.loads(safe) == {"text": text}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One thing. Another.", "One thing."),
        ("The U.S. Senate met. It left.", "The U.S. Senate met."),
        ("“Never.” That was all.", "“Never.”"),
        ("No end", "No end"),
        ("It cost 3.5 per cent. Then it fell.", "It cost 3.5 per cent."),
        ("一つ。二つ。", "一つ。"),
        ("A line\nthat goes on! And on.", "A line that goes on!"),
    ],
)
def test_the_first_sentence(text, first):
    assert heads.first_sentence(text) == first
