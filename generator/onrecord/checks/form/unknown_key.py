"""A field is not one that this kind of entry has.

Keys that nobody knows are never passed over: a misspelt ``supported_by`` would silently leave a
claim without support.

Bad:

    name: JD Vance
    type: person
    alias: [Vance]

Good:

    name: JD Vance
    type: person
    aliases: [Vance]
"""

CODE = "unknown-key"
GROUP = "form"
