"""An export of another program cannot be read whole.

Exports are read in CSL-JSON, BibTeX, and Hypothesis's JSON. An item that cannot be understood stops
the whole import: the half that was read would hide the half that was not.

Bad:

    @misc{talks, title = {No deal after the talks

Good:

    @misc{talks, title = {No deal after the talks}}
"""

CODE = "malformed-export"
GROUP = "import"
