"""A folder is named like a content file.

A name ending in ``.md`` or ``.yml`` promises a file. What lies in such a folder is not read,
so that it cannot be taken for something else.

Bad:

    briefings/actors/jd-vance.md/
      jd-vance.md

Good:

    briefings/actors/jd-vance.md
"""

CODE = "folder-for-file"
GROUP = "reading"
