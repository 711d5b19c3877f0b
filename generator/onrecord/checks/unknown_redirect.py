"""A moved address leads to no page, or is still the address of something.

Addresses are kept for ever: ``redirects.yml`` sends readers from an old one to the new one. That
fails where the new page does not exist, and where the old address still belongs to a page of its
own, which the redirect would replace.

Bad:

    actors/finance-minister: actors/minister-of-finanse

Good:

    actors/finance-minister: actors/minister-of-finance
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, suggestion
from onrecord.model import KINDS

CODE = "unknown-redirect"

_KINDS = {model.plural: kind for kind, model in KINDS.items()}


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Redirects whose target is missing or whose old address is in use."""
    pages = _pages(corpus)
    moved = {redirect.old: redirect.new for redirect in corpus.redirects}
    for redirect in corpus.redirects:
        if redirect.old in pages:
            yield Diagnostic(
                CODE,
                f'"{redirect.old}" has moved, it says here, but it still exists',
                redirect.span,
                help="remove this line, or rename what still has the old id",
            )
        folder, _, id_ = redirect.new.partition("/")
        if redirect.new not in pages and not corpus.is_broken(id_, (_KINDS.get(folder, ""),)):
            further = _end(redirect.new, moved, pages)
            label = (
                f'point straight to "{further}"?'
                if further in pages
                else suggestion(redirect.new, pages)
            )
            yield Diagnostic(
                CODE,
                f'"{redirect.old}" leads to "{redirect.new}", which does not exist',
                redirect.span,
                help="write the address of a page that exists: <folder>/<id>, where the folder is "
                "one of " + ", ".join(_KINDS),
                label=label,
            )


def _pages(corpus: Corpus) -> set[str]:
    """The addresses in use; a position has one by its prose or by an extract that shows it."""
    pages = {
        f"{KINDS[kind].plural}/{id_}" for kind, found in corpus.by_kind.items() for id_ in found
    }
    pages.update(
        f"positions/{actor}--{issue}"
        for quoted in corpus.extracts.values()
        for actor, issue, _ in quoted.extract.stances
    )
    return pages


def _end(address: str, moved: dict[str, str], pages: set[str]) -> str:
    """Where a chain of redirects arrives, ends or closes."""
    seen = set()
    while address in moved and address not in pages and address not in seen:
        seen.add(address)
        address = moved[address]
    return address
