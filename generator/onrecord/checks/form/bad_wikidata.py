"""A Wikidata identifier is not one.

It is the letter Q and a number, as in the address of the item's page.

Bad:

    wikidata: https://www.wikidata.org/wiki/Q3874799

Good:

    wikidata: Q3874799
"""

CODE = "bad-wikidata"
GROUP = "form"
