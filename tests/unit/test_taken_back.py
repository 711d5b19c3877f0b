"""Words whose publisher took them back say so wherever they stand, not only at their home."""

from __future__ import annotations

import lxml.html
import pytest

from desks import briefing, corpus_of, story
from onrecord.corpus import Corpus
from onrecord.inputs.site import SiteConfig
from onrecord.pages import all_specs
from onrecord.render.press import Edition, set_pages

#: The least that holds a quotation together with what is said of it.
AROUND = "ancestor::figure[1] | ancestor::li[1] | ancestor::tr[1] | ancestor::*[@role='note'][1]"


def desk(taken: str) -> Corpus:
    """A story that is quoted in every way there is, and another beside it."""
    first = story(
        "s1",
        "{id: a, quote: We will never pay this toll at all, speaker: mayor, positions: {toll: rejects}}",
        "{id: b, quote: An aide said so, speaker_described: an aide, of: ministry, positions: {toll: demands}}",
        more=taken,
        date="2025-02-16",
    )
    second = story(
        "s2", "{id: c, quote: It can wait a month, speaker: rival, positions: {toll: accepts}}"
    )
    prose = "The mayor says no [@s1#a]. Another agrees [@s2#c].\n\n![[s1#a]]\n"
    judgements = (
        "judgements:\n  - {id: j, text: It fails., evidence: [s1#a]}\n"
        "hypotheses:\n  question: Why?\n"
        "  hypotheses: {x: Money., y: Pride.}\n"
        "  evidence: {s1#a: {x: C, y: I}, s2#c: {x: I, y: C}}\n"
    )
    claims = {
        "briefings/claims.yml": "p: {text: It was said., supported_by: [s1#a], disputed_by: [s2#c]}\n"
    }
    events = {"briefings/events.yml": "e: {title: E, date: 2025-02-14, evidence: [s1#a]}\n"}
    return corpus_of(first | second | briefing(judgements, prose) | claims | events)


def bodies(corpus: Corpus) -> dict[str, lxml.html.HtmlElement]:
    edition = Edition(SiteConfig())
    return {
        page.address: lxml.html.fragment_fromstring(page.body, create_parent="div")
        for page in set_pages(corpus, edition, all_specs(corpus, edition))
    }


@pytest.mark.parametrize(
    ("field", "words"), [("retracted", "(retracted)"), ("corrected", "(corrected)")]
)
def test_every_quotation_of_it_is_marked_and_no_other(field, words):
    seen: dict[str, set[str]] = {"s1": set(), "s2": set()}
    for address, body in bodies(desk(f"{field}: {{date: 2025-02-18, what: All of it.}}")).items():
        for element in body.xpath("//*[@data-quote]"):
            source = element.get("data-quote").partition("#")[0]
            around = element.xpath(AROUND)
            assert around, (address, lxml.html.tostring(element))
            assert (words in around[-1].text_content()) == (source == "s1"), address
            seen[source].add(around[-1].tag)
    assert seen["s1"] == {"figure", "li", "tr", "span"}, "the desk quotes in every way there is"


def test_a_list_of_what_a_statement_rests_on_marks_it():
    pages = bodies(desk("retracted: {date: 2025-02-18, what: All of it.}"))
    way = "//*[@class='or-knowing__body']/p//a[contains(@href, 's1/#')]"
    links = [link for body in pages.values() for link in body.xpath(way)]
    assert links
    for link in links:
        mark = link.getnext()
        assert mark is not None and mark.text == "(retracted)"


def test_a_preview_takes_the_mark_along():
    """Previews copy who said it and when, and leave the foot of a card out."""
    body = bodies(desk("retracted: {date: 2025-02-18, what: All of it.}"))["/sources/s1/"]
    assert len(body.xpath("//p[@class='or-quote__said']")) == 2
    for said in body.xpath("//p[@class='or-quote__said']"):
        assert "(retracted)" in said.text_content()
