"""Text for TeX: what is a command is spelt out, and braces balance."""

from __future__ import annotations

import pytest

from hostile.site_of_texts import STRINGS
from onrecord.render.tex import tex


def test_braces_balance_as_bibtex_counts_them() -> None:
    for text in (*STRINGS, "}{", "\\{", "{{", r"\}"):
        depth = 0
        for letter in tex(text):
            depth += {"{": 1, "}": -1}.get(letter, 0)
            assert depth >= 0, text
        assert depth == 0, text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50% of $1 & #2_a", r"50\% of \$1 \& \#2\_a"),
        ("a--b---c", "a-{}-b-{}-{}-c"),
        ("``x'' ?` !`", "`{}`x'{}' ?{}` !{}`"),
        (r"C:\x {y} ~^<>|", r"C:{\textbackslash}x {\textbraceleft}y{\textbraceright} "
         r"{\textasciitilde}{\textasciicircum}{\textless}{\textgreater}{\textbar}"),
        ("Зеленський, 王", "Зеленський, 王"),
    ],
)  # fmt: skip
def test_what_tex_would_take_for_a_command_is_spelt_out(text: str, written: str) -> None:
    assert tex(text) == written
