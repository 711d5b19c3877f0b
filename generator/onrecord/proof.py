"""Proof: what was rendered is read back, before it is written and after it is built.

Every quotation stands letter for letter as the analyst captured it, every link lands, no two
things on a page share an anchor and no page is out of reach. A failure here is nearly always our
bug, and it stops the run like any other error.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
from lxml import etree

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Span
from onrecord.languages import ENGLISH, Language
from onrecord.render.page import Page

_QUOTED = re.compile(r'data-quote="([^"]*)"[^>]*>([^<]*)<')
#: Where a link leads that leaves the path under which the site stands.
_OUTSIDE = "outside"
_NOT_FOUND = "/404.html"

# lxml's "smart" strings would keep every page's tree alive.
_IDS = etree.XPath("//@id", smart_strings=False)
_NAMES = etree.XPath("//a/@name", smart_strings=False)
_QUOTES = etree.XPath("//@data-quote", smart_strings=False)
_LINKS = etree.XPath("//a/@href | //link/@href | //img/@src | //script/@src", smart_strings=False)
_CANONICAL = etree.XPath("//link[@rel='canonical']/@href", smart_strings=False)
_DATA = etree.XPath("//script[@data-onrecord]/text()", smart_strings=False)


def prove_pages(
    corpus: Corpus, pages: Iterable[Page], language: Language = ENGLISH
) -> Iterator[Diagnostic]:
    """Read the rendered Markdown back: quotations verbatim, each at its home, one page a path.

    Quotations stand between the marks of ``language``.
    """
    paths: dict[str, Page] = {}
    home: dict[str, int] = dict.fromkeys(corpus.extracts, 0)
    for page in pages:
        if page.path in paths:
            yield _broken(page.path, "shared-page", f'two pages want the address "{page.address}"')
        paths[page.path] = page
        for match in _QUOTED.finditer(page.body):
            ref, shown = match[1], html.unescape(match[2])
            yield from _verbatim(corpus, language, page.path, ref, shown)
            if page.address == f"/sources/{ref.partition('#')[0]}/" and ref in home:
                home[ref] += 1
    for ref, times in home.items():
        if times == 0:
            yield _missing(ref)


def _verbatim(
    corpus: Corpus, language: Language, path: str, ref: str, shown: str
) -> Iterator[Diagnostic]:
    quoted = corpus.extracts.get(ref)
    if quoted is None:
        yield _broken(path, "proof-quotation", f'"{ref}" is quoted but is not in the corpus')
    elif shown != language.quoted(quoted.extract.quote):
        yield _broken(
            path,
            "proof-quotation",
            f'the quotation "{ref}" does not stand letter for letter as captured',
        )


def _missing(ref: str) -> Diagnostic:
    return _broken(
        f"sources/{ref.partition('#')[0]}/index.md",
        "proof-quotation",
        f'the quotation "{ref}" is missing from the page of its source',
    )


def _broken(path: str, code: str, message: str, line: int = 1) -> Diagnostic:
    return Diagnostic(
        code,
        message,
        Span(path, line),
        help="nothing was published; please report this as a bug, with the file it concerns",
    )


@dataclass(frozen=True)
class _Built:
    """A built page as read back."""

    links: tuple[str, ...]
    anchors: frozenset[str]


def prove_site(
    corpus: Corpus,
    folder: Path,
    pages: Mapping[str, Page],
    base: str = "/",
    language: Language = ENGLISH,
    url: str = "",
) -> Iterator[Diagnostic]:
    """Read the built site back: quotations, anchors, heads, links and reach.

    ``pages`` are the generated pages by address; ``base`` is the path part of the site's address,
    under which absolute links of the theme stand, and ``url`` that address itself, where the site
    has one. Quotations stand between ``language``'s marks.
    """
    built: dict[str, _Built] = {}
    at_home: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        address = "/" + (name.removesuffix("index.html") if name.endswith("index.html") else name)
        tree = lxml.html.document_fromstring(path.read_bytes(), parser=_parser())
        yield from _anchors_once(name, tree)
        yield from _quotations(corpus, language, name, tree)
        if address != _NOT_FOUND:
            moved = address in pages and pages[address].moved
            yield from _head(corpus, name, tree, url, moved)
        at_home.update(
            ref for ref in _QUOTES(tree) if address == f"/sources/{ref.partition('#')[0]}/"
        )
        built[address] = _read_back(tree)
    for address in sorted(set(pages) - set(built)):
        yield _broken(pages[address].path, "proof-page", f'"{address}" was not built')
    for ref in sorted(set(corpus.extracts) - at_home):
        yield _missing(ref)
    yield from _links_land(folder, built, base)
    yield from _all_reached(built, pages, base)


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)


def _anchors_once(name: str, tree: lxml.html.HtmlElement) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for anchor in _IDS(tree):
        if anchor in seen:
            yield Diagnostic(
                "duplicate-anchor",
                f'two things on the page "{name}" have the anchor "{anchor}"',
                Span(name),
                help="a heading in the prose may have the name of an extract or of a section: "
                "reword it",
            )
        seen.add(anchor)


def _quotations(
    corpus: Corpus, language: Language, name: str, tree: lxml.html.HtmlElement
) -> Iterator[Diagnostic]:
    for element in tree.xpath("//*[@data-quote]"):
        yield from _verbatim(
            corpus, language, name, element.get("data-quote"), element.text_content()
        )


def _head(
    corpus: Corpus, name: str, tree: lxml.html.HtmlElement, url: str, moved: bool
) -> Iterator[Diagnostic]:
    """One canonical address where the site has an address, structured data once on every page that
    has not moved, and in it the quotations of a source's page letter for letter."""
    canonical = _CANONICAL(tree)
    if len(canonical) != (1 if url else 0) or not all(item.startswith(url) for item in canonical):
        yield _broken(name, "proof-head", f"its canonical address should be one: {canonical}")
    times, due = len(_DATA(tree)), 0 if moved else 1
    if times != due:
        yield _broken(name, "proof-head", f"it has our structured data {times} times, not {due}")
    for data in _DATA(tree):
        try:
            things = json.loads(data)["@graph"]
        except (ValueError, KeyError, TypeError) as error:
            yield _broken(name, "proof-head", f"its structured data cannot be read: {error!r}")
            continue
        for part in (part for thing in things for part in thing.get("hasPart", ())):
            ref = Path(name).parent.name + "#" + str(part["@id"]).partition("#")[2]
            if ref not in corpus.extracts or part["text"] != corpus.extracts[ref].extract.quote:
                yield _broken(
                    name,
                    "proof-head",
                    f'"{ref}" does not stand letter for letter in its structured data',
                )


def _read_back(tree: lxml.html.HtmlElement) -> _Built:
    return _Built(
        tuple(_LINKS(tree)),
        frozenset(_IDS(tree)) | frozenset(_NAMES(tree)),
    )


def _target(address: str, link: str, base: str) -> tuple[str, str] | None:
    """Page or file address and anchor of a link within the site; None for links elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    here = base.rstrip("/") + address
    there, anchor = urldefrag(urljoin(here, link))
    path = unquote(urlsplit(there).path)
    if not path.startswith(base):
        return _OUTSIDE, anchor
    return "/" + path[len(base) :], unquote(anchor)


def _links_land(folder: Path, built: Mapping[str, _Built], base: str) -> Iterator[Diagnostic]:
    for address, page in built.items():
        if address == _NOT_FOUND:
            continue
        for link in dict.fromkeys(page.links):
            target = _target(address, link, base)
            if target is None:
                continue
            path, anchor = target
            if path in built:
                if not anchor or anchor in built[path].anchors or anchor.startswith((":~:", "__")):
                    continue
                why = f'there is no "{anchor}" on that page'
            elif (folder / path.lstrip("/")).is_file():
                continue
            else:
                why = "there is no such page"
            yield Diagnostic(
                "dead-link",
                f'the link "{link}" on "{address}" leads nowhere: {why}',
                Span(address.strip("/") or "index"),
                help="correct the link, or the page it should lead to",
            )


def _all_reached(
    built: Mapping[str, _Built], pages: Mapping[str, Page], base: str
) -> Iterator[Diagnostic]:
    reached = {"/"}
    queue = ["/"]
    while queue:
        address = queue.pop()
        for link in built[address].links if address in built else ():
            target = _target(address, link, base)
            if target and target[0] in built and target[0] not in reached:
                reached.add(target[0])
                queue.append(target[0])
    moved = {address for address, page in pages.items() if page.moved}
    for address in sorted(set(built) - reached - moved - {_NOT_FOUND}):
        yield Diagnostic(
            "orphan-page",
            f'no link leads to the page "{address}"',
            Span(address.strip("/") or "index"),
            help="link it from another page or from nav in mkdocs.yml, or remove it",
        )
