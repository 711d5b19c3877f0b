"""A value is not one of the words that a field allows.

Fields with a fixed set of words are what pages sort and count by. The message lists the words.

Bad:

    type: organisation

Good:

    type: organization
"""

CODE = "bad-choice"
GROUP = "form"
