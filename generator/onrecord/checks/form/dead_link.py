"""A link on the built site leads nowhere.

The finished pages are read again: every link within the site has to reach a page, and the place on
it that it names.

Bad:

    See [the method](../metod/index.md).

Good:

    See [the method](../method/index.md).
"""

CODE = "dead-link"
GROUP = "site"
