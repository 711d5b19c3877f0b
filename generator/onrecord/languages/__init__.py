"""Languages: the words of the site, one catalogue a language.

A catalogue is one YAML file in this folder, called after the language's BCP 47 tag. It holds the
texts, in which ``{name}`` stands for a value, and how the language counts, joins and quotes. No
other module holds words that readers see; those that write pages ask a ``Language`` for them.

A text that depends on a number is a mapping from CLDR's plural categories (``one``, ``few``,
``other``, …) to its forms, and ``n`` is the number that chooses. A value may be asked for in a
form: ``{n:word}`` is a number in words where the language has words for it, ``{name:opening}``
begins with a capital letter, ``{label:infinitive}`` and ``{label:gerund}`` are forms of an English
verb phrase. A key or value that is missing, and one that no text asks for, is a bug of ours and
raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files as package_files
from typing import Any

import yaml

from onrecord.languages.english import gerund, infinitive

#: CLDR's plural categories. Source: Unicode Technical Standard #35, part 3, Plural Rules.
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
DEFAULT = "en"


@dataclass(frozen=True)
class Gap:
    """Where a value stands in a text, and in which form."""

    name: str
    form: str = ""


#: A text in its parts: words as they are, and gaps.
Parts = tuple[str | Gap, ...]
Code = Callable[[str], str]


@dataclass(frozen=True)
class Text:
    """A text in its forms by plural category, and the names of all its values.

    A text that does not depend on a number has the form ``other`` alone and no ``n``.
    """

    forms: Mapping[str, Parts]
    names: frozenset[str]


@dataclass(frozen=True, eq=False)
class Language:
    """How the site speaks: its texts by key, and its ways to count, join, date and quote.

    ``direction`` is ``ltr`` or ``rtl``. ``plurals`` gives for each category but ``other`` the
    alternatives of conditions under which a number belongs to it. ``words`` are the numbers from
    nought that running text spells out. ``comma`` and ``last`` join the parts of a list, ``marks``
    open and close a quotation, ``names`` are languages by the first part of their tags.
    """

    code: str
    name: str
    direction: str
    texts: Mapping[str, Text]
    plurals: Mapping[str, tuple[tuple[_Relation, ...], ...]]
    words: tuple[str, ...]
    thousands: str
    decimal: str
    comma: str
    last: str
    marks: tuple[str, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    seasons: tuple[str, ...]
    names: Mapping[str, str]

    def say(self, key: str, /, code: Code = str, literal: Code = str, **values: Any) -> str:
        """The text under ``key`` with its values in place.

        ``code`` is applied to every value but numbers and ``literal`` to every part of the text
        itself, so that both can be made fit for the place where they will stand. Raises KeyError
        where there is no such text, TypeError where the values are not those that it asks for.
        """
        text = self.texts[key]
        if values.keys() != text.names:
            wrong = sorted(values.keys() ^ text.names)
            raise TypeError(f'the text "{key}" of "{self.code}" and its values differ in {wrong}')
        form = self.category(values["n"]) if len(text.forms) > 1 else "other"
        parts = text.forms.get(form) or text.forms["other"]
        return "".join(
            literal(part) if isinstance(part, str) else self._put(values[part.name], part, code)
            for part in parts
        )

    def knows(self, key: str) -> bool:
        """Whether there is a text under ``key``."""
        return key in self.texts

    def category(self, number: int) -> str:
        """The plural category of a whole number."""
        for name, alternatives in self.plurals.items():
            if any(all(relation(number) for relation in every) for every in alternatives):
                return name
        return "other"

    def number(self, number: int) -> str:
        """``1,200``: a whole number in figures."""
        return f"{number:,}".replace(",", self.thousands)

    def fraction(self, number: float, places: int) -> str:
        """``0.85``: a number with so many decimal places."""
        whole, _, rest = f"{number:.{places}f}".partition(".")
        return self.number(int(whole)) + (self.decimal + rest if rest else "")

    def cardinal(self, number: int) -> str:
        """A number as in running text: in words where the language spells it out."""
        return self.words[number] if 0 <= number < len(self.words) else self.number(number)

    def listed(self, parts: Sequence[str]) -> str:
        """``a``, ``a and b``, ``a, b and c``."""
        *most, last = parts or ("",)
        return self.last.join(part for part in (self.comma.join(most), last) if part)

    def quoted(self, words: str) -> str:
        """Words between the language's quotation marks."""
        return f"{self.marks[0]}{words}{self.marks[1]}"

    def name_of(self, tag: str) -> str:
        """What a language is called: ``uk`` → ``Ukrainian``, by the first part of its tag."""
        name = self.names.get(tag.partition("-")[0].lower())
        return name or self.say("language.unnamed", tag=tag)

    def _put(self, value: Any, gap: Gap, code: Code) -> str:
        if value is None:
            raise TypeError(f'"{gap.name}" has no value')
        if isinstance(value, int):
            return self.cardinal(value) if gap.form == "word" else self.number(value)
        return code(_FORMS[gap.form](value) if gap.form else value)


def _opening(text: str) -> str:
    return text[:1].upper() + text[1:]


#: The forms in which a text may ask for a value that is no number.
_FORMS: Mapping[str, Callable[[str], str]] = {
    "opening": _opening,
    "infinitive": infinitive,
    "gerund": gerund,
}


@dataclass(frozen=True)
class _Relation:
    """``n % 10 = 2..4,7``, as a test."""

    modulus: int
    wanted: bool
    ranges: tuple[tuple[int, int], ...]

    def __call__(self, number: int) -> bool:
        """Whether it holds of a number."""
        rest = number % self.modulus if self.modulus else number
        return any(low <= rest <= high for low, high in self.ranges) is self.wanted


_RELATION = re.compile(r"n(?: % (\d+))? (!?)= ([\d.,]+)")


def _conditions(rule: str) -> tuple[tuple[_Relation, ...], ...]:
    """A rule of CLDR's plural syntax, for whole numbers: alternatives of conditions."""
    return tuple(
        tuple(_relation(relation) for relation in clause.split(" and "))
        for clause in rule.split(" or ")
    )


def _relation(text: str) -> _Relation:
    match = _RELATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is no condition of a plural rule')
    ranges = [part.partition("..") for part in match[3].split(",")]
    return _Relation(
        int(match[1] or 0),
        not match[2],
        tuple((int(low), int(high or low)) for low, _, high in ranges),
    )


_GAP = re.compile(r"\{([a-z_]+)(?::([a-z]+))?\}")


def _parts(text: str) -> Parts:
    """A text cut at its gaps."""
    parts: list[str | Gap] = []
    position = 0
    for match in _GAP.finditer(text):
        parts += [text[position : match.start()], Gap(match[1], match[2] or "")]
        position = match.end()
    parts.append(text[position:])
    words = "".join(part for part in parts if isinstance(part, str))
    if text != text.strip() or "\n" in text or "{" in words or "}" in words:
        raise ValueError(f'"{text}" is not one line of words and gaps')
    return tuple(part for part in parts if part)


def _texts(section: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, Text]]:
    """The texts of a section by their keys: the names on the way to them, joined by dots."""
    for name, value in section.items():
        key = f"{under}{name}"
        if isinstance(value, str):
            yield key, _text({"other": value})
        elif set(value) <= set(CATEGORIES):
            yield key, _text(value, {"n"})
        else:
            yield from _texts(value, f"{key}.")


def _text(forms: Mapping[str, str], names: set[str] | frozenset[str] = frozenset()) -> Text:
    parts = {category: _parts(text) for category, text in forms.items()}
    gaps = {part.name for form in parts.values() for part in form if isinstance(part, Gap)}
    return Text(parts, frozenset(gaps | names))


def _folder() -> Iterator[str]:
    for item in package_files(__name__).iterdir():
        if item.name.endswith(".yml"):
            yield item.name.removesuffix(".yml")


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """The languages there are catalogues for, by their codes."""
    return tuple(sorted(_folder()))


def match(tag: str) -> str | None:
    """The catalogue for a language tag: its own, or that of its first part; None without either."""
    there = {code.lower(): code for code in codes()}
    tag = tag.lower().replace("_", "-")
    return there.get(tag) or there.get(tag.partition("-")[0])


@lru_cache
def language(code: str) -> Language:
    """The language of a catalogue; raises FileNotFoundError where there is none."""
    text = (package_files(__name__) / f"{code}.yml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)
    return Language(
        code,
        data["name"],
        data["direction"],
        dict(_texts(data["texts"])),
        {name: _conditions(rule) for name, rule in data["plurals"].items()},
        tuple(data["numbers"]["words"]),
        data["numbers"]["thousands"],
        data["numbers"]["decimal"],
        data["lists"]["comma"],
        data["lists"]["last"],
        (data["marks"]["open"], data["marks"]["close"]),
        tuple(data["dates"]["months"]),
        tuple(data["dates"]["short"]),
        tuple(data["dates"]["seasons"]),
        data["names"],
    )


#: What the commands speak, and a site whose language has no catalogue.
ENGLISH = language(DEFAULT)
