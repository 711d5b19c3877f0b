"""What was to be imported cannot be read as an article or an export.

A page, a text in UTF-8, or an export of a known kind can be imported, up to a size that no article
has. Nothing is written where the input cannot be read whole, since a capture that lacks a part
would let a true quotation look false.

Bad:

    onrecord import minutes.pdf

Good:

    onrecord import minutes.txt
"""

CODE = "not-importable"
GROUP = "import"
