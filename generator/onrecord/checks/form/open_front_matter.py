"""The front matter of a file is never closed.

Without the second line of three hyphens nobody can tell where the facts end and the prose begins.

Bad:

    ---
    name: JD Vance
    type: person

    Vice President since January 2025.

Good:

    ---
    name: JD Vance
    type: person
    ---

    Vice President since January 2025.
"""

CODE = "open-front-matter"
GROUP = "reading"
