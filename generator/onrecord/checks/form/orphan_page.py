"""No link leads to a page.

Readers cannot find it, and search engines mostly do not either.

Bad:

    docs/annex.md         (neither linked nor in nav)

Good:

    nav:
      - Annex: annex.md
"""

CODE = "orphan-page"
GROUP = "site"
