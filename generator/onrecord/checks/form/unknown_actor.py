"""A field names an actor that does not exist.

Nothing is created on the fly: a misspelt id would make a second actor out of one.

Bad:

    speaker: jd-vanse

Good:

    speaker: jd-vance
"""

CODE = "unknown-actor"
GROUP = "references"
