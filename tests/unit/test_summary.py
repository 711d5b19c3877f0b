"""The source summary: every sentence true by count, and readable in the singular too."""

from __future__ import annotations

from desks import briefing, corpus_of, story
from onrecord.analysis.coverage import covered
from onrecord.analysis.summary import summary_statement
from onrecord.languages import ENGLISH, Language, language


def summary(*stories: dict, spoken: Language = ENGLISH) -> str:
    files = briefing()
    for item in stories:
        files |= item
    corpus = corpus_of(files)
    return " ".join(summary_statement(corpus, covered(corpus, corpus.briefings["desk"]), spoken))


def test_no_source_no_statement():
    assert summary() == ""


def test_one_source_with_one_quotation():
    said = summary(story("s", "{id: a, quote: Q, speaker: mayor}"))
    assert "one quotation from one article with a single origin" in said
    assert "It is in the words of a named speaker." in said
    assert "on 14 February 2025" in said
    assert "no known web address" in said


def test_a_wire_story_under_three_addresses_is_one_origin():
    said = summary(
        story("s", "{id: a, quote: Q}", more="wire: wire"),
        story("t", "{id: a, quote: Q}", outlet="mirror", more="wire: wire"),
        story("u", outlet="courier", more="copy_of: s"),
    )
    assert "two quotations from two articles with a single origin (WA)" in said
    assert "one further source is listed without quotations" in said
    assert "carry the wire reporting of WA and count as one report" in said


def test_forms_are_told_apart():
    said = summary(
        story(
            "s",
            "{id: a, quote: Q, speaker: mayor}",
            "{id: b, quote: Q, speaker: mayor, form: reported}",
            "{id: c, quote: Q, speaker_described: an aide}",
            "{id: d, quote: Q}",
        )
    )
    assert (
        "1 is in the words of a named speaker, 1 paraphrases a named speaker, "
        "1 comes from an unnamed speaker and 1 is an outlet's own reporting" in said
    )


def test_doubt_and_retraction_are_told():
    said = summary(
        story("s", "{id: a, quote: Q, said: 2025-02-12?}",
              more="retracted: {date: 2025-03-01, what: All of it}"),
        story("t", "{id: a, quote: Q, said: 2025-02-14}", outlet="mirror"),
    )  # fmt: skip
    assert "one of the dates is uncertain or not known to the day" in said
    assert "was retracted by the publisher" in said


def test_sources_without_quotations_say_so():
    assert "Nothing is quoted from the source of this briefing." in summary(story("s"))


def test_in_german_in_the_singular():
    assert summary(story("s", "{id: a, quote: Q, speaker: mayor}"), spoken=language("de")) == (
        "Dieses Briefing stützt sich auf ein Zitat aus einem Artikel mit einem einzigen Ursprung "
        "(Gazette). Es ist die wörtliche Äußerung einer genannten Person. Das Zitierte wurde am "
        "14. Februar 2025 gesagt oder veröffentlicht. Die Quelle ist auf Englisch. Die "
        "Zuverlässigkeit der Quelle ist nicht bewertet. Das Zitat wurde nicht am festgehaltenen "
        "Text geprüft. Die Quelle hat keine bekannte Webadresse. Für sie ist keine dauerhafte "
        "Archivkopie verzeichnet."
    )


def test_in_german_in_the_plural():
    said = summary(
        story("s", "{id: a, quote: Q}", "{id: b, quote: Q, speaker: mayor}", more="wire: wire"),
        story("t", "{id: a, quote: Q, speaker_described: an aide}", more="language: uk|url: https://a.example/"),
        story("u", "{id: a, quote: Q, speaker_described: a clerk}", date="2025-02-12", more="reliability: B|reliability_why: x"),
        story("v", outlet="courier", more="copy_of: s"),
        spoken=language("de"),
    )  # fmt: skip
    assert said == (
        "Dieses Briefing stützt sich auf vier Zitate aus drei Artikeln mit zwei oder drei "
        "unabhängigen Ursprüngen (Gazette, WA); eine weitere Quelle ist ohne Zitate verzeichnet. "
        "Im Einzelnen: 1 wörtliche Äußerung einer genannten Person, 2 Äußerungen nicht genannter "
        "Personen und 1 Stelle mit eigenen Angaben eines Mediums. Das Zitierte wurde zwischen dem "
        "12. und dem 14. Februar 2025 gesagt oder veröffentlicht. Zwei der vier Quellen geben "
        "Meldungen von WA wieder und zählen als ein Bericht. Drei der vier Quellen sind auf "
        "Englisch und eine auf Ukrainisch. Bewertung auf der Admiralitätsskala: eine Quelle mit B "
        "(meist zuverlässig); drei sind nicht bewertet. Keines der vier Zitate wurde am "
        "festgehaltenen Text geprüft. Drei der vier Quellen haben keine bekannte Webadresse. Für "
        "keine von ihnen ist eine dauerhafte Archivkopie verzeichnet."
    )
