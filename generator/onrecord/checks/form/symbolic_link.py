"""A symbolic link lies in the content folder.

Links are never followed: one that points outside could publish a file that nobody meant to
publish, and it would work on one computer only.

Bad:

    briefings/actors/jd-vance.md -> ../../captures/jd-vance.md

Good:

    briefings/actors/jd-vance.md           (the file itself)
"""

CODE = "symbolic-link"
GROUP = "reading"
