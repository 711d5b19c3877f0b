"""The name of a file in positions/ does not name an actor and an issue.

The name says whose position on what the prose explains: the actor's id, two hyphens, the
issue's id.

Bad:

    briefings/positions/jd-vance-minerals-agreement.md

Good:

    briefings/positions/jd-vance--minerals-agreement.md
"""

CODE = "bad-position-name"
GROUP = "references"
