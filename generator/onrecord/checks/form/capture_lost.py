"""A capture is gone, and only its lock remains.

Found by ``onrecord verify``, as a warning. Other captures are kept here, so that this one is
missing by mistake. What was proven stays proven, but nobody could prove it again.

Bad:

    captures/             (without post.txt, though post.lock.json is there)

Good:

    captures/post.txt
"""

CODE = "capture-lost"
GROUP = "captures"
