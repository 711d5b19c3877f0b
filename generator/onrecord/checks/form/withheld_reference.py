"""Prose that is open refers to something that is withheld from its readers.

A site built for one handling level contains nothing above it, not even a title or an id. Fields are
pruned, but prose cannot be without changing what it says.

Bad:

    See [[internal-source]].     (in an open file; the source says tlp: red)

Good:

    (the reference taken out, or the file marked with the same level)
"""

CODE = "withheld-reference"
GROUP = "references"
