"""A backslash in a quoted value starts nothing that YAML knows.

Between double quotation marks a backslash begins an escape such as ``\\n``. In single ones
it is an ordinary character.

Bad:

    locator: "archive\\2025"

Good:

    locator: 'archive\\2025'
"""

CODE = "bad-escape"
GROUP = "reading"
