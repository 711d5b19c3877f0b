"""A country is not given by its code.

Countries are two capital letters of ISO 3166-1, so that they mean the same in every language and
in every export.

Bad:

    country: Ukraine

Good:

    country: UA
"""

CODE = "bad-country"
GROUP = "form"
