"""A text holds a control character or an unusual line break.

Such characters are invisible, forbidden in HTML and XML, and travel along when a page or a PDF is
copied. Line separators other than a line feed would also shift every line number.

Bad:

    quote: we will<U+000B> not sign

Good:

    quote: we will not sign
"""

CODE = "control-character"
GROUP = "reading"
