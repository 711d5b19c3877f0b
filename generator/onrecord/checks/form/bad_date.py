"""A date is not written as EDTF, or does not exist.

Dates are typed as precisely as they are known: ``2025``, ``2025-02``, ``2025-02-14``, with ``?``
where they are uncertain and ``~`` where they are approximate; intervals have a slash. Forms beyond
level 1 of EDTF are not read.

Bad:

    published: 15/02/2025

Good:

    published: 2025-02-15
"""

CODE = "bad-date"
GROUP = "form"
