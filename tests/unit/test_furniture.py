"""Furniture is found on its signs, and no paragraph of an article is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.captures.furniture import article_only, furniture, ranges

TITLE = "Council Puts Off Its Vote on the Bridge"
OPENING = (
    "The council put off its vote on the toll bridge on Monday, after four hours of debate in a "
    "hall that was too small for everybody who had come."
)
QUOTED = (
    "“We are not ready,” the mayor said. “Nobody has shown me a figure that I could defend.” She "
    "left the hall without taking questions."
)
CLOSING = "The council will meet again in March, when the engineers' report is due."


def text(*parts: str, gap: str = "\n\n") -> str:
    return gap.join(parts) + "\n"


def gone(whole: str) -> list[str]:
    return [whole[start:end] for start, end in ranges(whole)]


def test_an_article_without_furniture() -> None:
    assert furniture(text(TITLE, OPENING, QUOTED, CLOSING)) == ()


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_tail_of_other_articles(gap: str) -> None:
    tail = [
        "Tags: Keywords:Related Articles",
        "Ferry Fares to Rise Again",
        "The operator says that it has no choice after a poor summer.Harbour Wall Repaired",
        "Two years of work came to an end this week.The Latest",
        "Market Hall to Close for Winter",
        "Traders say that they were told too late.Most Popular",
    ]
    whole = text(TITLE, OPENING, QUOTED, CLOSING, *tail, gap=gap)
    assert "".join(gone(whole)) == gap.join(tail)
    assert article_only(whole).strip() == gap.join([TITLE, OPENING, QUOTED, CLOSING])


def test_titles_with_a_teaser_each_go_only_as_pairs_up_to_the_end() -> None:
    pairs = [
        "Ferry Fares to Rise Again",
        "The operator says that it has no choice.",
        "Harbour Wall Repaired at Last",
        "Two years of work came to an end this week.",
    ]
    assert gone(text(TITLE, OPENING, CLOSING, "Related stories", *pairs))[0].endswith("this week.")
    one = text(TITLE, OPENING, "Related stories", *pairs[:2])
    assert gone(one) == ["Related stories\n\nFerry Fares to Rise Again"]
    going_on = text(TITLE, "Most read", *pairs, CLOSING, OPENING)
    assert gone(going_on) == ["Most read\n\nFerry Fares to Rise Again"]


@pytest.mark.parametrize(
    "block",
    [
        "SEE ALSO: Ferry Fares To Rise 'Again'",
        "SEE ALSO:\n\nFerry Fares To Rise Again",
        "SEE ALSO:\n\nWhy Are Fares Rising?The Harbour Needs Money. The City Has None To Give.",
        "Read more: Ferry fares to rise again",
        "Read also\nFerry fares to rise again\nHarbour wall repaired",
        "RELATED: Ferry fares to rise again",
        "Читайте також: Поромники знову підняли ціну",
        "Дивіться також:\nПоромники знову підняли ціну",
        "Читайте также: Паром снова подорожал",
        "Lesen Sie auch: Fähre wird wieder teurer",
        "À lire aussi : Le bac coûte encore plus cher",
        "Lea también: El transbordador vuelve a subir",
        "Czytaj też: Prom znowu drożeje",
        "Baca juga: Tarif feri naik lagi",
        "延伸閱讀：渡輪票價再次上漲",
    ],
)
def test_related_links_in_the_middle(block: str) -> None:
    whole = text(TITLE, OPENING, block, QUOTED, CLOSING)
    assert gone(whole) == [block]


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Facebook Twitter WhatsApp Email",
        "Share on Facebook",
        "Sign up for our weekly newsletter",
        "Get the day's news in your inbox every morning.",
        "Підписуйтесь на наш канал у Telegram",
        "Tags: bridges, tolls, council",
        "Теги: міст, рада, проїзд",
        "14 comments",
        "Leave a comment",
        "Advertisement",
        "Story continues below advertisement",
        "© 2025 The Harbour Courier. All rights reserved.",
        "FILE - The old toll bridge, seen from the harbour in May.",
        "The hall was full on Monday evening. (Photo by A. Writer)",
        "A handout photograph released by the council",
        "Фото: пресслужба міської ради",
    ],
)
def test_lines_that_are_furniture_wherever_they_stand(line: str) -> None:
    whole = text(TITLE, OPENING, line, QUOTED, CLOSING)
    assert gone(whole) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Related to this is the question of who pays for the ferry.",
        "Share prices of the operator fell by a tenth.",
        "Comments by the mayor drew applause from the gallery.",
        "The latest figures show that traffic has doubled.",
        "Copyright law was not discussed.",
        "Ad hoc talks went on until midnight.",
        "Read more than one way, the clause helps nobody.",
        "“See also what the engineers wrote,” she said.",
        "Print runs were cut by half.",
        "Subscribers to the ferry pay nothing.",
        "What Happens Next",
        "With reporting by The Harbour Courier and Reuters",
        "Tags were fitted to 40 lorries; they cost 12 euros each.",
        "File-sharing between the offices was stopped.",
        "Photo identification will be needed at the gate.",
        "He said:",
    ],
)
def test_lines_of_articles_that_look_a_little_like_it(line: str) -> None:
    assert gone(text(TITLE, OPENING, line, QUOTED, CLOSING)) == []


def test_a_subheading_after_related_links_stays() -> None:
    whole = text(TITLE, OPENING, "SEE ALSO: Ferry Fares To Rise", "What Happens Next", QUOTED)
    assert gone(whole) == ["SEE ALSO: Ferry Fares To Rise"]


def test_the_first_line_is_the_title_even_if_it_begins_like_a_heading() -> None:
    assert gone(text("The Latest: Council puts off its vote", OPENING, CLOSING)) == []
    assert gone(text("Trending", TITLE, OPENING, QUOTED)) != []


def test_titles_at_the_end_without_a_heading() -> None:
    titles = [
        "Ferry Fares to Rise Again",
        "Harbour Wall Repaired at Last",
        "Market Hall Closed for Winter",
        "Mayor Visits Twin Town",
    ]
    assert gone(text(TITLE, OPENING, QUOTED, CLOSING, *titles)) == ["\n\n".join(titles)]
    assert gone(text(TITLE, OPENING, QUOTED, CLOSING, *titles[:2])) == []


def test_spans_are_whole_lines_in_order() -> None:
    whole = text(TITLE, OPENING, "  SEE ALSO: Ferry Fares  ", QUOTED, "Share this", CLOSING)
    spans = furniture(whole)
    assert [span.reason for span in spans] == ["related links", "share line"]
    assert [whole[span.start : span.end] for span in spans] == [
        "SEE ALSO: Ferry Fares",
        "Share this",
    ]


_HEADINGS = st.sampled_from(
    [
        "SEE ALSO:",
        "Related Articles",
        "Most Popular",
        "Tags:",
        "Tags: Keywords:Related Articles",
        "The Latest",
        "Share this",
        "Sign up for our newsletter today",
        "Читайте також:",
        "Comments",
        "Advertisement",
        "Ferry Fares to Rise Again",
        "A teaser of one sentence.",
        "Photo: A. Writer",
        "",
    ]
)
_WORDS = st.lists(
    st.sampled_from("share related photo the council bridge tags latest he vote ми рада".split()),
    min_size=3,
    max_size=12,
).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(_HEADINGS, max_size=8),
    _WORDS,
    _WORDS,
    _WORDS,
    st.sampled_from(["“{}”", '"{}"', "«{}»", "„{}“", '“{}"']),
    st.lists(_HEADINGS, max_size=8),
)
def test_a_paragraph_with_sentences_and_a_quotation_is_never_furniture(
    before: list[str], one: str, quote: str, three: str, marks: str, after: list[str]
) -> None:
    paragraph = f"{one.capitalize()}. {marks.format(quote.capitalize() + '.')} {three}."
    whole = "\n".join([TITLE, OPENING, *before, paragraph, *after, CLOSING])
    start = whole.index(paragraph)
    end = start + len(paragraph)
    assert not any(span.start < end and span.end > start for span in furniture(whole))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text(whole: str) -> None:
    last = 0
    for span in furniture(whole):
        assert last <= span.start < span.end <= len(whole)
        assert span.reason
        last = span.end


@pytest.mark.parametrize(
    "whole",
    [
        "“" * 1_000_000,
        "Related Articles\n" * 30_000,
        "Title Of Another Article\nA teaser of it stands here.\n" * 20_000,
        "Related\n" + "Related\nA teaser of it stands here.\n" * 10_000 + "One.\nTwo of them.\n",
        ("." * 2900 + "\n") * 300,
        ("Tags: " * 400 + "\n") * 200,
        "\n" * 1_000_000,
        ("Photo by " + "(" * 580 + "\n") * 1000,
    ],
)
def test_hostile_texts_are_read_to_their_end(whole: str) -> None:
    found = furniture(whole)
    assert all(0 <= span.start < span.end <= len(whole) for span in found)
