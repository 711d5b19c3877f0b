"""Claims: the status follows from origins, never from a word typed."""

from __future__ import annotations

import pytest

from desks import corpus_of, story
from onrecord.analysis.claims import weigh

OWN = "{id: a, quote: Q}"
STORIES = (
    story("s", OWN, "{id: aide, quote: Q, speaker_described: an aide, of: ministry}")
    | story("t", OWN, "{id: aide, quote: Q, speaker_described: an aide, of: ministry}",
            outlet="mirror")
    | story("copy", OWN, outlet="courier", more="copy_of: t")
)  # fmt: skip


@pytest.mark.parametrize(
    ("supported", "disputed", "status", "origins"),
    [
        ("s#a", "", "single-origin", (1, 1)),
        ("s#a, t#a", "", "corroborated", (2, 2)),
        ("t#a, copy#a", "", "single-origin", (1, 1)),
        ("s#aide, t#aide", "", "undetermined", (1, 2)),
        ("s#a, t#a", "copy#a", "disputed", (2, 2)),
        ("s#a", "t#a", "disputed", (1, 1)),
        ("", "t#a", "disputed", (0, 0)),
    ],
)
def test_status(supported, disputed, status, origins):
    claim = f"c: {{text: A fact, supported_by: [{supported}], disputed_by: [{disputed}]}}\n"
    corpus = corpus_of({**STORIES, "briefings/claims.yml": claim})
    weighed = weigh(corpus, "c")
    assert weighed.status == status
    assert (weighed.supported.low, weighed.supported.high) == origins


def test_a_claim_on_nothing_is_undetermined():
    corpus = corpus_of({"briefings/claims.yml": "c: {text: A fact}\n"})
    weighed = weigh(corpus, "c")
    assert (weighed.status, weighed.supported.articles) == ("undetermined", 0)
