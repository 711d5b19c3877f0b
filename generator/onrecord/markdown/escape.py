"""The choke point: untrusted text on its way into a Markdown page.

Quotations, titles, names, addresses and ids all pass through ``coded`` (or ``attribute`` for a
browser address) before they stand in a page, and through nothing else. Every ASCII punctuation
mark becomes a numeric character reference, so that neither Markdown, nor HTML, nor an attribute
list, snippet, footnote or template syntax of any engine can see it; browsers show the reader the
very same characters.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from markupsafe import Markup

#: All ASCII punctuation but the comma, which has no meaning to Markdown or HTML on its own;
#: white space other than a single space would end a line or a raw HTML block.
_CODED = re.compile(r"[!-+\--/:-@\[-`{-~]|[\t\n\r\u00a0]|  +|^ | $")


def coded(text: str) -> Markup:
    """``text`` letter for letter as inert Markdown: nothing in it is markup any more."""
    return Markup(_CODED.sub(_reference, text))


def _reference(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


#: What could open an element, an attribute, a reference, a link or a template where text is pasted
#: raw. (Zensical looks for links in front matter too.)
_PASTED = re.compile(r"[&<>\"`{}\[\]\\]")


def pasted(text: str) -> str:
    """``text`` on one line for front matter, which engines paste raw into the window title, the
    header and the search index.

    Punctuation that is harmless there stays, so that search finds words next to it.
    """
    return _PASTED.sub(_reference, " ".join(text.split()))


def finalize(value: Any) -> Any:
    """What Jinja writes for every ``{{ … }}``: text is coded, markup made by us passes."""
    if value is None:
        return ""
    if hasattr(value, "__html__"):
        return value
    return coded(str(value))


def rebuilt_address(address: str) -> str:
    """An http(s) address parsed and put together again, percent-encoded; never pasted.

    The model has already refused every other scheme; a ValueError here is our bug.
    """
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not a web address: {address!r}")
    host = (
        parts.hostname.encode("idna").decode("ascii")
        if not parts.hostname.isascii()
        else (parts.hostname)
    )
    if ":" in host:
        host = f"[{host}]"
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    safe = "/%:@!$&'()*+,;=~-._"
    return urlunsplit(
        (
            parts.scheme.lower(),
            netloc,
            quote(parts.path, safe=safe),
            quote(parts.query, safe=safe + "?"),
            quote(parts.fragment, safe=safe + "?"),
        )
    )
