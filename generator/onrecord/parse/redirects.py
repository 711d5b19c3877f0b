"""``redirects.yml``: addresses that have moved."""

from __future__ import annotations

import re

from onrecord.diagnostics import Diagnostic
from onrecord.inputs.composed import Mapping, Scalar, compose
from onrecord.inputs.files import InputFile
from onrecord.parse.entity import Redirect
from onrecord.parse.explain import short

REDIRECTS_FILE = "briefings/redirects.yml"


def redirects_in(file: InputFile, problems: list[Diagnostic]) -> list[Redirect]:
    """``redirects.yml``: old address → new address, as ``rename`` writes it."""
    node, found = compose(file.text, file.path)
    problems += found
    if node is None:
        return []
    if not isinstance(node, Mapping):
        problems.append(
            Diagnostic(
                "wrong-shape",
                "expected old: new, one a line",
                node.span,
                help="for example: actors/old-id: actors/new-id",
            )
        )
        return []
    redirects = []
    for key, value in node.pairs:
        shape = re.compile(r"[a-z]+/[a-z0-9][a-z0-9-]*")
        if (
            not isinstance(value, Scalar)
            or not shape.fullmatch(key.value)
            or not shape.fullmatch(value.value)
        ):
            problems.append(
                Diagnostic(
                    "bad-redirect",
                    f'"{short(key.value)}" is not a moved address',
                    key.span,
                    help="for example: actors/old-id: actors/new-id",
                )
            )
        else:
            redirects.append(Redirect(key.value, value.value, key.span))
    return redirects
