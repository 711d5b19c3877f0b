"""A key stands twice in one mapping.

YAML readers keep one of the two and say nothing. Here the second is refused, since nobody can know
which was meant.

Bad:

    name: JD Vance
    type: person
    name: James David Vance

Good:

    name: JD Vance
    type: person
    aliases: [James David Vance]
"""

CODE = "duplicate-key"
GROUP = "reading"
