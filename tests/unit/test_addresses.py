"""Addresses: which pages can be followed, and where their feeds lie."""

from __future__ import annotations

import pytest

from onrecord.render.addresses import feeds_of


@pytest.mark.parametrize("page", ["/", "/actors/mayor/", "/issues/toll/", "/briefings/desk/"])
def test_a_page_that_can_be_followed_has_two_feeds_beside_it(page: str) -> None:
    assert [(feed.media_type, feed.address, feed.file) for feed in feeds_of(page)] == [
        ("application/atom+xml", f"{page}feed.atom", "feed.atom"),
        ("application/feed+json", f"{page}feed.json", "feed.json"),
    ]


@pytest.mark.parametrize(
    "page", ["/actors/", "/data/", "/sources/s/", "/positions/mayor--toll/", "/actors/a/b/", ""]
)
def test_other_pages_have_none(page: str) -> None:
    assert feeds_of(page) == ()
