"""A key stands there with nothing behind it.

An empty field is neither a value nor a decision to leave it out. Where nothing is known, leave
out the line.

Bad:

    country:

Good:

    country: UA
"""

CODE = "empty-value"
GROUP = "form"
