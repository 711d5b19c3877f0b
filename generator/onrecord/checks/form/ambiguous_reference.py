"""An id is used by two kinds, and the reference does not say which is meant.

Ids are unique within their kind only. Where two kinds are possible, the kind is written before the
id.

Bad:

    The view from [[ukraine]].

Good:

    The view from [[actor:ukraine]].
"""

CODE = "ambiguous-reference"
GROUP = "references"
