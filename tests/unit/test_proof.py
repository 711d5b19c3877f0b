"""The proof finds what it is there to find: in the Markdown, and in the built site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desks import corpus_of, story
from onrecord.proof import prove_pages, prove_site
from onrecord.render.page import Page

CORPUS = corpus_of(story("s", "{id: a, quote: 'He said <no> & left'}"))
WORDS = "“He said &#60;no&#62; &#38; left”"


def card(words: str = WORDS, ref: str = "s#a") -> str:
    return f'<blockquote><p data-quote="{ref}">{words}</p></blockquote>'


def home(body: str) -> Page:
    return Page("/sources/s/", "S", body)


def codes(found) -> list[str]:
    return [item.code for item in found]


def test_a_quotation_as_captured_passes():
    assert codes(prove_pages(CORPUS, [home(card())])) == []


@pytest.mark.parametrize(
    "words",
    [
        "“He said &#60;yes&#62; &#38; left”",
        "“He said &#60;no&#62; &#38; left ”",
        "He said &#60;no&#62; &#38; left",
        "“he said &#60;no&#62; &#38; left”",
        "“He said &#60;no&#62; &#38; left”.",
        "“”",
    ],
)
def test_the_least_difference_is_found(words):
    found = list(prove_pages(CORPUS, [home(card(words))]))
    assert codes(found) == ["proof-quotation"]
    assert found[0].span.file.startswith("sources/s")


def test_a_quotation_that_is_missing_at_home_is_found():
    elsewhere = Page("/timeline/", "T", card())
    assert codes(prove_pages(CORPUS, [home(""), elsewhere])) == ["proof-quotation"]


def test_a_quotation_of_nothing_is_found():
    pages = [home(card()), Page("/timeline/", "T", card(ref="s#b"))]
    assert codes(prove_pages(CORPUS, pages)) == ["proof-quotation"]


def test_two_pages_at_one_address_are_found():
    assert codes(prove_pages(CORPUS, [home(card()), home(card())])) == ["shared-page"]


DATA = '<script type="application/ld+json" data-onrecord>{"@graph": []}</script>'


@pytest.fixture
def built(tmp_path):
    """A built site of three pages; the test alters one and asks for the proof."""
    pages = {
        "index.html": '<a href="sources/s/#a">s</a> <a href="notes/">n</a>',
        "sources/s/index.html": f'<h3 id="a">a</h3>{card()}<a href="../../">home</a>',
        "notes/index.html": '<p id="top">n</p><a href="#top">up</a>',
        "404.html": '<a href="/nowhere/">lost</a>',
    }

    def prove(base: str = "/", data: str = DATA, **altered: str) -> list[str]:
        for name, body in {
            **pages,
            **{k.replace("__", "/"): v for k, v in altered.items()},
        }.items():
            path = tmp_path / (name if name.endswith(".html") else f"{name}.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            text = f"<!doctype html><html><head>{data}</head><body>{body}</body></html>"
            path.write_text(text, encoding="utf-8")
        generated = {"/sources/s/": home(card())}
        return codes(prove_site(CORPUS, tmp_path, generated, base))

    return prove


def test_a_sound_site_passes(built):
    assert built() == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="nowhere/">x</a><a href="sources/s/">s</a><a href="notes/">n</a>', "dead-link"),
        ('<a href="sources/s/#b">x</a><a href="notes/">n</a>', "dead-link"),
        ('<img src="x.png"><a href="sources/s/">s</a><a href="notes/">n</a>', "dead-link"),
        ('<a href="sources/s/">s</a>', "orphan-page"),
        (
            '<p id="x"></p><p id="x"></p><a href="sources/s/">s</a><a href="notes/">n</a>',
            "duplicate-anchor",
        ),
        (
            f'{card("“He said no”")}<a href="sources/s/">s</a><a href="notes/">n</a>',
            "proof-quotation",
        ),
    ],
)
def test_what_is_wrong_with_a_built_page_is_found(built, body, code):
    assert built(index=body) == [code]


@pytest.mark.parametrize(
    "data", ["", DATA + DATA, DATA.replace("[]", "[")], ids=["none", "twice", "unreadable"]
)
def test_structured_data_stands_once_on_every_page_and_can_be_read(built, data):
    assert set(built(data=data)) == {"proof-head"}


def test_quotations_in_structured_data_are_held_letter_for_letter(built):
    def part(words: str) -> str:
        graph = [{"hasPart": [{"@id": "./#a", "text": words}]}]
        return DATA.replace("[]", json.dumps(graph).replace("<", "\\u003c"))

    body = f'<h3 id="a">a</h3>{card()}<a href="../../">home</a>'
    whole, altered = CORPUS.extracts["s#a"].extract.quote, "He said yes"
    found = [built(data=part(words), sources__s__index=body) for words in (whole, altered)]
    # every page of the small site has the data; only at its home is the anchor that of an extract
    assert "proof-head" in found[1] and found[0].count("proof-head") < found[1].count("proof-head")


def test_a_card_that_the_engine_lost_is_found(built):
    assert built(sources__s__index='<h3 id="a">a</h3><a href="../../">home</a>') == [
        "proof-quotation"
    ]


def test_a_page_that_was_not_built_is_found(built, tmp_path):
    built()
    (tmp_path / "sources" / "s" / "index.html").unlink()
    found = codes(prove_site(CORPUS, tmp_path, {"/sources/s/": home(card())}))
    assert "proof-page" in found
    assert "dead-link" in found


def test_absolute_links_are_looked_up_below_the_sites_own_path(built):
    body = '<a href="/repo/sources/s/">s</a><a href="/repo/notes/">n</a>'
    assert built(base="/repo/", index=body) == []
    assert "dead-link" in built(base="/repo/", index=body.replace("/repo/notes", "/notes"))


def test_links_to_other_hosts_are_not_followed(built):
    body = '<a href="https://example.org/x#y">x</a><a href="sources/s/">s</a><a href="notes/">n</a>'
    assert built(index=body) == []


def test_the_sample_passes_both_proofs(built_site: Path):
    from onrecord.build import inspect

    corpus = inspect(built_site).corpus
    assert len(corpus.extracts) > 20
    home_pages = {
        f"/sources/{source}/": Page(f"/sources/{source}/", "", "") for source in corpus.sources
    }
    assert codes(prove_site(corpus, built_site / "site", home_pages)) == []
