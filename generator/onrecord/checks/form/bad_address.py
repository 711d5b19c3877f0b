"""An address is not one that a page may link.

Only whole addresses that begin with ``http://`` or ``https://`` are accepted, without a user name
or password, spaces, or characters that have to be percent-encoded.

Bad:

    url: www.example.org/a b

Good:

    url: https://www.example.org/a%20b
"""

CODE = "bad-address"
GROUP = "form"
