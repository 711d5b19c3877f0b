"""The name of a file is not valid UTF-8.

Names become addresses, and an address has to be text. Such names come from archives that were
packed on an old system.

Bad:

    briefings/actors/ministe\\xe8re.md      (a byte of Latin-1)

Good:

    briefings/actors/ministere.md
"""

CODE = "bad-file-name"
GROUP = "reading"
