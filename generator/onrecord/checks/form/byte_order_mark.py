"""A file starts with a byte-order mark.

Some editors put this invisible character first. It is passed over here, but other programs that
read the same file may take it for text.

Bad:

    <U+FEFF>---
    name: JD Vance

Good:

    ---
    name: JD Vance
"""

CODE = "byte-order-mark"
GROUP = "reading"
