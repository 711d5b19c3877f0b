"""Two extracts of one source have the same id.

An extract's id is its address on the page of its source. Citations of the second would lead to
the first.

Bad:

    extracts:
      - id: no
        quote: we will not sign
      - id: no
        quote: not on these terms

Good:

    extracts:
      - id: no
        quote: we will not sign
      - id: not-on-these-terms
        quote: not on these terms
"""

CODE = "duplicate-extract"
GROUP = "references"
