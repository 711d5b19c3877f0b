"""A name cannot be an id.

Ids are file names, addresses and references at once: lower-case letters, digits and hyphens,
starting with a letter or digit. Anything else would be written differently on some system.

Bad:

    briefings/actors/JD_Vance.md

Good:

    briefings/actors/jd-vance.md
"""

CODE = "bad-id"
GROUP = "form"
