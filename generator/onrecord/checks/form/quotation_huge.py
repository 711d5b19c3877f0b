"""A quotation has more than 10,000 characters.

That is a document. A briefing quotes the sentence that carries a statement; the full text of a
source belongs in ``captures/``, which is never published.

Bad:

    quote: (the whole article)

Good:

    quote: we will not sign
"""

CODE = "quotation-huge"
GROUP = "form"
