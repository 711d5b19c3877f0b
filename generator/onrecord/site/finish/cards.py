"""Social cards: one for the site, and one for each page that has words for its own.

They are drawn into the built site and not among the Markdown: no page shows them, so no engine has
to carry them. A card is drawn once in a run for the same words: while ``onrecord serve`` runs, only
those are drawn anew whose briefing has changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.diagnostics import Diagnostic
from onrecord.render.head import Card, Head
from onrecord.site.cards import card_of, draw
from onrecord.site.finish import Staged


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Draw the cards of a site."""
    config = staged.edition.config
    said = staged.pages["/"].head.description if "/" in staged.pages else config.description
    cards = {card_of("/", Head()): Card(config.name, line=said)}
    for address, page in staged.pages.items():
        if page.head.card is not None:
            cards[card_of(address, page.head)] = page.head.card
    for place, card in cards.items():
        path = staged.folder / place.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(draw(card, config.name))
    yield from ()
