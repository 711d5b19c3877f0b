"""A field that takes one kind only is given the kind's name as well.

``kind:id`` tells two kinds apart where both are possible. Here the field already says which kind
it is, and each thing is written in one way only.

Bad:

    speaker: actor:jd-vance

Good:

    speaker: jd-vance
"""

CODE = "needless-kind"
GROUP = "references"
