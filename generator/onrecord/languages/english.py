"""Forms of English verb phrases: "rejects the draft" as an infinitive and as a gerund.

An analyst writes what somebody holds as a phrase in the third person singular; reported speech
needs it in other forms.
"""

from __future__ import annotations

import re

_IRREGULAR = {"is": "be", "are": "be", "has": "have", "does": "do", "goes": "go"}
#: Verbs of more than one syllable that double their last consonant before -ing.
_DOUBLING = frozenset(
    "admit commit compel concur confer defer deter emit expel forget incur infer occur omit "
    "permit prefer propel rebel rebut recur refer regret repel submit transfer transmit upset "
    "begin".split()
)


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
