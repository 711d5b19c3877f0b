"""Comparing versions: nothing is lost, nothing that differs passes as the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.captures.sentences import quotations, sentences
from onrecord.captures.versions import compare
from onrecord.captures.words import changes, words

ANY = st.text(max_size=300)
WORD = st.sampled_from("gate water mill stone bridge farmer mayor grain rope anvil candle".split())
SENTENCE = st.builds(
    lambda found, number: f"{' '.join(found).capitalize()} {number}.",
    st.lists(WORD, min_size=4, max_size=9),
    st.integers(0, 10**6),
)
STORY = st.lists(SENTENCE, min_size=3, max_size=12, unique=True)


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_sentences_cover_all_text_once_and_in_order(text):
    found = sentences(text)
    end = 0
    for part in found:
        assert text[end : part.start].strip() == ""
        assert part.start < part.end and part.of(text) == part.of(text).strip()
        end = part.end
    assert text[end:].strip() == ""


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab “”\"„“«»‘’'.,\n", max_size=120))
def test_quotations_lie_in_order_and_apart(text):
    end = 0
    for part in quotations(text):
        assert end <= part.start < part.end <= len(text)
        end = part.end


@settings(max_examples=300, deadline=None)
@given(ANY, ANY)
def test_every_sentence_has_one_place(a, b):
    found = compare(a, b)
    for text, parts in (
        (a, [*(p for pair in (*found.same, *found.reworded) for p in pair.a), *found.cut]),
        (b, [*(p for pair in (*found.same, *found.reworded) for p in pair.b), *found.added]),
    ):
        assert sorted(parts) == list(sentences(text))


@settings(max_examples=300, deadline=None)
@given(ANY, ANY)
def test_changes_lead_from_one_to_the_other(a, b):
    left, right = words(a), words(b)
    made = list(left)
    for change in reversed(changes(left, right)):
        at = left.index(change.a[0]) if change.a else _before(left, change.at_a)
        made[at : at + len(change.a)] = change.b
    assert [word.folded for word in made] == [word.folded for word in right]


def _before(found, offset):
    return sum(word.start < offset for word in found)


@settings(max_examples=200, deadline=None)
@given(STORY)
def test_a_story_is_the_same_as_itself(story):
    text = "\n".join(story)
    found = compare(text, text)
    assert not found.differs and len(found.same) == len(story)


@settings(max_examples=300, deadline=None)
@given(STORY, st.data())
def test_a_sentence_taken_out_is_cut_and_no_other(story, data):
    gone = data.draw(st.integers(0, len(story) - 1))
    a = "\n".join(story)
    found = compare(a, "\n".join(story[:gone] + story[gone + 1 :]))
    assert [part.of(a) for part in found.cut] == [story[gone]]
    assert not found.added and not found.reworded


@settings(max_examples=500, deadline=None)
@given(STORY, st.data())
def test_one_word_changed_never_passes(story, data):
    number = data.draw(st.integers(0, len(story) - 1))
    found = story[number].split(" ")
    at = data.draw(st.integers(0, len(found) - 1))
    kind = data.draw(st.sampled_from(("not", "digit", "swap", "drop")))
    if kind == "not":
        found.insert(at, "not")
    elif kind == "digit":
        found[-1] = str(int(found[-1].rstrip(".")) + 1) + "."
    elif kind == "drop":
        del found[at]
    else:
        other = (at + 1) % len(found)
        found[at], found[other] = found[other], found[at]
    changed = " ".join(found)
    a = "\n".join(story)
    b = "\n".join([*story[:number], changed, *story[number + 1 :]])
    result = compare(a, b)
    same = changed == story[number]
    assert result.differs is not same
    if not same:
        whole = [a[pair.a[0].start : pair.a[-1].end] for pair in result.reworded]
        assert story[number] in whole or story[number] in [part.of(a) for part in result.cut]
