"""An extract shows a stance that its issue does not have.

The stances of an issue are its spectrum. A word outside of it could not be placed there.

Bad:

    positions: {minerals-agreement: reject}

Good:

    positions: {minerals-agreement: rejects}
"""

CODE = "unknown-stance"
GROUP = "references"
