"""A rendered page: Markdown with front matter, at its address."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.markdown.escape import pasted
from onrecord.render.addresses import file_of
from onrecord.render.head import Head


@dataclass(frozen=True)
class Page:
    """One page of the site.

    ``title`` is the exact title, ``body`` Markdown. ``boost`` multiplies the page's weight in the
    theme's search, ``found_by`` are other names by which search finds it first; ``hide`` names
    parts of the theme (``toc``, ``navigation``) to leave out. A page that has ``moved`` stands at
    an old address and only leads on. ``head`` is what machines are told of it.
    """

    address: str
    title: str
    body: str
    boost: float = 1
    hide: tuple[str, ...] = ("navigation", "toc")
    in_search: bool = True
    found_by: tuple[str, ...] = ()
    moved: bool = False
    head: Head = field(default_factory=Head)

    @property
    def path(self) -> str:
        """The file below ``docs``."""
        return file_of(self.address)

    @property
    def text(self) -> str:
        """The whole file.

        Engines write front matter raw into the window title, the header and the search results, so
        what could become markup there is coded: browsers show it letter for letter. The other names
        stand under ``tags``, which the theme's search weighs like titles; without the theme's tags
        plugin MkDocs shows them nowhere, and Zensical is told to hide them.
        """
        lines = ["---", f"title: '{_one_line(self.title)}'"]
        hidden = (*self.hide, "tags") if self.found_by else self.hide
        if hidden:
            lines += ["hide:", *(f"  - {part}" for part in hidden)]
        if self.found_by:
            lines += ["tags:", *(f"  - '{_one_line(name)}'" for name in self.found_by)]
        if not self.in_search:
            lines += ["search:", "  exclude: true"]
        elif self.boost != 1:
            lines += ["search:", f"  boost: {self.boost:g}"]
        return "\n".join([*lines, "---", "", self.body.strip("\n"), ""])


def _one_line(text: str) -> str:
    return pasted(text).replace("'", "''")
