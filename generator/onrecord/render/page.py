"""A rendered page: Markdown with front matter, at its address."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.markdown.escape import plain_title
from onrecord.render.addresses import file_of


@dataclass(frozen=True)
class Page:
    """One page of the site.

    ``title`` is the exact title, ``body`` Markdown. ``boost`` multiplies the page's weight in the
    theme's search; ``hide`` names parts of the theme (``toc``, ``navigation``) to leave out.
    """

    address: str
    title: str
    body: str
    boost: float = 1
    hide: tuple[str, ...] = ("navigation", "toc")
    in_search: bool = True

    @property
    def path(self) -> str:
        """The file below ``docs``."""
        return file_of(self.address)

    @property
    def text(self) -> str:
        """The whole file. Front matter holds no text that an engine could take for markup."""
        lines = ["---", f"title: '{plain_title(self.title).replace(chr(39), chr(8217))}'"]
        if self.hide:
            lines += ["hide:", *(f"  - {part}" for part in self.hide)]
        if not self.in_search:
            lines += ["search:", "  exclude: true"]
        elif self.boost != 1:
            lines += ["search:", f"  boost: {self.boost:g}"]
        return "\n".join([*lines, "---", "", self.body.strip("\n"), ""])
