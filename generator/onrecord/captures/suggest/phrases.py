"""Phrases that can stand for somebody: names, functions, bodies and pronouns within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.captures.suggest import words as w
from onrecord.captures.suggest.tokens import CONTRACTED, Token

#: A name of more words is none.
_LONGEST_NAME = 16


@dataclass(frozen=True)
class Chunk:
    """A phrase that can stand for somebody: tokens ``first`` to ``last`` (exclusive).

    ``name`` is the proper name at its end, if it has one; ``roles`` are the words for a function
    in it; ``head`` is the last word of the common part, in lower case.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    name: str = ""
    roles: tuple[str, ...] = ()
    head: str = ""
    kind: str = "common"
    plural: bool = False
    definite: bool = False
    owner: str = ""

    @property
    def is_pronoun(self) -> bool:
        """Whether it is he, she, they or it."""
        return self.kind == "pronoun"


def _is_name_word(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token can be part of a proper name."""
    token = tokens[index]
    if not token.is_capital or _is_calendar(tokens, index):
        return False
    if index == 0 or tokens[index - 1].is_quote or tokens[index - 1].text in ":—–":
        low = token.low
        if (
            low in w.DETERMINERS
            or low in w.PREPOSITIONS
            or low in w.CONJUNCTIONS
            or low in w.ADVERBS
            or low in w.PRONOUNS
            or low in w.AUXILIARIES
        ):
            return False
        if low in w.CUES and not (
            index + 1 < len(tokens) and tokens[index + 1].is_capital and low in ("mark", "grant")
        ):
            return low not in w.CUES
        if low.endswith("ing") and index + 1 < len(tokens) and not tokens[index + 1].is_capital:
            return False
        if low in w.PLURAL_ROLES or low in w.NUMBERS:
            return False
        follows = index + 1 < len(tokens) and tokens[index + 1].is_capital
        if not follows and not token.known and not token.possessive:
            if low.endswith("ly") or not _can_follow_name(tokens, index + 1):
                return low in w.FEMALE_NAMES or low in w.MALE_NAMES
        if (low in w.ROLES or low in w.BODIES) and not follows:
            return False
    return token.low not in w.PRONOUNS or token.text.isupper()


def _can_follow_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the word after a lone capitalised one at the start of a sentence fits a name."""
    if index >= len(tokens):
        return True
    token = tokens[index]
    low = token.low
    return (
        not token.is_word
        or low in w.AUXILIARIES
        or low in w.CUES
        or low in w.VERBS
        or low in w.ADVERBS
        or low in ("and", "of", "in", "on")
        or low.endswith(("ed", "s"))
    )


def _is_calendar(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word is a day or month, and not part of a name such as "April Jones"."""
    token = tokens[index]
    if token.bare not in w.CALENDAR:
        return False
    if len(token.bare) == 3 and not token.text.endswith("."):
        return token.bare == "may" and not (
            index + 1 < len(tokens) and tokens[index + 1].is_capital
        )
    given = token.bare in ("april", "may", "june", "august")
    return not (given and index + 1 < len(tokens) and tokens[index + 1].is_capital)


_OF_THESE = frozenset("the his her their its our these those".split())
_GLUE = frozenset({"of", "for", "and", "on", "the", "&", "in"})


def chunks_of(tokens: tuple[Token, ...]) -> Iterable[Chunk]:
    """The phrases of a sentence, in order; none overlaps another."""
    index = 0
    while index < len(tokens):
        end = _phrase_end(tokens, index)
        if end > index:
            yield _chunk(tokens, index, end)
            index = end
        else:
            index += 1


def _phrase_end(tokens: tuple[Token, ...], index: int) -> int:  # noqa: PLR0915
    """Where the phrase that starts at a token ends; the token itself where none starts."""
    token = tokens[index]
    low = token.low
    if not token.is_word or token.is_quote or low in CONTRACTED:
        return index
    if low in w.PRONOUNS and low not in ("her", "his") and not (low == "it" and token.text == "IT"):
        return index + 1 if low in ("he", "she", "they", "it", "who") else index
    starts = (
        low in w.DETERMINERS
        or _is_name_word(tokens, index)
        or low in w.ROLES
        or low in w.PLURAL_ROLES
        or low in w.BODIES
        or token.possessive
        or _leads_to_role(tokens, index)
    )
    if not starts or (token.text[0].isdigit() and not _leads_to_role(tokens, index)):
        return index
    at = index
    seen_noun = False
    while at < len(tokens):
        token = tokens[at]
        low = token.low
        if not token.is_word or token.is_quote:
            if token.text == "&" and at > index and tokens[at - 1].is_capital:
                at += 1
                continue
            break
        if _is_name_word(tokens, at):
            at = _name_end(tokens, at)
            if tokens[at - 1].possessive:
                continue
            if at < len(tokens) and (
                tokens[at].possessive
                or tokens[at].low in w.ROLES
                or tokens[at].low in w.PLURAL_ROLES
                or tokens[at].low in w.BODIES
                or _leads_to_role(tokens, at)
            ):
                continue
            break
        if at > index and low in w.DETERMINERS and not tokens[at - 1].possessive:
            if tokens[at - 1].low not in w.DETERMINERS:
                break
        elif low in w.PREPOSITIONS or low in w.CONJUNCTIONS:
            counted = low == "of" and at == index + 1 and tokens[index].low in w.DETERMINERS
            if counted and at + 1 < len(tokens) and tokens[at + 1].low in _OF_THESE:
                at += 2
                continue
            if low == "and" and at > index and _joins_adjectives(tokens, at):
                at += 1
                continue
            break
        elif (
            low in w.PRONOUNS
            or low in w.AUXILIARIES
            or (low in w.ADVERBS and low != "first" and tokens[at - 1].low not in w.DETERMINERS)
        ):
            break
        elif (low in w.CUES or low in w.VERBS) and at > index and not _is_noun_here(tokens, at):
            break
        elif seen_noun and low.endswith("ed") and low not in ("ted", "red", "shed"):
            break
        elif token.text[0].isdigit() and at > index and tokens[at - 1].low not in w.DETERMINERS:
            break
        elif low.endswith("ly") and at > index and seen_noun and low not in w.NOUNS_IN_LY:
            break
        if low in w.ROLES or low in w.PLURAL_ROLES or low in w.BODIES or low in w.DOCUMENTS:
            seen_noun = True
            nxt = tokens[at + 1] if at + 1 < len(tokens) else None
            if nxt is None or not (
                _is_name_word(tokens, at + 1)
                or token.possessive
                or nxt.low in w.ROLES
                or nxt.low in w.PLURAL_ROLES
                or nxt.low in w.BODIES
                or nxt.low in w.DOCUMENTS
                or (nxt.low.isalpha() and _leads_to_role(tokens, at + 1))
            ):
                at += 1
                break
        at += 1
        if at - index > 12:
            break
    while at > index and tokens[at - 1].low in w.DETERMINERS and at - 1 > index:
        at -= 1
    if at == index + 1 and tokens[index].low in w.DETERMINERS:
        pronominal = tokens[index].low in (
            "one", "another", "some", "many", "several", "both", "others", "two", "three",
        )  # fmt: skip
        return at if pronominal else index
    return at


def _joins_adjectives(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "and" joins two adjectives of one phrase ("current and former officials")."""
    known = ("current", "former", "senior", "local", "national", "federal", "state", "european")
    if tokens[at - 1].low in ("one", *known) and at + 1 < len(tokens):
        return tokens[at + 1].low in known or tokens[at + 1].low == "one"
    return False


def _is_noun_here(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word that can be a verb is a noun or adjective by its place."""
    before = tokens[at - 1].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if before in w.DETERMINERS or tokens[at - 1].possessive:
        return True
    low = tokens[at].low
    if low.endswith(("ed", "ing")) or w.CUES.get(low) != low:
        return False
    return after in w.ROLES or after in w.PLURAL_ROLES or after in w.CUES


def _leads_to_role(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether up to four plain words lead to a word for people: "senior White House officials"."""
    for offset in range(0, 5):
        if at + offset >= len(tokens):
            return False
        token = tokens[at + offset]
        low = token.low
        if low in w.ROLES or low in w.PLURAL_ROLES:
            return offset > 0 or low in w.PLURAL_ROLES or low in w.ROLES
        if not token.is_word or token.is_quote or token.possessive:
            return False
        if (
            low in w.PREPOSITIONS
            or low in w.CONJUNCTIONS - {"and"}
            or low in w.PRONOUNS
            or low in w.AUXILIARIES
            or low in w.CUES
            or low in w.VERBS
            or low in w.ADVERBS
            or (low in w.DETERMINERS and offset)
            or (low == "and" and not (offset and _joins_adjectives(tokens, at + offset)))
        ):
            return False
    return False


def _name_end(tokens: tuple[Token, ...], at: int) -> int:
    """The end of a run of capitalised words, with the small words that names have."""
    body = False
    limit = at + _LONGEST_NAME
    while at < min(len(tokens), limit):
        token = tokens[at]
        if _is_name_word(tokens, at):
            body = body or token.bare in w.BODY_WORDS or token.bare in w.BODIES
            at += 1
            if token.possessive:
                return at
            continue
        if token.text == "&" and at + 1 < len(tokens) and tokens[at + 1].is_capital:
            at += 1
            continue
        low = token.low
        if (low in w.PARTICLES | {"of"} and low != "y") or (low in _GLUE and body):
            ahead = at + 1
            while ahead < len(tokens) and tokens[ahead].low in w.PARTICLES | _GLUE:
                ahead += 1
            bridges = ahead < len(tokens) and _is_name_word(tokens, ahead) and ahead - at <= 3
            if bridges and (
                (low in w.PARTICLES and low != "of") or (low in _GLUE and body and low != "in")
            ):
                if low == "and" and tokens[ahead].bare in w.FEMALE_NAMES | w.MALE_NAMES:
                    return at
                at = ahead
                continue
        return at
    return at


def _chunk(tokens: tuple[Token, ...], first: int, last: int) -> Chunk:
    piece = tokens[first:last]
    low = piece[0].low
    text = " ".join(token.text for token in piece)
    start, end = piece[0].start, piece[-1].end
    if len(piece) == 1 and low in w.PRONOUNS:
        plural = low == "they"
        return Chunk(first, last, start, end, text, kind="pronoun", head=low, plural=plural)
    core = 0
    owner = ""
    for place, token in enumerate(piece[:-1]):
        if token.possessive:
            core = place + 1
            owner = " ".join(item.text for item in piece[: place + 1])
    if low in w.POSSESSIVES and not core:
        owner = piece[0].text
    name_from = len(piece)
    while name_from > core:
        token = piece[name_from - 1]
        is_name = _is_name_word(tokens, first + name_from - 1) or (
            (token.low in w.PARTICLES | _GLUE or token.text == "&") and name_from < len(piece)
        )
        if not is_name or token.low in w.DETERMINERS:
            break
        name_from -= 1
    while name_from < len(piece) and not _is_name_word(tokens, first + name_from):
        name_from += 1
    named = list(piece[name_from:])
    roles = [token.bare for token in piece[core:name_from] if _is_role(token)]
    kind = "named"
    body = _is_body(named)
    if named and not body:
        cut = 0
        for place, token in enumerate(named):
            if _is_role(token) and place + 1 < len(named):
                cut = place + 1
                roles.append(w.TITLES.get(token.bare, token.bare))
            elif _is_role(token) and place + 1 == len(named) and place:
                cut = place + 1
                roles.append(token.bare)
        named = named[cut:]
    name = " ".join(token.text for token in named)
    name = re.sub(r"[’']s?$", "", name) if named and named[-1].possessive else name
    if not named:
        kind = "common"
        head = piece[-1].bare
    else:
        head = piece[name_from - 1].bare if name_from > core else ""
        head = "" if head in w.DETERMINERS else head
        kind = "body" if body else "named"
    plural = (
        head in w.PLURAL_ROLES or (low in w.DETERMINERS and low in _MANY) or head == "people"
    ) and not named
    return Chunk(
        first,
        last,
        start,
        end,
        text,
        name,
        tuple(roles),
        head,
        kind,
        plural,
        low in ("the", "this", "that", "these", "those") or low in w.POSSESSIVES or bool(owner),
        owner,
    )


_MANY = frozenset("two three four five six seven eight nine ten several some many both".split())


def _is_role(token: Token) -> bool:
    bare = token.bare
    return bare in w.ROLES or bare in w.TITLES or bare in w.PLURAL_ROLES


def _is_body(named: list[Token]) -> bool:
    if not named:
        return False
    if named[0].bare in w.TITLES and len(named) < 4 and named[-1].bare not in w.BODY_WORDS:
        return False
    if named[-1].bare in w.BODY_WORDS or named[0].bare in w.BODY_WORDS - {"general", "defense"}:
        last_role = _is_role(named[-1])
        first_role = len(named) > 1 and any(_is_role(token) for token in named[:-1])
        if named[-1].bare in w.BODY_WORDS and named[-1].bare not in ("general",):
            return not last_role
        return not first_role and not last_role
    return any(token.low in ("of", "for", "&") for token in named) and not any(
        _is_role(token) for token in named[:-1]
    )
