"""News agencies as articles credit them: in a dateline, a byline or a line at the foot.

Only a credit that claims the whole story counts. "told AP" in a sentence does not, and "with
reporting by Reuters" says that the item relies on an agency, not that the story is the agency's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Agencies by the names under which they are credited.
_AGENCIES = {
    "The Associated Press": "AP|Associated Press|The Associated Press|The AP|A.P.",
    "Reuters": "Reuters|Thomson Reuters|Reuters News Agency",
    "Agence France-Presse": "AFP|Agence France-Presse|Agence France Presse",
    "dpa": "dpa|Deutsche Presse-Agentur",
    "United Press International": "UPI|United Press International",
    "Bloomberg": "Bloomberg|Bloomberg News",
    "Xinhua": "Xinhua|Xinhua News Agency",
    "TASS": "TASS|ITAR-TASS|ТАСС",
    "RIA Novosti": "RIA Novosti|РИА Новости",
    "Interfax": "Interfax|Интерфакс",
    "Interfax-Ukraine": "Interfax-Ukraine|Інтерфакс-Україна",
    "Ukrinform": "Ukrinform|Укрінформ",
    "UNIAN": "UNIAN|УНІАН",
    "Kyodo News": "Kyodo|Kyodo News",
    "Yonhap": "Yonhap|Yonhap News Agency",
    "EFE": "EFE|Agencia EFE",
    "ANSA": "ANSA|Agenzia ANSA",
    "Polish Press Agency": "PAP|Polish Press Agency|Polska Agencja Prasowa",
    "Anadolu Agency": "AA|Anadolu|Anadolu Agency|Anadolu Ajansı",
    "Press Trust of India": "PTI|Press Trust of India",
    "Asian News International": "ANI|Asian News International",
    "PA Media": "PA|PA Media|Press Association",
    "Australian Associated Press": "AAP|Australian Associated Press",
    "The Canadian Press": "CP|Canadian Press|The Canadian Press",
    "Austria Presse Agentur": "APA|Austria Presse Agentur",
    "Czech News Agency": "ČTK|CTK|Czech News Agency",
    "Baltic News Service": "BNS|Baltic News Service",
    "ANP": "ANP",
    "Belga": "Belga",
    "Lusa": "Lusa|Agência Lusa",
    "Central News Agency": "CNA|Central News Agency",
    "Antara": "Antara",
    "Bernama": "Bernama",
}
_BY_NAME = {
    name.casefold(): agency for agency, names in _AGENCIES.items() for name in names.split("|")
}
#: Short forms that are ordinary letters elsewhere; they count only where nothing else can be meant.
_FAINT = {"aa", "pa", "cp", "cna"}
_NAME = "|".join(re.escape(name) for name in sorted(_BY_NAME, key=lambda name: (-len(name), name)))
_SUFFIX = re.compile(
    rf"(?P<person>.*\S)\s*(?:[,|/–—-]|\bof\b|\bfor\b|\bfrom\b|\s)\s*(?P<agency>{_NAME})"
    r"(?: writers?| staff| correspondents?| news)?\.?",
    re.IGNORECASE,
)


def agency_of(text: str) -> str | None:
    """The agency of which a text is the name, alone or as "AP staff"; None for anything else."""
    bare = re.sub(
        r"^(?:by|via|source|credit|from|джерело|quelle|источник)\b\s*:?\s*|\s+(?:staff|writers?|"
        r"news service|wire|newsroom|reporters?)$",
        "",
        text.strip(" .()[]—–-"),
        flags=re.IGNORECASE,
    )
    name = bare.casefold()
    if name in _FAINT or len(bare) > 60:
        return None
    return _BY_NAME.get(name)


def names_of(agency: str) -> tuple[str, ...]:
    """The names under which an agency is credited."""
    return tuple(_AGENCIES.get(agency, agency).split("|"))


def credits_of(byline: str) -> tuple[str, str | None]:
    """A byline's people and its agency: "JANE DOE Associated Press", "Jane Doe, Reuters"."""
    found = _SUFFIX.fullmatch(byline[:300])
    if found and found["agency"].casefold() not in _FAINT:
        return found["person"].rstrip(" ,|/–—-"), _BY_NAME[found["agency"].casefold()]
    return byline, None


@dataclass(frozen=True)
class Credit:
    """A credit line found: the agency, and the words in which it was given."""

    agency: str
    origin: str

    @classmethod
    def dateline(cls, line: str) -> Credit | None:
        """MUNICH (AP) —, KYIV, Ukraine (Reuters) -, (AFP) –, AP, Munich — at a line's beginning."""
        found = re.match(r"(?P<place>[^()\"“”«»]{0,80}?)\((?P<name>[^()]{2,40})\)\s*[-–—:.]", line)
        if found and _is_place(found["place"]):
            agency = _BY_NAME.get(found["name"].strip().casefold())
            if agency:
                return cls(agency, f'dateline "{found[0].strip()}"')
        return None

    @classmethod
    def signature(cls, line: str) -> Credit | None:
        """(AP), — Reuters, Source: AFP, © 2025 The Associated Press, at the foot of a text."""
        text = line.strip()
        if len(text) > 300:
            return None
        if found := re.match(
            rf"(?:copyright|©|\(c\))[\s©\d(c),–-]*(?P<name>{_NAME})\b", text, re.IGNORECASE
        ):
            return cls(_BY_NAME[found["name"].casefold()], f'credit line "{found[0]}"')
        marked = re.fullmatch(
            rf"(?:source|via|джерело|quelle|источник)\s*[:：]\s*(?P<one>{_NAME})\.?"
            rf"|[(\[](?P<two>{_NAME})[)\]]\.?|[-–—]{{1,2}}\s*(?P<three>{_NAME})",
            text,
            re.IGNORECASE,
        )
        if marked:
            name = marked["one"] or marked["two"] or marked["three"]
            return cls(_BY_NAME[name.casefold()], f'credit line "{text}"')
        return None

    @staticmethod
    def with_reporting_by(line: str) -> tuple[str, ...]:
        """The names in "With reporting by The Washington Post and Reuters", in order."""
        found = re.fullmatch(
            r"[(*—–\s-]*(?:with |additional |based on )?(?:additional )?"
            r"(?:reporting|reports|information|material|writing)(?: was contributed)?"
            r" (?:by|from) (?P<names>.{2,200}?)[.)\s]*",
            line.strip(),
            re.IGNORECASE,
        )
        if not found:
            return ()
        names = re.split(r"\s*(?:,|;|\band\b|&)\s*", found["names"])
        return tuple(name for name in names if name)


def _is_place(text: str) -> bool:
    """Whether what stands before an agency's tag can be a dateline's place and day."""
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) <= 8 and (not words or words[0][0].isupper() or not words[0].isascii())
