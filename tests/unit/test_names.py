"""Names in running prose: whole words, the longest first, never a shared one."""

from __future__ import annotations

from onrecord.markdown.names import NameIndex

INDEX = NameIndex(
    {
        "zelenskyy": ["Volodymyr Zelenskyy", "Zelensky", "Зеленський"],
        "ministry": ["Ministry of Finance", "MoF"],
        "forestry": ["Ministry of Forestry", "MoF", "Ministry"],
        "un": ["U.N.", "United Nations", "UN"],
        "oneil": ["O'Neil"],
    }
)


def found(text: str, index: NameIndex = INDEX) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.id) for mention in index.find(text)]


def test_whole_words():
    assert found("Zelensky said") == [("Zelensky", "zelenskyy")]
    assert found("Zelenskys and Zelenskyesque") == []
    assert found("Зеленський сказав, Зеленського ні") == [("Зеленський", "zelenskyy")]
    assert found("(Zelensky), Zelensky's, “Zelensky”") == [("Zelensky", "zelenskyy")] * 3


def test_the_longest_name_wins():
    assert found("the Ministry of Finance") == [("Ministry of Finance", "ministry")]
    assert found("the Ministry of Truth") == [("Ministry", "forestry")]


def test_shared_names_are_nobody_s():
    assert found("the MoF") == []
    assert dict(INDEX.ambiguous) == {"MoF": ("forestry", "ministry")}


def test_part_of_a_shared_name_is_not_somebody_else_s():
    index = NameIndex({"a": ["John Smith"], "b": ["John Smith"], "c": ["John"]})
    assert found("John Smith met John.", index) == [("John", "c")]


def test_names_with_marks():
    assert found("the U.N. said") == [("U.N.", "un")]
    assert found("UNESCO, the UN") == [("UN", "un")]
    assert found("O'Neil left") == [("O'Neil", "oneil")]


def test_case_matters():
    assert found("zelensky, ZELENSKY") == []


def test_an_actor_may_repeat_its_own_name():
    index = NameIndex({"a": ["Europe", "Europe", "Europe "]})
    assert found("in Europe", index) == [("Europe", "a")]
    assert not index.ambiguous


def test_names_without_words_are_never_found():
    assert found("a *** b", NameIndex({"a": ["***"]})) == []


def test_many_names_in_a_long_text():
    names = {f"actor-{number}": [f"John Smith {number}"] for number in range(2000)}
    index = NameIndex(names)
    text = "Zelensky and others. " * 50_000 + "John Smith 1999."
    assert [mention.id for mention in index.find(text)] == ["actor-1999"]
