"""From what is stated to the fields of a source, each with where it came from.

The analyst's options come first, then what the item states, best first. A publisher or an agency is
filled in only where it is a registered outlet; what is not stated is named and left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from onrecord.captures.agencies import agency_of, names_of
from onrecord.captures.emitting import Value, front_matter
from onrecord.captures.intake import Given
from onrecord.captures.stated import Fact, host_of
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Span
from onrecord.model.base import Language, WebAddress
from onrecord.model.edtf import Edtf
from onrecord.parse import Entity


@dataclass(frozen=True)
class Options:
    """What the analyst says; it comes before anything that a page states."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    wire: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    into: str | None = None


@dataclass(frozen=True)
class Filled:
    """A field of the source file, its value as shown, and where it came from."""

    field: str
    value: str
    origin: str


class Draft:
    """The fields of a source as they are decided, with what is to be said of each."""

    def __init__(self, given: Given, options: Options, corpus: Corpus) -> None:
        self.given, self.options, self.corpus = given, options, corpus
        self.filled: list[Filled] = []
        self.missing: list[str] = []
        self.remarks: list[str] = []
        self._values: dict[str, Value] = {}
        stated = given.stated
        self.title = self._take("title", options.title, stated.titles)
        self.url = self._address()
        self.outlet = self._outlet()
        self.published = self._published()
        self.wire = self._wire()
        self.authors = self._authors()
        self.language = self._language()
        self._cites()
        if given.type and given.type != "article":
            self._set("type", given.type, "the export's type of item")
        day = next((fact for fact in stated.retrieved if as_edtf(fact.value)), None)
        if day:
            self._set("retrieved", day.value, day.origin)
        if given.raw and given.raw.remark:
            self.remarks.append(given.raw.remark)

    @property
    def day(self) -> str | None:
        """The day of publication, where it is known to the day."""
        date = as_edtf(self.published) if self.published else None
        return date.day if date else None

    def _set(self, name: str, value: Value, origin: str) -> None:
        self._values[name] = value
        shown = value if isinstance(value, str) else ", ".join(str(item) for item in value)
        self.filled.append(Filled(name, shown, origin))

    def _take(self, name: str, option: str | None, facts: Sequence[Fact]) -> str | None:
        """A value: the analyst's, or else the first that is stated."""
        if option is not None:
            self._set(name, option.strip(), f"option --{name}")
            return option.strip()
        if facts:
            self._set(name, facts[0].value, facts[0].origin)
            return facts[0].value
        return None

    def _address(self) -> str | None:
        usable = [fact for fact in self.given.stated.addresses if fits(WebAddress, fact.value)]
        url = self._take("url", self.options.url, usable)
        if url is None:
            self.missing.append("url")
        for fact in usable:
            if url and fact.value != url and host_of(fact.value) != host_of(url):
                self.remarks.append(
                    f"the page also gives {short(fact.value, 200)} as its address "
                    f"({fact.origin}): it may be a copy of that"
                )
        return url

    def _published(self) -> str | None:
        facts = [fact for fact in self.given.stated.dates if as_edtf(fact.value)]
        date = self._take("published", self.options.published, facts)
        days = {(as_edtf(fact.value) or Edtf.parse("2000")).text[:10]: fact for fact in facts[::-1]}
        if len(days) > 1 and self.options.published is None:
            others = [
                f"{fact.value} ({fact.origin})" for day, fact in days.items()
                if date and day != date[:10]
            ]  # fmt: skip
            self.remarks.append("other dates of publication are stated: " + ", ".join(others))
        return date

    def _outlet(self) -> str | None:
        """The registered outlet that the page names; where name and address disagree, none."""
        if self.options.outlet:
            self._set("outlet", self.options.outlet, "option --outlet")
            return self.options.outlet
        stated = self.given.stated
        hosts = stated.hosts or (
            (Fact(host_of(self.url), "its address"),) if self.url and host_of(self.url) else ()
        )
        named = [(o, f) for f in stated.publishers if (o := by_name(self.corpus, f.value))]
        placed = [(o, f) for f in hosts if (o := by_host(self.corpus, f.value))]
        if named and placed and named[0][0] != placed[0][0]:
            self.remarks.append(
                f'it names "{named[0][0]}" ({named[0][1].origin}) as its publisher, but stands at '
                f'the address of "{placed[0][0]}"; choose with --outlet'
            )
            return None
        for outlet, fact in (*named, *placed):
            self._set("outlet", outlet, f'{fact.origin} "{fact.value}"')
            return outlet
        return None

    @property
    def publisher(self) -> str:
        """How the page names its publisher, in words, whether registered or not."""
        for fact in (*self.given.stated.publishers, *self.given.stated.hosts):
            return f'"{short(fact.value)}" ({fact.origin})'
        host = host_of(self.url or "")
        return f'"{short(host)}" (its address)' if host else ""

    def _wire(self) -> str | None:
        """The agency whose story it is; the outlet itself may be that agency."""
        if self.options.wire:
            self._set("wire", self.options.wire, "option --wire")
            return self.options.wire
        found: dict[str, Fact] = {}
        for fact in self.given.stated.agencies:
            outlet = next(
                (o for name in names_of(fact.value) if (o := by_name(self.corpus, name))), None
            )
            if outlet is None:
                self.remarks.append(
                    f"the story is credited to {fact.value} ({fact.origin}), which is not a "
                    "registered outlet, so wire is left out"
                )
            else:
                found.setdefault(outlet, fact)
        if len(found) > 1:
            self.remarks.append(
                "several agencies are credited, so wire is left out: "
                + ", ".join(f"{name} ({fact.origin})" for name, fact in found.items())
            )
        elif found:
            wire, fact = next(iter(found.items()))
            if wire != self.outlet:
                self._set("wire", wire, fact.origin)
                return wire
            return None
        self.missing.append("wire")
        return None

    def _authors(self) -> tuple[str, ...]:
        facts = [
            fact for fact in self.given.stated.authors
            if by_name(self.corpus, fact.value) is None and agency_of(fact.value) is None
        ]  # fmt: skip
        names = tuple(fact.value for fact in facts)
        if names:
            self._set("authors", names, facts[0].origin)
        else:
            self.missing.append("authors")
        return names

    def _language(self) -> str | None:
        facts = []
        for fact in self.given.stated.languages:
            if not fits(Language, fact.value):
                continue
            if _wrong_script(fact.value, self.given.text):
                self.remarks.append(
                    f'it says that its language is "{fact.value}" ({fact.origin}), but its '
                    "letters are not those of that language"
                )
                continue
            facts.append(fact)
        language = self._take("language", self.options.language, facts)
        if language is None:
            self.missing.append("language")
        return language

    def _cites(self) -> None:
        found: dict[str, Fact] = {}
        for fact in self.given.stated.relies_on:
            outlet = by_name(self.corpus, fact.value)
            if outlet and outlet not in (self.outlet, self.wire):
                found.setdefault(outlet, fact)
        if found:
            self._set("cites", tuple(found), next(iter(found.values())).origin)

    def fields(self) -> dict[str, Value]:
        """The fields in the order in which a source file has them."""
        order = (
            "title", "outlet", "published", "type", "url", "authors", "language", "wire", "cites",
            "retrieved",
        )  # fmt: skip
        return {name: self._values[name] for name in order if name in self._values}

    def comments(self) -> tuple[str, ...]:
        """What the file says of the fields that it does not have."""
        found = []
        if self.outlet is None:
            named = self.publisher
            found.append(
                f"outlet: the page names {named}, which is not a registered outlet"
                if named
                else "outlet: not stated"
            )
        if self.missing:
            names = [f"{n} (read as en)" if n == "language" else n for n in self.missing]
            found.append("not stated: " + ", ".join(names))
        return tuple(found)

    def problems(self) -> tuple[Diagnostic, ...]:
        """Why no source file can be written; each names the option that would help."""
        found = []
        if not self.title:
            found.append(("no title is stated", "give it with --title"))
        if not self.published:
            hint = re.search(r"\b(20\d\d|19\d\d)[/-](\d\d)[/-](\d\d)\b", self.url or "")
            found.append(
                (
                    "no date of publication is stated",
                    "give it with --published, as precisely as you know it: 2025-02-15, 2025-02, "
                    "2025-02-15? (probably), ../2025-02-15 (not later)"
                    + (f"; its address suggests {hint[1]}-{hint[2]}-{hint[3]}" if hint else ""),
                )
            )
        if not self.outlet and not self.wire:
            named = self.publisher
            conflict = next((text for text in self.remarks if "choose with --outlet" in text), "")
            found.append(
                (
                    conflict
                    or (
                        f"the publisher {named} is not a registered outlet"
                        if named
                        else "no publisher is stated"
                    ),
                    "give it with --outlet"
                    + (", or add it to briefings/outlets.yml" if named and not conflict else "")
                    + "; where the publisher is unknown, say whose story it is with --wire",
                )
            )
        if not self.language and _other_letters(self.given.text or self.title or ""):
            found.append(
                (
                    "its language is not stated, and it is not written in Latin letters",
                    "give it with --language, for example --language uk",
                )
            )
        return tuple(
            Diagnostic("not-stated", message, Span(self.given.label), help=help)
            for message, help in found
        )

    def suggested_outlet(self) -> tuple[str, str] | None:
        """An entry for ``outlets.yml`` from what the page says: id and text."""
        if self.outlet or self.wire or not self.publisher:
            return None
        host = next((fact.value for fact in self.given.stated.hosts), "") or host_of(self.url or "")
        name = next((fact.value for fact in self.given.stated.publishers), "") or host
        key = slug(name) or slug(host.partition(".")[0])
        if not key or key in self.corpus.outlets:
            return None
        fields: dict[str, Value] = {"name": name, "type": "online"}
        if host and fits(WebAddress, f"https://{host}"):
            fields["url"] = f"https://{host}"
        lines = front_matter(fields).split("\n")[1:-2]
        kinds = "newspaper, broadcaster, wire, government, think-tank, social, other"
        lines = [f"{line}  # or {kinds}" if line == "type: online" else line for line in lines]
        return key, "\n".join([f"{key}:", *(f"  {line}" for line in lines)])

    def wanted_id(self) -> str:
        """Outlet and date, as ``rferl-2025-02-15``."""
        host = next((fact.value for fact in self.given.stated.hosts), "") or host_of(self.url or "")
        name = self.outlet or self.wire or slug(host.partition(".")[0]) or "source"
        date = re.search(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", self.published or "")
        return f"{name}-{date[0]}" if date else name


# -- matching --------------------------------------------------------------------------------------


def by_name(corpus: Corpus, name: str) -> str | None:
    """The outlet of that name or alias; None where there is none, or more than one."""
    wanted = folded(name)
    found = {
        outlet.id
        for outlet in corpus.outlets.values()
        if wanted and wanted in _outlet_names(outlet)
    }
    return found.pop() if len(found) == 1 else None


def _outlet_names(outlet: Entity) -> Collection[str]:
    return {folded(name) for name in (outlet.record.name, *outlet.record.aliases)}


def by_host(corpus: Corpus, host: str) -> str | None:
    """The outlet whose address, or an alias that is one, has this host or one above it."""
    found: dict[str, int] = {}
    for outlet in corpus.outlets.values():
        hosts = [host_of(outlet.record.url or "")]
        hosts += [alias.lower().removeprefix("www.") for alias in outlet.record.aliases]
        for own in hosts:
            if "." in own and (host == own or host.endswith("." + own)):
                found[outlet.id] = max(found.get(outlet.id, 0), len(own))
    best = [name for name, length in found.items() if length == max(found.values())]
    return best[0] if len(best) == 1 else None


def folded(name: str) -> str:
    """A name without case, accents, punctuation and a leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split()).removeprefix("the ")


def slug(text: str) -> str:
    """Letters, digits and hyphens for an id; empty where a text has no Latin letters."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:60].strip("-")


def same_address(url: str | None) -> str:
    """An address as it is compared with others: without scheme, "www.", fragment and case."""
    if not url:
        return ""
    bare = re.sub(r"^https?://(?:www\.|m\.)?", "", url.strip(), flags=re.IGNORECASE)
    return bare.partition("#")[0].rstrip("/").casefold()


_LATIN = {
    "en", "de", "fr", "es", "it", "pt", "pl", "nl", "sv", "da", "no", "nb", "nn", "fi", "cs", "sk",
    "hu", "ro", "tr", "et", "lv", "lt", "sl", "hr", "sq", "id", "ms", "vi", "ca", "ga", "is",
}  # fmt: skip


def _other_letters(text: str) -> bool:
    """Whether most letters of a text are not Latin."""
    letters = [c for c in text[:5000] if c.isalpha()]
    if len(letters) < 10:
        return False
    latin = sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters)
    return latin * 2 < len(letters)


def _wrong_script(language: str, text: str) -> bool:
    primary = language.partition("-")[0].lower()
    return primary in _LATIN and "-" not in language[2:5] and _other_letters(text)


def fits(kind: object, value: str) -> bool:
    """Whether a value is valid for a field's type."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def as_edtf(text: str) -> Edtf | None:
    """The date that a text is in EDTF, or None."""
    try:
        return TypeAdapter(Edtf).validate_python(text)
    except ValidationError:
        return None


def short(text: str | None, limit: int = 80) -> str:
    """A text cut to what a message can hold."""
    text = text or ""
    return text if len(text) <= limit else text[: limit - 1] + "…"
