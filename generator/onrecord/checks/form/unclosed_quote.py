"""A quotation mark opens a value and is never closed properly.

Everything up to the next such mark, often far below, would belong to the value. An apostrophe
within single quotation marks ends the value early; it has to be written twice.

Bad:

    quote: 'we don't sign'

Good:

    quote: we don't sign
"""

CODE = "unclosed-quote"
GROUP = "reading"
