"""The syntax of analysts' prose: references found without being fooled by code or links.

``scan`` cuts a text into tokens that, joined, give the text back. Only ``Text`` tokens are running
prose; code, ordinary links, headings, block quotations and raw HTML are told apart so that nothing
inside them is taken for a reference or linked automatically.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Running prose."""

    raw: str
    offset: int
    #: Running text inside quotation marks or a block quotation: references count, names are
    #: not linked by themselves.
    quoted: bool = False


@dataclass(frozen=True)
class Heading:
    """The marks and spaces that open a heading; its level counts the marks."""

    raw: str
    offset: int
    level: int


@dataclass(frozen=True)
class Verbatim:
    """Code, an ordinary link, an image: passes through untouched."""

    raw: str
    offset: int


@dataclass(frozen=True)
class Html:
    """Raw HTML or an attribute list, which prose may not contain."""

    raw: str
    offset: int


@dataclass(frozen=True)
class Link:
    """``[[target]]`` or ``[[target|label]]``."""

    raw: str
    offset: int
    target: str
    label: str | None


@dataclass(frozen=True)
class Citation:
    """``[@a#x; @b#y]``: the references with their offsets."""

    raw: str
    offset: int
    targets: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Embed:
    """``![[target]]``; ``alone`` where it has its paragraph to itself, as it must."""

    raw: str
    offset: int
    target: str
    alone: bool


@dataclass(frozen=True)
class Unsafe:
    """An ordinary link or image whose address is not one that a page may follow."""

    raw: str
    offset: int
    address: str


Token = Text | Heading | Verbatim | Html | Link | Citation | Embed | Unsafe

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_INLINE = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<embed>!\[\[(?P<embedded>[^\[\]\n|]{1,200})\]\])
    | (?P<wiki>\[\[(?P<target>[^\[\]\n|]{1,200})(?:\|(?P<label>[^\[\]\n]{1,300}))?\]\])
    | (?P<cite>\[@[^\[\]\n]{1,2000}\])
    | (?P<image>!?\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,2000})?\))
    | (?P<reference>!?\[[^\[\]\n]{1,500}\]\[[^\[\]\n]{0,200}\])
    | (?P<auto><https?://[^\s<>]{1,2000}>)
    | (?P<html><(?:[A-Za-z/!?])[^<>\n]{0,2000}>?)
    | (?P<attributes>\{:[^{}\n]{0,500}\})
    | (?P<quote>“[^”\n]{1,1000}”|"[^"\n]{1,1000}"|«[^»\n]{1,1000}»)
    """,
    re.VERBOSE | re.DOTALL,
)
_CITED = re.compile(r"\s*@([^\s;@\]]+)\s*")
_LINK_ADDRESS = re.compile(r"\]\(\s*<?([^\s>]*)")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?(\S*)")


def scan(text: str) -> tuple[Token, ...]:
    """The tokens of a Markdown text, in order; their ``raw`` parts joined are the text."""
    tokens: list[Token] = []
    offset = 0
    fence = ""
    blank_before = True
    in_list = False
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\n")
        if fence:
            tokens.append(Verbatim(line, offset))
            closing = _FENCE.match(bare)
            if closing and closing[1].startswith(fence) and not bare.strip().strip(fence[0]):
                fence = ""
        elif opening := _FENCE.match(bare):
            fence = opening[1]
            tokens.append(Verbatim(line, offset))
        elif bare.startswith(("    ", "\t")) and blank_before and bare.strip() and not in_list:
            tokens.append(Verbatim(line, offset))
            offset += len(line)
            continue
        elif definition := _DEFINITION.match(bare):
            ok = _safe(definition[1])
            tokens.append(Verbatim(line, offset) if ok else Unsafe(line, offset, definition[1]))
        else:
            start = 0
            if heading := _HEADING.match(bare):
                tokens.append(Heading(heading[0], offset, len(heading[1])))
                start = heading.end()
            quoted = bool(re.match(r" {0,3}>", bare))
            tokens += _inline(line[start:], offset + start, quoted, bare)
        if bare.strip():
            if re.match(r" {0,3}(?:[-+*]|\d+[.)])[ \t]", bare):
                in_list = True
            elif blank_before and not bare.startswith((" ", "\t")):
                in_list = False
        blank_before = not bare.strip()
        offset += len(line)
    return tuple(tokens)


def _inline(line: str, offset: int, quoted: bool, whole: str) -> Iterator[Token]:
    """The tokens of one line of prose."""
    position = 0
    for match in _INLINE.finditer(line):
        if match.start() > position:
            yield Text(line[position : match.start()], offset + position, quoted)
        at = offset + match.start()
        raw = match[0]
        if match["embed"]:
            yield Embed(
                raw,
                at,
                match["embedded"].strip(),
                whole.strip() == raw and not whole.startswith((" ", "\t", ">")),
            )
        elif match["wiki"]:
            label = match["label"]
            yield Link(raw, at, match["target"].strip(), label.strip() if label else None)
        elif match["cite"] and (targets := _cited(raw, at)):
            yield Citation(raw, at, targets)
        elif match["html"] or match["attributes"]:
            yield Html(raw, at)
        elif match["image"]:
            address = _LINK_ADDRESS.search(raw[:-1])
            target = address[1] if address else ""
            yield Verbatim(raw, at) if _safe(target) else Unsafe(raw, at, target)
        elif match["quote"]:
            inner = tuple(_inline(raw[1:-1], at + 1, True, ""))
            yield Text(raw[0], at, True)
            yield from inner
            yield Text(raw[-1], at + len(raw) - 1, True)
        else:
            yield Verbatim(raw, at)
        position = match.end()
    if position < len(line):
        yield Text(line[position:], offset + position, quoted)


def _cited(raw: str, offset: int) -> tuple[tuple[str, int], ...] | None:
    """The references inside ``[@…; @…]``, or None where it is not a citation."""
    found = []
    position = 1
    for part in raw[1:-1].split(";"):
        match = _CITED.fullmatch(part)
        if match is None:
            return None
        found.append((match[1], offset + position + match.start(1)))
        position += len(part) + 1
    return tuple(found)


def _safe(address: str) -> bool:
    """Whether a link that an analyst wrote may stand: web, mail, or a place on this site."""
    folded = re.sub(r"&[#\w]+;?|[\s\x00-\x20]|%0[0-9a-d]", "", address).lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", folded)
    if scheme:
        return scheme[1] in ("http", "https", "mailto") and "&" not in address[: address.find(":")]
    return not folded.startswith("//")
