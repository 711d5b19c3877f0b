"""A line in redirects.yml is not an address that has moved.

It names two addresses of the site, the old and the new one, each a folder and an id.

Bad:

    /actors/finance-minister/: minister-of-finance

Good:

    actors/finance-minister: actors/minister-of-finance
"""

CODE = "bad-redirect"
GROUP = "form"
