"""``/evidence/``: search over every extract. The index is made once the site is built."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.render.evidence import ADDRESS, EVERY
from onrecord.render.metadata import heads
from onrecord.render.press import Edition, Spec

FACETS = ("actor", "issue", "stance", "held", "outlet", "year", "voice", "verified")
#: What the page's script says, by key below ``evidence``, and the values that it fills in.
_SAID: dict[str, tuple[str, ...]] = {
    "loading": (),
    "failed": (),
    "found": ("count",),
    "shown": ("shown", "count"),
    "none": (),
    "none-help": (),
    "clear": (),
    "more": (),
    "remove": ("what",),
    "narrow-names": ("facet",),
    "all-names": ("count",),
    "unnamed": (),
    "unnamed-of": (),
    "own-words": (),
    "published": ("date",),
    "permanent": (),
    "permanent-label": (),
    "find-original": (),
    "open-original": (),
    "retracted": (),
    "corrected": (),
    "chain": (),
    "quotation": ("quote",),
}
_NAMED = {
    "stance": ("for", "conditional", "neutral", "against"),
    "voice": ("on-record", "reported", "unnamed", "outlet"),
    "verified": ("yes", "no"),
    "form": ("direct", "reported", "outlet"),
    "step": ("via", "wire", "outlet", "republisher"),
}


def specs(corpus: Corpus, edition: Edition) -> Iterator[Spec]:
    """The one page."""
    language = edition.language
    words: dict[str, object] = {
        key: (
            language.quoted("{quote}")
            if key == "quotation"
            else language.say(f"evidence.{key}", **{name: "{" + name + "}" for name in values})
        )
        for key, values in _SAID.items()
    }
    words["every"] = EVERY
    words["facets"] = {facet: language.say(f"evidence.facet.{facet}") for facet in FACETS}
    for group, names in _NAMED.items():
        words[group] = {name: language.say(f"evidence.{group}.{name}") for name in names}
    title = language.say("pages.evidence")
    yield Spec(
        ADDRESS,
        title,
        "evidence.md.j2",
        {"words": json.dumps(words, ensure_ascii=False)},
        boost=2,
        head=heads.listing(corpus, edition, ADDRESS),
    )
