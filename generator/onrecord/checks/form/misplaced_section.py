"""A computed section is placed in something that is not a briefing.

Sections are computed from what a briefing covers. Elsewhere there is nothing to compute
them from.

Bad:

    # in actors/jd-vance.md
    ![[timeline]]

Good:

    # in munich/briefing.md
    ![[timeline]]
"""

CODE = "misplaced-section"
GROUP = "references"
