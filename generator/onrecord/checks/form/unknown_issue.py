"""A field names an issue that does not exist.

Positions hang on issues. One that hangs on a misspelt issue would be missing from every table.

Bad:

    positions: {minerals-agrement: rejects}

Good:

    positions: {minerals-agreement: rejects}
"""

CODE = "unknown-issue"
GROUP = "references"
