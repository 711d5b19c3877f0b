"""Two things on one page have the same anchor.

A link can lead to one of them only. Mostly a heading in the prose has the name of an extract or of
a section.

Bad:

    ## Sources            (in a briefing, which has a section of that name)

Good:

    ## What we read
"""

CODE = "duplicate-anchor"
GROUP = "site"
