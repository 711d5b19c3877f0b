"""The bytes of a file are not UTF-8 text.

In another encoding the same bytes mean other letters: names and quotations would be altered. The
message shows the first byte that does not fit and what it would be in Latin-1.

Bad:

    name: Andr\\xe9 Dupont                  (saved as Latin-1)

Good:

    name: André Dupont                     (saved as UTF-8)
"""

CODE = "not-utf8"
GROUP = "reading"
