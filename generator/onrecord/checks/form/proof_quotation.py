"""A rendered page does not show a quotation letter for letter.

Every page is read again before anything is published, and every quotation on it is compared with
the content. This message means a fault of the program, not of the content.

Bad:

    (captured)  we will not sign
    (rendered)  we will sign

Good:

    (captured)  we will not sign
    (rendered)  we will not sign
"""

CODE = "proof-quotation"
GROUP = "site"
