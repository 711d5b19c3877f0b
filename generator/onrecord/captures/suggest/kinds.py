"""What a passage in quotation marks is: words that somebody said, or a title, a name, a scare."""

from __future__ import annotations

import re

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.grammar import Sentence
from onrecord.captures.suggest.quotations import Piece
from onrecord.captures.suggest.speakers import Found
from onrecord.captures.suggest.tokens import FILLER, HOLDER

QUOTATION, FRAGMENT, ANSWER, REPORTED = "quotation", "fragment", "answer", "reported"
SCARE, TITLE, HEADLINE, NESTED, QUESTION = "scare", "title", "headline", "nested", "question"
#: What is proposed as an extract; the others are listed only when asked for.
PROPOSED = frozenset({QUOTATION, FRAGMENT, ANSWER, REPORTED})

_NAMED_SO = re.compile(
    r"(?:\bso-called|\bknown (?:locally |simply |widely |also )?as|\bnicknamed|\bdubbed|"
    r"\bcodenamed|\bcode-named|\bchristened|\ba\.?k\.?a\.?|"
    r"\b(?:the|a|this|that|its|their|his|her)\s+(?:\w+\s+)?"
    r"(?:word|words|term|terms|nickname|name|label|pseudonym|alias|acronym|hashtag|slogan|motto|"
    r"codename|category)"
    r"(?:\s+of)?|\bmeaning|\bmeans|\btranslat(?:es|ed) (?:as|to)|\bmarked|\bself-styled|"
    r"\bself-described|\bbilled as|\bbranded as)\s*,?\s*(?:the\s+|an?\s+|as\s+)?$",
    re.IGNORECASE,
)
#: "shouts of “…” and “…”": somebody says it, though the text does not say who.
_CRIES = re.compile(
    r"\b(?:chants?|shouts?|cry|cries|cheers|jeers|calls|screams|yells|whispers|murmurs|refrains?)"
    r" of "
    rf"(?:{HOLDER}{FILLER}*,? (?:and|or) )?$"
)
_TITLED = re.compile(r"\b(?:titled|entitled|headlined)\s*,?\s*$", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:called|named|labell?ed|termed)\s*,?\s*$", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:is|was|were|are|been|being)?\s*(?:directed|written|published|released|recorded|filmed|"
    r"shot|sung|painted|performed|screened|staged|aired|premiered|broadcast)\b",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:directed|wrote|published|released|recorded|sang|sings|sing|singing|painted|performed|"
    r"screened|staged|starred in|stars in|starring in|appeared in|played|hummed|whistled|of|"
    r"read|reading|author of|writer of|such as|including)\s*,?\s*"
    r"(?:the\s+)?(?:self-published\s+)?$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as is it vs via into over up".split()
)
#: Subjects that stand for everybody: what they call a thing is its name.
_EVERYBODY = frozenset(
    "locals people residents some many everyone everybody they fans critics others villagers "
    "supporters insiders we you regulars".split()
)


def words_in(text: str) -> int:
    """How many words a passage has."""
    return len(re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", text))


def has_title_case(quote: str) -> bool:
    """Whether all words but small ones are capitalised, and there are at least two of those."""
    found = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", quote)
    large = [word for word in found if word.lower() not in _SMALL]
    if len(large) < 2 or len(found) > 12:
        return False
    return found[0][0].isupper() and all(word[0].isupper() for word in large)


def classify(
    text: str, mask: str, piece: Piece, sentence: Sentence, place: int, found: Found | None
) -> str:
    """The kind of an outermost piece, from its words, its surroundings and its attribution."""
    quote = text[piece.start : piece.end]
    count = words_in(quote)
    before = mask[sentence.start : piece.outer[0]]
    after = mask[piece.outer[1] : sentence.end]
    attributed = found is not None and found.speaker is not None
    directly = attributed and found is not None and found.adjacent
    whole = _is_whole(quote)
    title = quote.rstrip(",.;").strip()
    if _TITLED.search(before):
        return TITLE
    if _NAMED_SO.search(before) and count <= 6 and not (directly and after.lstrip()[:1] == ","):
        return SCARE
    if _CALLED.search(before) and not (found and found.judging and attributed):
        return TITLE if has_title_case(title) or title[:1].isupper() else SCARE
    saying = directly and found is not None and not found.judging and not _MAKES.search(before)
    if found is not None and found.cue == "tell" and found.cue_at[1] + 1 >= piece.outer[0]:
        if found.cue_at[1] <= piece.outer[0]:
            return TITLE
    if whole and _CRIES.search(before) and quote.rstrip("’'”\"")[-1:] in "!?.":
        return QUOTATION
    if has_title_case(title) and not saying and not (whole and quote.rstrip("’'”")[-1:] in ".?!…"):
        return TITLE
    if has_title_case(title) and (_work_near(sentence, place) or _MADE.match(after.lstrip(" ,"))):
        if not saying:
            return TITLE
    if title[:1].isupper() and count <= 4 and not saying and _work_near(sentence, place, near=3):
        return TITLE
    if attributed and found is not None and found.speaker is not None:
        named = found.cue in ("call", "term", "label", "brand", "mean", "want", "name")
        if named and found.speaker.text.lower() in _EVERYBODY and count <= 3:
            return SCARE
        return QUOTATION if whole or count > 8 else FRAGMENT
    if whole and (_starts_sentence(sentence, place) or _CRIES.search(before)):
        return QUOTATION
    if count >= 6:
        return QUOTATION if whole else FRAGMENT
    return SCARE


def _is_whole(quote: str) -> bool:
    """Whether a passage looks like a sentence: it starts with a capital and ends with a stop."""
    core = quote.strip("‘’'“”\"«»‹›[]() ")
    ending = quote.rstrip("’”'\"»)] ")
    return bool(core) and (core[0].isupper() or core[0].isdigit()) and ending[-1:] in ".?!…,—–-"


def _starts_sentence(sentence: Sentence, place: int) -> bool:
    return place == 0 or all(
        token.is_quote or token.text in ":—–," for token in sentence.tokens[:place]
    )


def _work_near(sentence: Sentence, place: int, near: int = 5) -> bool:
    """Whether a word for a work stands shortly before: "her novel", "songs such as"."""
    for token in sentence.tokens[max(0, place - near) : place]:
        if token.is_word and (token.bare in w.WORKS or token.bare.rstrip("s") in w.WORKS):
            return True
    return False
