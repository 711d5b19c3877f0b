"""Analysts' prose → Markdown: references become links, citations numbers, names links.

What is ordinary Markdown passes unchanged; everything that comes from a field is coded.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from onrecord.corpus import LINKED_KINDS, Corpus, Key
from onrecord.markdown.escape import coded
from onrecord.markdown.prose import Citation, Embed, Heading, Link, Text
from onrecord.parse import Entity
from onrecord.render.addresses import address, relative, relative_file
from onrecord.resolve import SECTIONS, referred


def render_prose(
    corpus: Corpus,
    entity: Entity,
    page: str,
    *,
    cite: Callable[[Key], Markup],
    embed: Callable[[Key], Markup],
    section: Callable[[str], str],
    name: Callable[[Key], str],
) -> str:
    """The entity's prose as Markdown for ``page``.

    ``cite`` gives the mark of a citation, ``embed`` a quotation card, ``section`` a computed
    section of the briefing, ``name`` what a thing is called in a link.
    """
    parts: list[str] = []
    linked: set[str] = {entity.id} if entity.kind == "actor" else set()
    own = set(linked)
    in_heading = False
    for token in corpus.tokens(entity):
        match token:
            case Heading():
                linked = set(own)
                in_heading = True
                parts.append(token.raw)
            case Link():
                key = referred(corpus, token.target, LINKED_KINDS)
                parts.append(_link(key, coded(token.label or name(key)), page))
                if key.kind == "actor":
                    linked.add(key.id)
            case Citation():
                if parts:
                    parts[-1] = parts[-1].rstrip(" ")
                parts += [
                    str(cite(referred(corpus, target, ("extract", "source"))))
                    for target, _ in token.targets
                ]
            case Embed() if token.target in SECTIONS:
                parts.append(_apart(section(token.target)))
            case Embed():
                parts.append(_apart(embed(referred(corpus, token.target, ("extract",)))))
            case Text() if token.quoted or in_heading:
                parts.append(token.raw)
            case Text():
                parts.append(_linked_names(corpus, token.raw, page, linked))
            case _:
                parts.append(token.raw)
        if in_heading and token.raw.endswith("\n"):
            in_heading = False
    return "".join(parts).strip("\n")


def _apart(block: str) -> str:
    """A block with empty lines around it: raw HTML inside a paragraph would not be one."""
    return f"\n\n{block}\n\n"


def _link(key: Key, label: Markup, page: str) -> str:
    """A Markdown link, which engines check; to an anchor, which Zensical cannot, a raw one."""
    target = address(key)
    if "#" in target:
        return f'<a href="{relative(target, page)}">{label}</a>'
    return f"[{label}]({relative_file(target, page)})"


def _linked_names(corpus: Corpus, text: str, page: str, linked: set[str]) -> str:
    """``text`` with each actor that is not yet ``linked`` in this section linked once."""
    parts: list[str] = []
    position = 0
    for mention in corpus.names.find(text):
        if mention.id in linked:
            continue
        linked.add(mention.id)
        target = relative_file(address(Key("actor", mention.id)), page)
        parts.append(text[position : mention.start])
        parts.append(f"[{text[mention.start : mention.end]}]({target})")
        position = mention.end
    parts.append(text[position:])
    return "".join(parts)
