"""A source has a capture already, and it is another text.

Quotations were verified against the capture that is there, so it is never replaced. A page that was
fetched again seldom has the same bytes; if the article itself has changed, both versions matter.

Bad:

    onrecord import newer.html --id courier-2025-02-15

Good:

    onrecord import newer.html --id courier-2025-02-15-corrected
"""

CODE = "capture-differs"
GROUP = "import"
