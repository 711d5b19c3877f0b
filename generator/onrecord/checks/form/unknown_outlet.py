"""A field names an outlet that does not exist.

Origins are counted by outlets, so each has an entry of its own, even if it is only credited.

Bad:

    via: [rueters]

Good:

    via: [reuters]
"""

CODE = "unknown-outlet"
GROUP = "references"
