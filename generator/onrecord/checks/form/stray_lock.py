"""A lock lies beside no source of its name.

A lock file belongs to the source in the same folder that it is named after. One that was left
behind when a source was moved or deleted proves nothing, and the source in its new place counts as
not checked.

Bad:

    briefings/water/sources/old-name.lock.json
    briefings/water/sources/new-name.md

Good:

    briefings/water/sources/new-name.lock.json
    briefings/water/sources/new-name.md
"""

CODE = "stray-lock"
GROUP = "references"
