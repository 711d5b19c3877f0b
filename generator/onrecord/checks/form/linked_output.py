"""A symbolic link stands where generated pages are written.

Writing through a link could change files anywhere on the computer.

Bad:

    docs/actors -> /srv/shared/actors

Good:

    docs/actors/                           (a folder)
"""

CODE = "linked-output"
GROUP = "site"
