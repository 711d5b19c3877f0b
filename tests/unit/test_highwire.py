"""The tags that reference managers read say no more than the record does."""

from __future__ import annotations

from desks import corpus_of, story
from onrecord.inputs.site import SiteConfig
from onrecord.render.metadata import heads
from onrecord.render.press import Edition


def tags_of(**source: str) -> dict[str, str]:
    corpus = corpus_of(story("s", "{id: a, quote: They met}", **source))
    return dict(heads.source(corpus, Edition(SiteConfig()), corpus.sources["s"]).citation)


def test_an_outlet_is_publication_and_publisher():
    tags = tags_of(outlet="courier", more="wire: wire")
    assert tags["prism.publicationName"] == tags["citation_publisher"] == "Courier"


def test_an_agency_is_not_the_publisher_where_the_outlet_is_not_known():
    tags = tags_of(outlet="", more="wire: wire")
    assert tags["prism.publicationName"] == "Wire Agency"
    assert "citation_publisher" not in tags
