"""A recorded comparison is not as the command wrote it.

A file ``<a>--<b>.compare.json`` is written by ``onrecord compare A B --write`` and by nothing
else. One that was edited by hand, damaged in a merge or renamed could say of two versions what
nobody found, so it is not read at all.

Bad:

    {"a": {"source": "agency-2025-03-01"}, "b": "daily-2025-03-02"}

Good:

    (the file deleted, then written again with --write)
"""

CODE = "bad-comparison"
GROUP = "reading"
