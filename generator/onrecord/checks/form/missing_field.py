"""A field that is always needed is missing.

Without it the entry cannot be shown or counted. The message gives an example.

Bad:

    jd-vance:
      name: JD Vance

Good:

    jd-vance:
      name: JD Vance
      type: person
"""

CODE = "missing-field"
GROUP = "form"
