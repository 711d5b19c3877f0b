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
from onrecord.languages import ENGLISH, Language
from onrecord.model.edtf import Edtf


def capped(corpus: Corpus, held: Held, language: Language = ENGLISH) -> str:
    """The predicate of a position, no stronger than its evidence: "is reported to reject …"."""
    return capped_by(corpus, held.current, language)


def capped_by(corpus: Corpus, statements: Sequence[Statement], language: Language = ENGLISH) -> str:
    """The predicate that some statements of one stance allow: that of the best of them."""
    shown = statements[0]
    label = corpus.issues[shown.issue].record.stances[shown.stance].label
    strength = strongest(statements)
    if strength == "unnamed":
        strength = _described(statements)
    return language.say(f"capped.{strength}", label=label)


def _described(statements: Iterable[Statement]) -> str:
    described = {item.quoted.extract.speaker_described or "" for item in statements}
    noun = "official" if all("official" in words for words in described) else "speaker"
    return f"unnamed-{noun}s" if len(described) > 1 else f"unnamed-{noun}"


def basis(corpus: Corpus, held: Held, language: Language = ENGLISH) -> str:
    """On what a position rests: "two statements, 14 to 15 February 2025; 2 articles, 1 origin"."""
    current = held.current
    noun = "statements" if held.strength == "on-record" else "reports"
    return language.say(
        "position.basis",
        count=language.say(f"position.{noun}", n=len(current)),
        dates=span_of([item.date for item in current], language),
        counts=articles_and_origins(corpus, held.origins, language),
    )


def sentence(corpus: Corpus, held: Held, language: Language = ENGLISH) -> str:
    """The whole statement of a position, as the site and ``show`` give it."""
    return language.say(
        "position.sentence",
        name=corpus.actors[held.actor].record.name,
        predicate=capped(corpus, held, language),
        basis=basis(corpus, held, language),
    )


def origins_in_figures(found: Origins, language: Language = ENGLISH) -> str:
    """``1 origin``, ``1–2 origins``."""
    if found.low == found.high:
        return language.say("count.origins", n=found.high)
    return language.say("count.origins-range", low=found.low, n=found.high)


def articles_and_origins(corpus: Corpus, found: Origins, language: Language = ENGLISH) -> str:
    """``2 articles, 1 origin (AP)``: counts are of origins, never of articles alone."""
    articles = language.say("count.articles", n=found.articles)
    origins = origins_in_figures(found, language)
    names = outlets_told(corpus, found, language)
    if not names:
        return language.say("count.articles-origins", articles=articles, origins=origins)
    return language.say("count.articles-named", articles=articles, origins=origins, names=names)


def outlets_told(corpus: Corpus, found: Origins, language: Language = ENGLISH) -> str:
    """Who published first, where there are no more of them than origins and at most three.

    An article that relays two outlets is one origin, and neither of them.
    """
    names = [short_name(corpus, outlet) for outlet in found.first]
    return language.comma.join(names) if len(names) <= min(3, found.high) else ""


def short_name(corpus: Corpus, outlet_id: str) -> str:
    """An outlet's shortest known name: its initials where it has an alias of that kind."""
    outlet = corpus.outlets.get(outlet_id)
    if outlet is None:
        return outlet_id
    initials = [
        alias for alias in outlet.record.aliases if re.fullmatch(r"[A-Z][A-Z/&.]{1,7}", alias)
    ]
    return min(initials, key=len) if initials else outlet.record.name


def span_of(dates: list[Edtf], language: Language = ENGLISH) -> str:
    """``3 February 2025 to 17 February 2025``: from the earliest to the latest date in a list.

    Dates that mean the same time are one; where one of them is in doubt, the doubt is kept. A
    date of which only the end is known says nothing of when the span begins.
    """
    known = [date for date in dates if not date.open_start] or dates
    ordered = sorted(known, key=lambda item: item.order)
    first, last = ordered[0], ordered[-1]
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return in_words(last, language=language)
    return language.say(
        "date.range",
        first=in_words(first, language=language),
        last=in_words(last, language=language),
    )
