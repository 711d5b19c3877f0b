"""Text as TeX reads it letter for letter.

Every character that TeX would take for a command is written as one. Braces become
``{\\textbraceleft}``, since BibTeX counts braces even behind a backslash; what TeX would set as
one sign of two (``--``, ``''``) is kept apart. Source: O. Patashnik, BibTeXing (1988).
"""

from __future__ import annotations

import re

_TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
}
#: What TeX takes for a command; and the first of a pair that its fonts join to one sign: dashes,
#: curly and low quotation marks, ¿ and ¡.
_SPECIAL = re.compile(r"[\\{}$&#_%~^<>|]|-(?=-)|`(?=`)|'(?=')|[?!](?=`)|,(?=,)")


def tex(text: str) -> str:
    """``text`` on one line, to be set by TeX as it is."""
    return _SPECIAL.sub(lambda match: _TEX.get(match[0], match[0] + "{}"), " ".join(text.split()))


def braced(text: str) -> str:
    """A value of BibTeX between braces."""
    return "{" + text + "}"
