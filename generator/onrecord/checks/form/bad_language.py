"""A language is not given by its tag.

Languages are BCP 47 tags. Browsers and screen readers need them to read a quotation aloud.

Bad:

    language: Ukrainian

Good:

    language: uk
"""

CODE = "bad-language"
GROUP = "form"
