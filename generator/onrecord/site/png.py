"""Pictures of few colours as PNG, the same bytes on every machine.

The bytes of a PNG depend on who packs its pixels: libraries of one interface differ in theirs. Here
the pixels are packed by ``deflate``, in the version that the project pins, and every chunk is
written by hand. Source: Portable Network Graphics, third edition, sections 5, 9 and 11.2.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

import deflate

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Eight bits a pixel, of which each is the number of a colour.
_FORM = (8, 3, 0, 0, 0)
_EFFORT = 6


def palette_png(width: int, pixels: bytes, colours: Sequence[tuple[int, int, int]]) -> bytes:
    """A picture from the numbers of its colours, row by row from the top; at most 256 colours."""
    rows = [b"\0" + pixels[start : start + width] for start in range(0, len(pixels), width)]
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">2I5B", width, len(rows), *_FORM)),
            _chunk(b"PLTE", b"".join(bytes(colour) for colour in colours)),
            _chunk(b"IDAT", bytes(deflate.zlib_compress(b"".join(rows), _EFFORT))),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
