"""``/evidence/``: search over every extract. The index is made once the site is built."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.render.evidence import ADDRESS, EVERY
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec

FACETS = ("actor", "issue", "stance", "held", "outlet", "year", "voice", "verified")
#: What the page's script says: the key of the text, and the values that it fills in.
_SAID: dict[str, tuple[str, ...]] = {
    "evidence.loading": (),
    "evidence.failed": (),
    "evidence.found": ("count",),
    "evidence.shown": ("shown", "count"),
    "evidence.none": (),
    "evidence.none-help": (),
    "evidence.clear": (),
    "evidence.more": (),
    "evidence.remove": ("what",),
    "evidence.narrow-names": ("facet",),
    "evidence.all-names": ("count",),
    "quote.unnamed": (),
    "quote.unnamed-of": ("actor",),
    "quote.own-words": (),
    "quote.published": ("date",),
    "quote.to": ("hearer",),
    "quote.translated": ("name",),
    "quote.find": (),
    "quote.open": (),
    "quote.permalink": (),
    "page.permalink": (),
    "chain.label": (),
}


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The one page."""
    language = edition.language
    words: dict[str, object] = {
        key: language.say(key, **{name: "{" + name + "}" for name in values})
        for key, values in _SAID.items()
    }
    words["quotation"] = language.quoted("{quote}")
    words["every"] = EVERY
    words["facets"] = {facet: language.say(f"evidence.facet.{facet}") for facet in FACETS}
    sides = ("for", "conditional", "neutral", "against")
    voices = ("on-record", "reported", "unnamed", "outlet")
    forms = ("direct", "reported", "outlet")
    steps = ("speaker", "via", "wire", "outlet", "republisher")
    named = {
        "side": {name: language.say(f"side.{name}") for name in sides},
        "form": {name: language.say(f"form.{name}") for name in forms},
        "chain": {name: language.say(f"chain.{name}") for name in steps},
    }
    words["named"] = named
    # Facets whose values are not names of the desk's own, in the order in which they are shown.
    words["fixed"] = {
        "stance": named["side"],
        "voice": {name: language.say(f"evidence.voice.{name}") for name in voices},
        "verified": {name: language.say(f"evidence.verified.{name}") for name in ("yes", "no")},
    }
    title = language.say("pages.evidence")
    yield Spec(
        ADDRESS,
        title,
        "evidence.md.j2",
        {"words": json.dumps(words, ensure_ascii=False)},
        boost=2,
        head=heads.listing(corpus, edition, ADDRESS),
    )
