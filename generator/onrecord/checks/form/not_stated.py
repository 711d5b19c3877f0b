"""A source cannot be written, because a fact that it needs is not stated.

A source needs a title, a date of publication, and a publisher or an agency. Only what a page or a
text says of itself is filled in; the rest is for you to say, by the option that the message names.
A publisher counts only once it is registered: an entry for ``outlets.yml`` is suggested.

Bad:

    onrecord import article.txt

Good:

    onrecord import article.txt --outlet courier --published 2025-02-15
"""

CODE = "not-stated"
GROUP = "import"
