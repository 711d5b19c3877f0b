"""Wording capped by evidence: the one place where the generator says what somebody holds.

"X rejects …" needs the actor's own words on record. On reported speech it is "is reported to
reject …"; on unnamed speakers alone "is described by an unnamed official as rejecting …". Every
sentence says on how many statements it rests, so that one never reads as a habit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.analysis.dates import in_words
from onrecord.analysis.origins import Origins
from onrecord.analysis.positions import Held, Statement, strongest
from onrecord.corpus import Corpus
from onrecord.model.edtf import Edtf

_IRREGULAR = {"is": "be", "are": "be", "has": "have", "does": "do", "goes": "go"}
#: Verbs of more than one syllable that double their last consonant before -ing.
_DOUBLING = frozenset(
    "admit commit compel concur confer defer deter emit expel forget incur infer occur omit "
    "permit prefer propel rebel rebut recur refer regret repel submit transfer transmit upset "
    "begin".split()
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def infinitive(phrase: str) -> str:
    """A phrase in the third person singular turned to its infinitive: "rejects" → "reject"."""
    verb, _, rest = phrase.partition(" ")
    return _joined(_bare(verb), rest)


def gerund(phrase: str) -> str:
    """A phrase in the third person singular turned to its gerund: "rejects" → "rejecting"."""
    verb, _, rest = phrase.partition(" ")
    bare = _bare(verb)
    if bare in ("be", "see", "flee", "agree", "free", "decree", "foresee", "guarantee", "oversee"):
        form = bare + "ing"
    elif bare.endswith("ie"):
        form = bare[:-2] + "ying"
    elif bare.endswith("e") and not bare.endswith(("oe", "ye")):
        form = bare[:-1] + "ing"
    elif bare in _DOUBLING or re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", bare):
        form = bare + bare[-1] + "ing"
    else:
        form = bare + "ing"
    return _joined(form, rest)


def _bare(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if re.search(r"(ss|sh|ch|x|zz|o)es$", verb):
        return verb[:-2]
    if verb.endswith("s") and not verb.endswith("ss"):
        return verb[:-1]
    return verb


def _joined(verb: str, rest: str) -> str:
    return f"{verb} {rest}" if rest else verb


def capped(corpus: Corpus, held: Held) -> str:
    """The predicate of a position, no stronger than its evidence: "is reported to reject …"."""
    return capped_by(corpus, held.current)


def capped_by(corpus: Corpus, statements: Sequence[Statement]) -> str:
    """The predicate that some statements of one stance allow: that of the best of them."""
    shown = statements[0]
    label = corpus.issues[shown.issue].record.stances[shown.stance].label
    strength = strongest(statements)
    if strength == "on-record":
        return label
    if strength == "reported":
        return f"is reported to {infinitive(label)}"
    return f"is described by {_describers(statements)} as {gerund(label)}"


def _describers(statements: Iterable[Statement]) -> str:
    described = {item.quoted.extract.speaker_described or "" for item in statements}
    official = all("official" in words for words in described)
    noun = "official" if official else "speaker"
    return f"unnamed {noun}s" if len(described) > 1 else f"an unnamed {noun}"


def basis(corpus: Corpus, held: Held) -> str:
    """On what a position rests: "two statements, 14 to 15 February 2025; 2 articles, 1 origin"."""
    current = held.current
    noun = "statement" if held.strength == "on-record" else "report"
    dates = span_of([item.date for item in current])
    return f"{counted(len(current), noun)}, {dates}; {articles_and_origins(corpus, held.origins)}"


def sentence(corpus: Corpus, held: Held) -> str:
    """The whole statement of a position, as the site and ``show`` give it."""
    name = corpus.actors[held.actor].record.name
    return f"{name} {capped(corpus, held)}: {basis(corpus, held)}."


def counted(number: int, noun: str, plural: str = "") -> str:
    """``one statement``, ``12 statements``: words up to ten, as in running text."""
    return f"{cardinal(number)} {noun if number == 1 else plural or noun + 's'}"


def cardinal(number: int) -> str:
    """``one``, ``ten``, ``11``, ``1,200``."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def figures(number: int, noun: str, plural: str = "") -> str:
    """``1 article``, ``2 articles``: figures, as in counts."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def origins_in_figures(found: Origins) -> str:
    """``1 origin``, ``1–2 origins``."""
    if found.low == found.high:
        return figures(found.high, "origin")
    return f"{found.low:,}–{found.high:,} origins"


def articles_and_origins(corpus: Corpus, found: Origins) -> str:
    """``2 articles, 1 origin (AP)``: counts are of origins, never of articles alone.

    Names are told only where there are no more of them than origins: an article that relays two
    outlets is one origin, and neither of them.
    """
    names = [short_name(corpus, outlet) for outlet in found.first]
    told = f" ({', '.join(names)})" if 0 < len(names) <= min(3, found.high) else ""
    return f"{figures(found.articles, 'article')}, {origins_in_figures(found)}{told}"


def short_name(corpus: Corpus, outlet_id: str) -> str:
    """An outlet's shortest known name: its initials where it has an alias of that kind."""
    outlet = corpus.outlets.get(outlet_id)
    if outlet is None:
        return outlet_id
    initials = [
        alias for alias in outlet.record.aliases if re.fullmatch(r"[A-Z][A-Z/&.]{1,7}", alias)
    ]
    return min(initials, key=len) if initials else outlet.record.name


def span_of(dates: list[Edtf]) -> str:
    """``3 February 2025 to 17 February 2025``: from the earliest to the latest date in a list.

    Dates that mean the same time are one; where one of them is in doubt, the doubt is kept. A
    date of which only the end is known says nothing of when the span begins.
    """
    known = [date for date in dates if not date.open_start] or dates
    ordered = sorted(known, key=lambda item: item.order)
    first, last = ordered[0], ordered[-1]
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return in_words(last)
    return f"{in_words(first)} to {in_words(last)}"
