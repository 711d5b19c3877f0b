"""A file holds nothing, or only comments.

It would make neither a page nor an entry. Mostly it is a file that was created and forgotten, or
one that an editor failed to save.

Bad:

    (nothing)

Good:

    ---
    name: JD Vance
    type: person
    ---
"""

CODE = "empty-file"
GROUP = "reading"
