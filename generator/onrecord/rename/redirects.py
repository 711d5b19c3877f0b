"""Old addresses: the lines of ``redirects.yml`` as a renaming leaves them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.inputs.composed import Scalar
from onrecord.parse import REDIRECTS_FILE
from onrecord.rename.document import Document
from onrecord.rename.outcome import Refused

#: The first lines of a new ``redirects.yml``.
REDIRECTS_HEAD = "# Addresses that have moved: old, then new. Lines stay for ever.\n"


def retarget(document: Document, moved: Mapping[str, str]) -> list[Scalar]:
    """Turn earlier redirects to the new addresses; the keys of those that stay.

    One whose old address is in use again, after a renaming there and back, goes.
    """
    kept = []
    for key, value in document.root.pairs if document.root else ():
        assert isinstance(value, Scalar), "a redirect that is not would be an error"
        target = moved.get(value.value, value.value)
        if key.value == target:
            _drop(document, key)
            continue
        if key.value in moved.values():
            raise Refused(
                f'"{key.value}" is an old address that leads to "{value.value}"',
                f"choose another id, or delete that line of {REDIRECTS_FILE} if old links "
                "may open another page",
            )
        kept.append(key)
        if target != value.value:
            document.edit(*document.in_scalar(value.span, 0, len(value.value)), target)
    return kept


def _drop(document: Document, key: Scalar) -> None:
    """Take a redirect's line out; a remark behind it stays as a line of its own."""
    start = document.offset(key.span.line, 1)
    end = document.file.text.find("\n", start) + 1 or len(document.file.text)
    line = document.file.text[start:end]
    match = re.fullmatch(r"\s*[^\s#:{},]+\s*:\s+[^\s#{},]+[ \t]*(#[^\n]*)?\n?", line)
    if match is None:
        raise Refused(
            f"the redirects in {REDIRECTS_FILE} cannot be edited",
            "write them one a line: old: new",
        )
    document.edit(start, end, f"{match[1]}\n" if match[1] else "")
