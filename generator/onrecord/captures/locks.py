"""Writing locks: the same bytes for the same findings, and only where they have changed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from onrecord.model.lock import Lock


def sha256(text: str) -> str:
    """The hash by which a quotation is known to be unchanged."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def lock_text(lock: Lock) -> str:
    """A lock as JSON: keys sorted, one line an extract, so that changes are easy to read."""
    data = lock.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    extracts = [
        f"    {_json(name)}: {_json(found)}" for name, found in sorted(data["extracts"].items())
    ]
    inner = "{\n" + ",\n".join(extracts) + "\n  }" if extracts else "{}"
    return (
        "{\n"
        f'  "capture": {_json(data["capture"])},\n'
        f'  "extracts": {inner},\n'
        f'  "onrecord-lock": {data["onrecord-lock"]}\n'
        "}\n"
    )


def write_lock(path: Path, text: str) -> bool:
    """Write a lock whole or not at all; tells whether there was anything to write."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)
    return True


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
