"""Seen from a date in the past, a briefing or note cites what was published later.

A site built with ``--as-of`` shows what could have stood then. Text that needs something later
could not, so it is left out, and said to be. Its older editions are in the history of the files.

Bad:

    onrecord build --as-of 2025-02-15      # a briefing of 2025-02-14 cites a source of 2025-02-17

Good:

    onrecord build --as-of 2025-02-17
"""

CODE = "later-evidence"
GROUP = "site"
