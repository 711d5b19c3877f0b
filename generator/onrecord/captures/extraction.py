"""From a saved page to its text: the article alone, and everything that a reader could see.

Both are pure functions of the page, bounded in size and depth, and never raise on hostile input:
where the extractor gives up, the article is empty and the visible text remains.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from html import unescape

import lxml.etree
import lxml.html
import trafilatura

#: What is read of a page without its scripts, styles and embedded files, in characters.
MAX_CHARACTERS = 4_000_000
#: Beyond this many elements the extractor, whose work grows with their square, is not asked; a
#: news page has some thousands.
MAX_ELEMENTS = 12_000

#: Where a page says in which encoding it is written; browsers look no further than this.
_HEAD_BYTES = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What browsers read where these are declared (WHATWG Encoding Standard).
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}

#: Python's codecs are not all encodings of text (base64, zip, …); these are.
_TEXT_ONLY = re.compile(
    r"(?:utf|us-?ascii|ascii|iso|cp|windows|koi|mac|latin|l\d|gb|big5|euc|shift|sjis|hz|johab|tis|x-)"
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DROPPED = re.compile(
    r"<!--(?:-?>|.*?(?:-->|\Z))|<(script|style|template|svg)\b(?![^>]*/>).*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_EMBEDDED = re.compile(r"data:[\w/+.-]{0,80}(?:;[\w=.-]{1,60}){0,4},[^\"'\s)>]*", re.IGNORECASE)

_TAG = re.compile(r"</?([a-zA-Z][\w:-]{0,40})[^<>]{0,10000}>")

_INVISIBLE = {
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object",
    "select", "datalist", "textarea", "button", "canvas", "audio", "video", "map",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip

for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    # What they cannot read shows in the result; their log would stand in front of our messages.
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)

_PARSER_TROUBLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
    lxml.etree.LxmlError,
)


def decoded(data: bytes, *, html: bool, charset: str | None = None) -> str:
    """The text of a capture's bytes.

    As browsers do: a byte-order mark decides, then ``charset`` (what the server said), then what a
    page says of itself, then UTF-8, and last Windows-1252. Text files are UTF-8 or carry a mark.
    What cannot be decoded becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    declared = known_encoding(charset) or (declared_encoding(data) if html else None)
    if declared:
        return data.decode(declared, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252" if html else "utf-8", errors="replace")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares in its first bytes, as Python calls it."""
    head = data[:_HEAD_BYTES]
    found = _CHARSET.search(head) or _XML_CHARSET.search(head)
    if not found:
        return None
    name = known_encoding(found[1].decode("ascii", errors="replace"))
    # A page whose declaration could be read as ASCII is not UTF-16, whatever it says.
    return "utf-8" if name and name.startswith(("utf-16", "utf-32")) else name


def known_encoding(name: str | None) -> str | None:
    """Python's name of a text encoding, or None where it is not one."""
    if not name or len(name) > 40 or not _TEXT_ONLY.match(name.strip().lower()):
        return None
    try:
        found = codecs.lookup(name.strip()).name
        b"".decode(found)
    except (LookupError, ValueError, TypeError):
        return None
    return _AS_BROWSERS.get(found, found)


def slimmed(html: str) -> str:
    """A page without comments, scripts, styles, embedded files and forbidden characters."""
    text = _FORBIDDEN.sub("\ufffd", html)
    text = _EMBEDDED.sub("", _DROPPED.sub(" ", text))
    return text[:MAX_CHARACTERS]


def page_tree(html: str) -> lxml.html.HtmlElement | None:
    """The tree of a page, as forgiving as a browser; None where there is nothing to parse.

    None also where elements nest deeper than any real page's, at which the parser stops and the
    rest would be lost unseen.
    """
    if not html.strip():
        return None
    parser = lxml.html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, encoding="utf-8"
    )
    data = html.encode("utf-8", errors="replace")
    try:
        tree = lxml.html.document_fromstring(data, parser=parser)
    except _PARSER_TROUBLE:
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        return None
    return tree


def article_text(html: str) -> str:
    """The article's text as trafilatura extracts it; empty where it finds none.

    Never the whole page instead: ``visible_text`` holds that, and an analyst is told which of the
    two a quotation was found in.
    """
    slim = slimmed(html)
    if _elements(slim) > MAX_ELEMENTS:
        slim = _main_part(slim)
    if not slim.strip():
        return ""
    try:
        found = trafilatura.extract(slim, include_comments=False, include_tables=True)
    except _PARSER_TROUBLE:
        return ""
    return found or ""


def _elements(html: str) -> int:
    return sum(1 for _ in re.finditer(r"<[a-zA-Z]", html))


def _main_part(html: str) -> str:
    """Of a page with too many elements, what it marks as its article, if that is small enough."""
    tree = page_tree(html)
    if tree is None:
        return ""
    for tag in ("article", "main"):
        for element in tree.iter(tag):
            if 0 < sum(1 for _ in element.iter()) <= MAX_ELEMENTS:
                inner = lxml.html.tostring(element, encoding="unicode", with_tail=False)
                return f"<html><body>{inner}</body></html>"
    return ""


def visible_text(html: str) -> str:
    """All text that a reader of the page could see, one block a line.

    White space is folded as browsers do it. Elements that form a block of their own (paragraphs,
    cells, list items, …) and line breaks end a line; words within a line are never run together.
    """
    slim = slimmed(html)
    tree = page_tree(slim)
    blocks = _flat_blocks(slim) if tree is None else _blocks(tree)
    lines = (re.sub(r"[ \t\r\n\f]+", " ", block).strip(" ") for block in blocks)
    return "\n".join(line for line in lines if line)


def _flat_blocks(html: str) -> Iterator[str]:
    """The text between tags where no tree could be built, whatever the tags contain."""
    parts: list[str] = []
    place = 0
    for tag in _TAG.finditer(html):
        parts.append(unescape(html[place : tag.start()]))
        place = tag.end()
        if tag[1].lower() not in _INLINE:
            yield "".join(parts)
            parts.clear()
    yield "".join([*parts, unescape(html[place:])])


def _blocks(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """The text between the edges of blocks, in document order."""
    parts: list[str] = []
    hidden = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        gone = tag in _INVISIBLE or "hidden" in element.attrib
        if tag not in _INLINE:
            yield "".join(parts)
            parts.clear()
        if event == "start":
            hidden += gone
            if not hidden and element.text:
                parts.append(element.text)
            continue
        hidden -= gone
        if not hidden and element.tail:
            parts.append(element.tail)
    yield "".join(parts)
