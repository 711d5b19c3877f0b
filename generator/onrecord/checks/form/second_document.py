"""A second YAML document starts in a file.

YAML can hold several documents in one file, divided by ``---``. A content file holds one; what
follows the division would be lost.

Bad:

    jd-vance:
      name: JD Vance
      type: person
    ---
    keith-kellogg:
      name: Keith Kellogg
      type: person

Good:

    jd-vance:
      name: JD Vance
      type: person
    keith-kellogg:
      name: Keith Kellogg
      type: person
"""

CODE = "second-document"
GROUP = "reading"
