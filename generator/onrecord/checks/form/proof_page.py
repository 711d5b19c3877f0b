"""A page was written, but the engine did not build it.

What is generated and what is published have to be the same pages. An exclusion in mkdocs.yml can
leave one out.

Bad:

    exclude_docs: |
      /sources/

Good:

    (no generated page excluded)
"""

CODE = "proof-page"
GROUP = "site"
