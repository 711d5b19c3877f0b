"""The syntax of analysts' prose: references found without being fooled by code or links.

``scan`` cuts a text into tokens that, joined, give the text back. Only ``Text`` tokens are running
prose; code, ordinary links, headings, block quotations and raw HTML are told apart so that nothing
inside them is taken for a reference or linked automatically.
"""

from __future__ import annotations

import bisect
import html
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

#: Fences as Python-Markdown has them: not indented, and closed by the very same marks. What only
#: looks like one is prose to it, and so it is here.
_FENCE = re.compile(
    r"""(?P<marks>~{3,}|`{3,})[ ]*(?:\{.*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=(["']).*?\2[ ]*)?)""",
)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CODE = r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
_ALTERNATIVES = r"""
      (?P<escape>\\[\\`*_{}\[\]()>\#+\-.!|])
    | (?P<embed>!\[\[(?P<embedded>[^\[\]\n|]{1,200})\]\])
    | (?P<wiki>\[\[(?P<target>[^\[\]\n|]{1,200})(?:\|(?P<label>[^\[\]\n]{1,300}))?\]\])
    | (?P<cite>\[@[^\[\]\n]{1,2000}\])
    | (?P<image>!?\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,2000})?\))
    | (?P<reference>!?\[[^\[\]\n]{1,500}\]\[[^\[\]\n]{0,200}\])
    | (?P<auto><https?://[^\s<>]{1,2000}>)
    | (?P<html><(?:[A-Za-z/!?])[^<>\n]{0,2000}>?)
    | (?P<attributes>\{:[^{}\n]{0,500}\})
    | (?P<quote>“[^”\n]{1,1000}”|"[^"\n]{1,1000}"|«[^»\n]{1,1000}»)
    """
_INLINE = re.compile(f"{_CODE} | {_ALTERNATIVES}", re.VERBOSE | re.DOTALL)
_INLINE_WITHOUT_CODE = re.compile(_ALTERNATIVES, re.VERBOSE | re.DOTALL)
_CITED = re.compile(r"\s*@([^\s;@\]]+)\s*")
_DEFINITION = re.compile(
    r" {0,3}\[[^\[\]\n`<]{1,200}\]:[ \t]*<?([^\s<>\[\]`]+)>?"
    r"""(?:[ \t]+(?:"[^"<\[`]*"|'[^'<\[`]*'|\([^()<\[`]*\)))?[ \t]*"""
)
#: What in running text would still be a link, or the definition of one, to an engine.
_LEFT_OVER = re.compile(r"\]\(|!\[|\]:[ \t]*(?:\n|<?(\S+))")
_TAG = re.compile(r"<[A-Za-z/!?]")
_ITEM = re.compile(r" {0,3}(?:[-+*]|\d+[.)])[ \t]|[ \t>]*(?:!!!|\?\?\?)")


def scan(text: str) -> tuple[Token, ...]:
    """The tokens of a Markdown text, in order; their ``raw`` parts joined are the text.

    Where it is not certain that an engine takes something for code, it is taken for prose, and
    what an engine might make a link of in a way that is not understood here is ``Unsafe``.
    """
    tokens: list[Token] = []
    paragraph: list[tuple[str, int, str, str]] = []
    lines = text.splitlines(keepends=True)
    closing = _closing_fences(lines)
    offset = 0
    fenced_until = -1
    #: Indented code needs an empty line before it, and before that a line of prose: at the very
    #: start it is the page around the prose that decides.
    begun = blank_before = in_list = False

    def end_paragraph() -> None:
        tokens.extend(_paragraph(paragraph))
        paragraph.clear()

    for number, line in enumerate(lines):
        bare = line.rstrip("\n")
        opening = _FENCE.fullmatch(bare)
        if number <= fenced_until:
            tokens.append(Verbatim(line, offset))
        elif opening and (end := _next(closing.get(opening["marks"], []), number)) is not None:
            end_paragraph()
            fenced_until = end
            tokens.append(Verbatim(line, offset))
        elif bare.startswith(("    ", "\t")) and blank_before and bare.strip() and not in_list:
            tokens.append(Verbatim(line, offset))
            offset += len(line)
            continue
        elif not bare.strip():
            end_paragraph()
            tokens.append(Text(line, offset))
        else:
            following = lines[number + 1] if number + 1 < len(lines) else ""
            paragraph.append((line, offset, bare, following))
        if bare.strip():
            if _ITEM.match(bare):
                in_list = True
            elif blank_before and not bare.startswith((" ", "\t")):
                in_list = False
        begun = begun or bool(bare.strip())
        blank_before = begun and not bare.strip()
        offset += len(line)
    end_paragraph()
    return tuple(tokens)


def _closing_fences(lines: list[str]) -> dict[str, list[int]]:
    """The numbers of the lines that hold nothing but the marks of a fence, by these marks."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        marks = line.rstrip("\n").rstrip(" ")
        if len(marks) >= 3 and marks[0] in "`~" and not marks.strip(marks[0]):
            found.setdefault(marks, []).append(number)
    return found


def _next(numbers: list[int], after: int) -> int | None:
    place = bisect.bisect_right(numbers, after)
    return numbers[place] if place < len(numbers) else None


def _paragraph(lines: list[tuple[str, int, str, str]]) -> list[Token]:
    """The tokens of lines without an empty one between them.

    A grave accent without its pair on the line may open code that ends on another line: then
    nothing in the paragraph is taken for code.
    """
    tokens = [token for line in lines for token in _line(*line, _INLINE)]
    if any(isinstance(token, Text) and "`" in token.raw for token in tokens):
        tokens = [token for line in lines for token in _line(*line, _INLINE_WITHOUT_CODE)]
    return tokens


def _line(
    line: str, offset: int, bare: str, following: str, pattern: re.Pattern[str]
) -> Iterator[Token]:
    if definition := _DEFINITION.fullmatch(bare):
        ok = _safe(definition[1])
        yield Verbatim(line, offset) if ok else Unsafe(line, offset, definition[1])
        return
    start = 0
    if heading := _HEADING.match(bare):
        yield Heading(heading[0], offset, len(heading[1]))
        start = heading.end()
    quoted = bool(re.match(r" {0,3}>", bare))
    before: Token | None = None
    for token in _inline(line[start:], offset + start, quoted, bare, pattern):
        yield from _guarded(token, before, following)
        before = token


def _guarded(token: Token, before: Token | None, following: str) -> Iterator[Token]:
    """``token``, cut where an engine might see a link that is not understood here."""
    if not isinstance(token, Text):
        yield token
        return
    raw = token.raw
    bracket = isinstance(before, Verbatim) and before.raw.endswith("]")
    if bracket and raw.startswith("(") and not before.raw.startswith("\\"):
        yield Unsafe(raw, token.offset, raw[1:60])
        return
    for match in _LEFT_OVER.finditer(raw):
        address = match[1] or following.strip(" \t>").lstrip("<").split(" ")[0].strip()
        if match[0].startswith("]:") and _safe(address):
            continue
        if match.start():
            yield Text(raw[: match.start()], token.offset, token.quoted)
        shown = address if match[0].startswith("]:") else raw[match.end() :][:60].rstrip("\n)")
        yield Unsafe(raw[match.start() :], token.offset + match.start(), shown)
        return
    yield token


def _inline(
    line: str, offset: int, quoted: bool, whole: str, pattern: re.Pattern[str]
) -> Iterator[Token]:
    """The tokens of one line of prose."""
    position = 0
    for match in pattern.finditer(line):
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
        elif (match["image"] or match["reference"] or match["cite"]) and _TAG.search(raw):
            yield Html(raw, at)
        elif match["image"]:
            target = _address(raw)
            yield Verbatim(raw, at) if target is None else Unsafe(raw, at, target)
        elif match["reference"] and raw.startswith("!"):
            yield Unsafe(raw, at, raw)
        elif match["quote"]:
            inner = tuple(_inline(raw[1:-1], at + 1, True, "", pattern))
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


def _address(raw: str) -> str | None:
    """The address of an ordinary link or image if it may not stand there, else None."""
    inside = raw[raw.index("](") + 2 : -1].strip()
    first = inside.lstrip("<").split(">")[0].split(maxsplit=1)
    address = first[0] if first else ""
    if not _safe(address) or re.match(r"[a-z][a-z0-9+.-]*:(?<!https:)(?<!http:)(?<!mailto:)",
                                      _folded(inside.lstrip("<"))):  # fmt: skip
        return address
    if raw.startswith("!") and re.match(r"[^/?#]*:", _folded(address)):
        return address
    return None


def _folded(address: str) -> str:
    """An address as browsers understand it before they look for its scheme."""
    text = html.unescape(address)
    hidden = "[\\s\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
    return re.sub(hidden, "", text).replace("\\", "/").lower()


def _safe(address: str) -> bool:
    """Whether a link that an analyst wrote may stand: web, mail, or a place on this site."""
    folded = _folded(address)
    if scheme := re.match(r"([^/?#:]*):", folded):
        return scheme[1] == "mailto" or bool(re.match(r"https?://[^/]", folded))
    return not folded.startswith("//")
