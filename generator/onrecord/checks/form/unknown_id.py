"""A reference names nothing that exists.

Where several kinds are possible, none of them has an entry of this id.

Bad:

    Talks were led by [[jd-vanse]].

Good:

    Talks were led by [[jd-vance]].
"""

CODE = "unknown-id"
GROUP = "references"
