"""What a judgement rests on, and what calls it in question: on its page, in show and in check."""

from __future__ import annotations

from pathlib import Path

from desks import briefing, corpus_of, site_of, story
from onrecord.analysis.judgements import grounds
from onrecord.build import generate, inspect
from onrecord.show import Answer, show

FILES = {
    **story("s", "{id: a, quote: A, speaker: mayor}", "{id: b, quote: B, speaker: minister}"),
    **story(
        "t",
        "{id: c, quote: C, speaker: minister}",
        outlet="courier",
        more="retracted: {date: 2025-02-16, what: All of it.}",
    ),
    **story("u", "{id: d, quote: D, speaker: rival}", outlet="wire", date="2025-03-01"),
    "briefings/claims.yml": "claim: {text: P, supported_by: [s#b, t#c], disputed_by: [u#d]}\n",
    **briefing(
        "judgements:\n"
        "  - id: plain\n    text: Lorries pay.\n    likelihood: likely\n    evidence: [s#a]\n"
        "  - id: shaken\n    text: Trains pay.\n    likelihood: probable\n"
        "    because: It is likely, and our confidence is low.\n    evidence: [s#a, claim]\n",
    ),
}


def test_grounds() -> None:
    corpus = corpus_of({**FILES, **briefing(_LESS)})
    entity = corpus.briefings["desk"]
    plain, shaken = (grounds(corpus, entity, item) for item in entity.record.judgements)
    assert [item.ref for item in plain.evidence] == ["s#a"]
    assert (plain.origins.articles, plain.origins.low, plain.origins.high) == (1, 1, 1)
    assert (plain.retracted, plain.newer) == ((), ())
    # A claim stands for what supports it. Mayor and minister in the Gazette are one report; the
    # minister speaks in the Courier, too: two witnesses in two reports.
    assert [item.ref for item in shaken.evidence] == ["s#a", "s#b", "t#c"]
    assert (shaken.origins.articles, shaken.origins.low, shaken.origins.high) == (2, 2, 2)
    assert [item.ref for item in shaken.retracted] == ["t#c"]
    # What disputes the claim is no ground, but it is newer than the briefing of 20 February.
    assert [item.ref for item in shaken.newer] == ["u#d"]


_LESS = (
    "judgements:\n"
    "  - {id: plain, text: Lorries pay., evidence: [s#a]}\n"
    "  - {id: shaken, text: Trains pay., evidence: [s#a, claim]}\n"
)


def test_the_page_and_show_and_check_agree(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**FILES, **briefing(_LESS)})
    page = generate(site).pages["/briefings/desk/"].body
    plain, shaken = page.split('<section class="or-judgement"')[1:3]
    assert "Retracted" not in plain and "Newer than" not in plain
    assert 'Retracted by the publisher</span> <a href="../../sources/t/#c">' in shaken
    assert 'Newer than this judgement</span> <a href="../../sources/u/#d">' in shaken
    found = inspect(site)
    answer = show(found, "judgement:desk#shaken")
    assert isinstance(answer, Answer)
    assert (answer.data["retracted"], answer.data["newer"]) == (["t#c"], ["u#d"])
    assert {item["code"] for item in answer.data["lint"]} == {
        "retracted-evidence",
        "newer-evidence",
    }
    answer = show(found, "judgement:desk#plain")
    assert isinstance(answer, Answer)
    assert answer.data["lint"] == []


def test_lint_stays_with_its_judgement(tmp_path: Path) -> None:
    found = inspect(site_of(tmp_path, FILES))
    lint = {
        name: {item["code"] for item in show(found, f"judgement:desk#{name}").data["lint"]}
        for name in ("plain", "shaken")
    }
    assert lint == {
        "plain": set(),
        "shaken": {"lexicon-mixed", "bound-together", "retracted-evidence", "newer-evidence"},
    }
