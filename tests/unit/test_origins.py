"""Origins: small corpora with the right answer and its reason."""

from __future__ import annotations

import pytest

from desks import corpus_of, story
from onrecord.analysis.origins import Origins, origins

MAYOR = "{id: a, quote: Q, speaker: mayor}"
MINISTER = "{id: b, quote: Q, speaker: minister}"
OWN = "{id: c, quote: Q}"


def unnamed(id_: str, of: str = "", words: str = "an official", via: str = "") -> str:
    more = (f", of: {of}" if of else "") + (f", via: [{via}]" if via else "")
    return f"{{id: {id_}, quote: Q, speaker_described: {words}{more}}}"


def count(*stories: dict) -> Origins:
    files: dict[str, str] = {}
    for item in stories:
        files |= item
    corpus = corpus_of(files)
    return origins(corpus, corpus.extracts.values())


def figures(*stories: dict) -> tuple[int, int, int]:
    found = count(*stories)
    return found.articles, found.low, found.high


def test_nothing_has_no_origin():
    corpus = corpus_of({})
    assert origins(corpus, ()) == Origins(0, 0, 0, ())


@pytest.mark.parametrize(
    ("why", "stories", "expected"),
    [
        ("one article, one witness", [story("s", MAYOR)], (1, 1, 1)),
        ("one article vouches once, however many speak", [story("s", MAYOR, MINISTER, OWN)],
         (1, 1, 1)),
        ("two papers, two speakers", [story("s", MAYOR), story("t", MINISTER, outlet="mirror")],
         (2, 2, 2)),
        ("two papers, the same speaker", [story("s", MAYOR), story("t", MAYOR, outlet="mirror")],
         (2, 1, 1)),
        ("two papers report in their own name", [story("s", OWN), story("t", OWN, outlet="mirror")],
         (2, 2, 2)),
        ("one paper reports twice in its own name", [story("s", OWN), story("t", OWN)], (2, 1, 1)),
        ("papers of one family report in their own name",
         [story("s", OWN, outlet="courier"), story("t", OWN, outlet="mirror")], (2, 1, 1)),
        ("a copy adds an article and no origin",
         [story("s", OWN), story("t", OWN, outlet="mirror", more="copy_of: s")], (2, 1, 1)),
        ("a copy of a copy as well",
         [story("s", OWN), story("t", OWN, outlet="mirror", more="copy_of: s"),
          story("u", OWN, outlet="courier", more="copy_of: t")], (3, 1, 1)),
        ("one agency in two papers",
         [story("s", OWN, more="wire: wire"), story("t", OWN, outlet="mirror", more="wire: wire")],
         (2, 1, 1)),
        ("both papers credit the same outlet",
         [story("s", "{id: a, quote: Q, via: [wire]}"),
          story("t", "{id: a, quote: Q, via: [wire]}", outlet="mirror")], (2, 1, 1)),
        ("the publisher is not named, but the agency is",
         [story("s", OWN, outlet="", more="wire: wire"), story("t", OWN, outlet="mirror")],
         (2, 2, 2)),
        ("unnamed officials of one body in two papers may be one",
         [story("s", unnamed("a", "ministry")),
          story("t", unnamed("a", "ministry"), outlet="mirror")], (2, 1, 2)),
        ("a part of a body is compatible with it",
         [story("s", unnamed("a", "ministry")),
          story("t", unnamed("a", "government"), outlet="mirror")], (2, 1, 2)),
        ("unnamed officials of different bodies are two",
         [story("s", unnamed("a", "ministry")),
          story("t", unnamed("a", "rival"), outlet="mirror")], (2, 2, 2)),
        ("somebody of no stated body can be anybody",
         [story("s", unnamed("a", "ministry")), story("t", unnamed("a"), outlet="mirror")],
         (2, 1, 2)),
        ("the same description in the same paper is the same person",
         [story("s", unnamed("a", "ministry", "a senior official")),
          story("t", unnamed("a", "ministry", "the senior official"))], (2, 1, 1)),
        ("an unnamed speaker relayed by two papers is one",
         [story("s", unnamed("a", via="wire")), story("t", unnamed("a", via="wire"),
                                                       outlet="mirror")], (2, 1, 1)),
    ],
)  # fmt: skip
def test_counts(why, stories, expected):
    assert figures(*stories) == expected, why


def test_the_first_publishers_are_named():
    found = count(
        story("s", OWN, more="wire: wire"),
        story("t", MAYOR, outlet="mirror"),
        story("u", "{id: a, quote: Q, via: [courier]}"),
    )
    assert found.first == ("courier", "mirror", "wire")


def test_a_cycle_of_copies_ends():
    """``check`` refuses it; what analyses a corpus all the same must not hang."""
    from desks import BASE, parsed

    files = story("s", OWN, more="copy_of: t") | story("t", OWN, outlet="mirror", more="copy_of: s")
    corpus, problems = parsed({**BASE, **files})
    assert any("circular" in problem for problem in problems)
    found = origins(corpus, corpus.extracts.values())
    assert found.articles == 2
    assert 1 <= found.low <= found.high <= 2
