"""A capture is not the one that extracts were proven against.

Found by ``onrecord verify``. The lock keeps the hash of the capture, and here it differs by at
least one character: the page was saved again, or somebody edited the text. Nothing is proven anew
against another text unless you say so.

Bad:

    $ onrecord verify post
    error[capture-changed]: the capture of "post" is not the one …

Good:

    $ onrecord verify --accept post
"""

CODE = "capture-changed"
GROUP = "captures"
