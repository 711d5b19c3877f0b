"""What machines read of a page is not as it should be.

Every page has one canonical address where the site knows its own, and its structured data can be
read, with every quotation letter for letter. A template that overrides the theme's can add a second
address.

Bad:

    {% block extrahead %}<link rel="canonical" href="/">{% endblock %}

Good:

    (no canonical address in an overridden template)
"""

CODE = "proof-head"
GROUP = "site"
