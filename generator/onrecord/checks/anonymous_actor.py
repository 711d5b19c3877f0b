"""An actor stands for people who are not named.

Unnamed speakers are different people each time. As one actor they would turn into a single, very
talkative person with positions and a history. What is known of such a speaker belongs into the
extract: ``speaker_described`` and ``of``. A group that really calls itself so gets a full name,
such as "Anonymous (hacker collective)".

Bad:

    unnamed-official:
      name: Unnamed official
      type: person

Good:

    - id: handed-back
      quote: the text was handed back
      speaker_described: an official who was not named
      of: government-of-ukraine
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "anonymous-actor"

_NAMELESS = "anonymous|unnamed|unknown|unidentified|undisclosed|unattributed|nameless"
_PEOPLE = (
    "persons?|people|man|woman|men|women|sources?|officials?|diplomats?|advis[eo]rs?|aides?|"
    "insiders?|witness(?:es)?|speakers?|spokes(?:person|man|woman|people)|authors?|users?|"
    "actors?|representatives?|members?|individuals?"
)
_RANK = "senior|top|high-ranking|high-level|former|government|western|local|several|some|two|three"
_PATTERN = re.compile(
    rf"(?:(?:an?|the|one|some|several|two|three) )?"
    rf"(?:(?:{_NAMELESS})(?: (?:[\w-]+ ){{0,4}}(?:{_PEOPLE}))?"
    rf"|(?:an?|one|some|several|two|three) (?:[\w-]+ ){{0,5}}(?:{_PEOPLE})"
    rf"|(?:(?:{_RANK}) )*(?:sources?|officials?|insiders?)"
    rf"|(?:{_PEOPLE}) (?:who (?:was|were) )?(?:not named|familiar with .+|{_NAMELESS}))"
)


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Actors whose name or alias is a word for people without a name."""
    for actor in corpus.actors.values():
        places = [(actor.record.name, ("name",))]
        places += [(alias, ("aliases", n)) for n, alias in enumerate(actor.record.aliases)]
        for name, place in places:
            folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
            if _PATTERN.fullmatch(folded):
                yield Diagnostic(
                    CODE,
                    f'"{name}" names nobody: people who are not named are not an actor',
                    actor.at(place),
                    help="describe the speaker in each extract: speaker_described, and of for "
                    "the body; a group really called so gets its full name",
                )
