"""A Markdown file does not start with front matter.

The facts stand between two lines of three hyphens, and the first of them is the first line of the
file: no empty line, no heading before it.

Bad:

    # JD Vance

    Vice President since January 2025.

Good:

    ---
    name: JD Vance
    type: person
    ---

    Vice President since January 2025.
"""

CODE = "no-front-matter"
GROUP = "reading"
