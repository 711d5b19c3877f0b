"""Two entries of one kind have the same id.

An id is unique within its kind in the whole tree, wherever the files lie. Otherwise a reference
would name two things.

Bad:

    briefings/actors/jd-vance.md
    briefings/munich/actors/jd-vance.md

Good:

    briefings/actors/jd-vance.md
"""

CODE = "duplicate-id"
GROUP = "references"
