"""The templates and how they are read: every value passes the choke point, last of all."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.markdown.escape import coded, finalize


def raw_block(text: str) -> Markup:
    """Raw HTML as one Markdown block: no blank line, nothing indented."""
    return Markup("\n".join(line.strip() for line in str(text).split("\n") if line.strip()))


def inline(text: str) -> Markup:
    """Raw HTML on one line, for use inside a paragraph or table cell; a space at a line's end
    stays, indentation goes."""
    return Markup("".join(line.lstrip() for line in str(text).split("\n")))


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with the choke point as the last thing every value passes."""
    made = Environment(
        loader=PackageLoader("onrecord"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters["block"] = raw_block
    made.filters["inline"] = inline
    made.filters["coded"] = coded
    made.filters["opening"] = lambda text: text[:1].upper() + text[1:]
    return made
