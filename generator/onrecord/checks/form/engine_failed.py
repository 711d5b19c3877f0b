"""The engine that builds the pages reports a problem.

Its warnings count as errors, since most of them are links that lead nowhere. The last good site
stays as it is.

Bad:

    nav:
      - Method: metod.md

Good:

    nav:
      - Method: method.md
"""

CODE = "engine-failed"
GROUP = "site"
