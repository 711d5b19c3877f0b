"""A file or folder cannot be read.

The operating system refuses, mostly because of its permissions. A site built without the file
would lack it silently, so nothing is built.

Bad:

    ----------  briefings/actors/jd-vance.md

Good:

    -rw-r--r--  briefings/actors/jd-vance.md
"""

CODE = "unreadable"
GROUP = "reading"
