"""A file is larger than any content file can be.

Content is written by hand: extracts, remarks, prose. A file of more than 16 MiB is a full text, a
picture or a mistake. Full texts belong in ``captures/``, which is private.

Bad:

    briefings/sources/post-2025-02-15.md   40,000,000 bytes

Good:

    briefings/sources/post-2025-02-15.md        2,400 bytes
    captures/post-2025-02-15.txt               31,000 bytes
"""

CODE = "file-too-large"
GROUP = "reading"
