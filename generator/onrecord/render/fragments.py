"""Text fragments: the part of an address that leads a browser to words on a page.

``#:~:text=[prefix-,]start[,end][,-suffix]`` by the WICG's URL Fragment Text Directives. Commas,
ampersands and hyphens in the words are percent-encoded, since they have a meaning there. A browser
that does not know text fragments opens the page at its top.
"""

from __future__ import annotations

from urllib.parse import quote

from onrecord.model.lock import LockedExtract

_DIRECTIVE = ":~:"


def text_fragment(address: str, words: str, locked: LockedExtract) -> str:
    """The address of a verified quotation's passage; the bare address where no words are fit."""
    terms = _terms(words, locked)
    if not terms:
        return address
    page, _, anchor = address.partition("#")
    anchor = anchor.partition(_DIRECTIVE)[0]
    return f"{page}#{anchor}{_DIRECTIVE}text={','.join(terms)}"


def _terms(words: str, locked: LockedExtract) -> list[str]:
    link = ((0, len(words)),) if locked.link is None else locked.link
    if not link or any(end > len(words) for _, end in link):
        return []
    terms = [_encoded(words[start:end]) for start, end in link]
    if locked.prefix and link[0][0] == 0:
        terms.insert(0, _encoded(locked.prefix) + "-")
    if locked.suffix and link[-1][1] == len(words):
        terms.append("-" + _encoded(locked.suffix))
    return terms


def _encoded(words: str) -> str:
    """Words as a term: white space as a page shows it, everything special percent-encoded."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
