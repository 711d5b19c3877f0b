"""A reference names something of another kind.

The id exists, but not as what this field needs: an outlet where a speaker should be, for example.

Bad:

    speaker: reuters

Good:

    said_to: reuters
"""

CODE = "wrong-kind"
GROUP = "references"
