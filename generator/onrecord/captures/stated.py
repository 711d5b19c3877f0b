"""What a page or a text says of itself: title, publisher, date, authors, language, agency.

Nothing here is inferred. Each fact carries where it was read, so that an analyst can judge it, and
several statements of one fact are all kept, best first. What they mean for a site (which registered
outlet a name belongs to) is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html

from onrecord.captures.agencies import Credit, agency_of, credits_of
from onrecord.captures.dates import as_written, in_line
from onrecord.captures.extraction import page_tree, slimmed
from onrecord.captures.furniture import furniture
from onrecord.captures.linked_data import described_articles, names_in

#: A title is a line; what is longer is something else.
MAX_TITLE = 400
MAX_NAME = 120


@dataclass(frozen=True)
class Fact:
    """A value and where it was read, in words."""

    value: str
    origin: str


@dataclass(frozen=True)
class Stated:
    """Everything stated, best first.

    ``hosts`` are the names of the machines that the page says it lives on. ``agencies`` are those
    whose story it is said to be; ``relies_on`` those whose reporting it is said to use.
    """

    titles: tuple[Fact, ...] = ()
    dates: tuple[Fact, ...] = ()
    addresses: tuple[Fact, ...] = ()
    publishers: tuple[Fact, ...] = ()
    hosts: tuple[Fact, ...] = ()
    authors: tuple[Fact, ...] = ()
    languages: tuple[Fact, ...] = ()
    agencies: tuple[Fact, ...] = ()
    relies_on: tuple[Fact, ...] = ()
    retrieved: tuple[Fact, ...] = ()
    kinds: tuple[Fact, ...] = ()

    def and_then(self, other: Stated) -> Stated:
        """These statements, then what another place says, each value once."""
        merged = {}
        for name in (item.name for item in fields(self)):
            merged[name] = _once((*getattr(self, name), *getattr(other, name)))
        return Stated(**merged)


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The first fact of each value."""
    found: dict[str, Fact] = {}
    for fact in facts:
        found.setdefault(fact.value, fact)
    return tuple(found.values())


@dataclass
class _Found:
    """The facts of one kind as they are collected; empty and oversized values fall away."""

    limit: int
    facts: list[Fact] = field(default_factory=list)

    def add(self, value: object, origin: str) -> None:
        if isinstance(value, str) and (text := tidy(value)) and len(text) <= self.limit:
            self.facts.append(Fact(text, origin))

    @property
    def all(self) -> tuple[Fact, ...]:
        return _once(self.facts)


_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.*?-->", re.DOTALL)
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def tidy(text: str) -> str:
    """One line of plain text: without markup, entities, and characters that nobody sees."""
    text = text[:20_000]
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _MARKUP.sub("", text)
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


# -- pages -----------------------------------------------------------------------------------------


def stated_by_page(html: str, fetched_from: str | None = None) -> Stated:
    """What a page states in its data for machines, then in its marked-up elements."""
    meta = _Meta(page_tree(slimmed(html)))
    data = described_articles(html)
    addresses = _page_addresses(html, meta, data, fetched_from)
    kept = {
        "titles": _titles(meta, data),
        "dates": _dates(meta, data),
        "addresses": addresses,
        "publishers": _publishers(meta, data),
        "hosts": _hosts(addresses, fetched_from),
        "languages": _languages(meta, data),
        "retrieved": _saved_on(html),
    }
    authors, agencies = _people(meta, data)
    return Stated(**kept, authors=authors, agencies=agencies)


class _Meta:
    """The elements of a page that state facts."""

    def __init__(self, tree: lxml.html.HtmlElement | None) -> None:
        self.tree = tree
        self.content: dict[str, list[str]] = {}
        if tree is None:
            return
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop")
            name = name or element.get("http-equiv")
            if name and element.get("content"):
                self.content.setdefault(name.strip().lower(), []).append(element.get("content"))

    def __call__(self, found: _Found, *names: str) -> None:
        """Add what the ``meta`` elements of these names say."""
        for name in names:
            for value in self.content.get(name, ())[:20]:
                found.add(value, f"meta {name}")

    def elements(self, path: str) -> list[lxml.html.HtmlElement]:
        return list(self.tree.xpath(path)[:20]) if self.tree is not None else []


def _titles(meta: _Meta, data: list[dict[str, Any]]) -> tuple[Fact, ...]:
    found = _Found(MAX_TITLE)
    for item in data:
        found.add(item.get("headline"), "JSON-LD headline")
    meta(found, "og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
    for element in meta.elements("//article//h1 | //main//h1 | //h1"):
        found.add(str(element.text_content()), "h1 heading")
    for element in meta.elements("//head/title | //title"):
        found.add(str(element.text_content()), "title element")
    names = [fact.value for fact in _publishers(meta, data)]
    return tuple(replace(fact, value=_without_site(fact.value, names)) for fact in found.all)


def _without_site(title: str, names: Iterable[str]) -> str:
    """A title without the publisher's name that many pages put behind it."""
    for name in names:
        for mark in ("|", "-", "–", "—", "::", "·", "•", "»"):
            end = f" {mark} {name}"
            if title.casefold().endswith(end.casefold()) and len(title) > len(end):
                return title[: -len(end)].rstrip()
    return title


def _dates(meta: _Meta, data: list[dict[str, Any]]) -> tuple[Fact, ...]:
    found = _Found(80)
    for item in data:
        found.add(item.get("datePublished"), "JSON-LD datePublished")
    meta(
        found,
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
    )
    marked = "//*[@itemprop='datePublished'] | //time[@pubdate]"
    for element in meta.elements(marked):
        value = element.get("datetime") or element.get("content") or element.text_content()
        found.add(str(value), "datePublished element")
    articles = {element.get("datetime") for element in meta.elements("//article//time[@datetime]")}
    if len(articles) == 1:
        found.add(articles.pop(), "the article's only time element")
    return tuple(
        replace(fact, value=written)
        for fact in found.all
        if (written := as_written(fact.value)) is not None
    )


def _publishers(meta: _Meta, data: list[dict[str, Any]]) -> tuple[Fact, ...]:
    found = _Found(MAX_NAME)
    for item in data:
        for name in names_in(item.get("publisher")):
            found.add(name, "JSON-LD publisher")
    meta(found, "og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher")
    meta(found, "citation_journal_title", "application-name")
    return found.all


def _languages(meta: _Meta, data: list[dict[str, Any]]) -> tuple[Fact, ...]:
    found = _Found(40)
    for element in meta.elements("/html[@lang] | //article[@lang]"):
        found.add(element.get("lang"), f"{element.tag} lang")
    for element in meta.elements("/html[@*[name()='xml:lang']]"):
        found.add(element.get("xml:lang"), "html xml:lang")
    for item in data:
        language = item.get("inLanguage")
        if isinstance(language, dict):
            language = language.get("alternateName")
        found.add(language, "JSON-LD inLanguage")
    meta(found, "og:locale", "content-language", "citation_language", "dc.language")
    return tuple(replace(fact, value=fact.value.replace("_", "-")) for fact in found.all)


def _people(meta: _Meta, data: list[dict[str, Any]]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Authors, and the agencies named in their place."""
    found = _Found(300)
    for item in data:
        for name in names_in(item.get("author")):
            found.add(name, "JSON-LD author")
    if not found.facts:
        meta(found, "author", "article:author", "citation_author", "dc.creator", "dcterms.creator")
        meta(found, "parsely-author", "sailthru.author", "byl")
    if not found.facts:
        path = "//*[@itemprop='author' or @rel='author']"
        for element in meta.elements(path):
            found.add(str(element.text_content()), "author element")
    people, agencies = _Found(MAX_NAME), _Found(MAX_NAME)
    for fact in found.all:
        read_byline(fact.value, fact.origin, people, agencies)
    for item in data:
        for key in ("sourceOrganization", "creditText", "copyrightHolder"):
            for name in names_in(item.get(key)):
                if agency := agency_of(name):
                    agencies.add(agency, f"JSON-LD {key}")
    return people.all, agencies.all


_BY = re.compile(r"^(?:by|von|par|por|da|di|przez|автор\w*|author)\s*[:：]?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b|\bта\b|\bі\b|\bи\b|&|\|)\s*")


def read_byline(text: str, origin: str, people: _Found, agencies: _Found) -> None:
    """Sort the names in a byline into people and agencies."""
    if re.match(r"(?:https?:)?//|www\.|@|[\w.+-]+@", text):
        return
    line = _BY.sub("", text).strip()
    whole = agency_of(line)
    if whole:
        agencies.add(whole, f"{origin} ({line})")
        return
    person, agency = credits_of(line)
    if agency:
        agencies.add(agency, f"{origin} ({line})")
        line = person
    for name in _AND.split(line):
        if not name:
            continue
        if found := agency_of(name):
            agencies.add(found, f"{origin} ({name})")
        elif _like_a_name(name):
            people.add(_in_case(name), origin)


def sorted_names(names: Iterable[str], origin: str) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The people among some names, and the agencies; a name is taken as it is written."""
    people, agencies = _Found(MAX_NAME), _Found(MAX_NAME)
    for name in names:
        if agency := agency_of(tidy(name)):
            agencies.add(agency, f"{origin} ({tidy(name)})")
        else:
            people.add(name, origin)
    return people.all, agencies.all


def _like_a_name(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= 6 and not re.search(r"[\d/:@<>{}]", name) and name[0].isalpha()


def _in_case(name: str) -> str:
    """JANE DOE as Jane Doe; anything else as it is."""
    return name.title() if name.isupper() and len(name.split()) > 1 else name


# -- addresses -------------------------------------------------------------------------------------

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s*url:\s*(\S{1,2000})\s*(?:saved date:\s*([^\n]{1,100}))?",
    re.IGNORECASE,
)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|cmpid|smid|ref_src)=[^&]*&?")


def _page_addresses(
    html: str, meta: _Meta, data: list[dict[str, Any]], fetched_from: str | None
) -> tuple[Fact, ...]:
    """Where the page says that it stands; the address that was asked for counts as such."""
    found = _Found(2000)
    own = _Found(2000)
    own.add(fetched_from, "the address fetched")
    if saved := _SINGLE_FILE.search(html[:20_000]):
        own.add(saved[1], "the browser's note in the saved page")
    if saved := _SAVED_FROM.search(html[:20_000]):
        own.add(saved[1], "the browser's note in the saved page")
    base = own.facts[0].value if own.facts else ""
    for element in meta.elements(
        "//link[@href and contains(concat(' ', @rel, ' '), ' canonical ')]"
    ):
        found.add(_absolute(base, element.get("href")), "link canonical")
    for value in meta.content.get("og:url", ())[:3]:
        found.add(_absolute(base, value), "meta og:url")
    for item in data:
        main = item.get("mainEntityOfPage")
        for value in (item.get("url"), main.get("@id") if isinstance(main, dict) else main):
            if isinstance(value, str):
                found.add(_absolute(base, value), "JSON-LD url")
    stated = [fact for fact in found.all if _is_page(fact.value)]
    own_facts = [replace(fact, value=_bare(fact.value)) for fact in own.all if _is_page(fact.value)]
    if own_facts:
        # A copy of another site's story may name the original's address as its own.
        host = host_of(own_facts[0].value)
        same = [fact for fact in stated if host_of(fact.value) == host]
        other = [fact for fact in stated if host_of(fact.value) != host]
        return tuple([*same, *own_facts, *other])
    return tuple(stated)


def _absolute(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def _is_page(address: str) -> bool:
    """Whether this is the address of a page below a site's front page."""
    try:
        parts = urlsplit(address)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and bool(parts.path.strip("/") or parts.query)
        )
    except ValueError:
        return False


def host_of(address: str) -> str:
    """The name of the machine in an address, without "www."; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""


def _bare(address: str) -> str:
    """An address without what only tells where a reader came from."""
    plain, _, query = address.partition("#")[0].partition("?")
    query = _TRACKING.sub("", query).rstrip("&")
    return f"{plain}?{query}" if query else plain


def _hosts(addresses: Iterable[Fact], fetched_from: str | None) -> tuple[Fact, ...]:
    found = _Found(200)
    own = [Fact(fetched_from, "the address fetched")] if fetched_from else []
    for fact in (*own, *addresses):
        found.add(host_of(fact.value), fact.origin)
    return found.all[:1]


def _saved_on(html: str) -> tuple[Fact, ...]:
    """The day on which a browser's extension saved the page, where it noted that."""
    saved = _SINGLE_FILE.search(html[:20_000])
    text = re.sub(r"\bGMT.*", "", saved[2]).strip() if saved and saved[2] else ""
    day = as_written(text) if text else None
    return (Fact(day, "the browser's note in the saved page"),) if day else ()


# -- texts -----------------------------------------------------------------------------------------

#: How many lines at the head and at the foot of a text can hold its title, byline and credits.
_HEAD, _FOOT = 10, 8
_BYLINE = re.compile(r"(?:by|von|par|por|автор\w*)\s*[:：]?\s+\S.{0,150}", re.IGNORECASE)


def stated_by_text(text: str, *, titled: bool = True) -> Stated:
    """What the head and the foot of an article's text state.

    ``titled`` says that the first line can be the title, as in a text file; the text that was
    extracted from a page may begin anywhere.
    """
    gone = {span.start for span in furniture(text)}
    lines, place = [], 0
    for raw in text.split("\n"):
        if line := tidy(raw):
            lines.append((line, place + len(raw) - len(raw.lstrip()) in gone))
        place += len(raw) + 1
    titles, dates = _Found(MAX_TITLE), _Found(80)
    people, agencies, relied = _Found(MAX_NAME), _Found(MAX_NAME), _Found(MAX_NAME)
    if titled and lines and not lines[0][1] and _can_be_title(text):
        titles.add(lines[0][0], "first line of the text")
    for number, (line, is_furniture) in enumerate(lines[:_HEAD]):
        day = in_line(line)
        if day:
            dates.add(day, f'line "{line[:60]}"')
        if number and not is_furniture and _BYLINE.fullmatch(line):
            read_byline(line, "byline", people, agencies)
        elif len(line) <= 60 and (alone := agency_of(line)):
            agencies.add(alone, f'line "{line}"')
    for line, _ in lines[:_HEAD]:
        _credit(Credit.dateline(line), agencies)
    for line, _ in lines[-_FOOT:]:
        _credit(Credit.signature(line), agencies)
        for name in Credit.with_reporting_by(line):
            relied.add(name, f'line "{line[:80]}"')
    return Stated(
        titles=titles.all,
        dates=dates.all,
        authors=people.all,
        agencies=agencies.all,
        relies_on=relied.all,
    )


def _can_be_title(text: str) -> bool:
    """Whether a text's first line stands for itself: no sentence, no dateline, not going on."""
    first, _, rest = text.strip().partition("\n")
    line = tidy(first)
    goes_on = rest[:1].islower()
    return not goes_on and not line.endswith((".", ";", ":", ",")) and not Credit.dateline(line)


def _credit(credit: Credit | None, agencies: _Found) -> None:
    if credit:
        agencies.add(credit.agency, credit.origin)
