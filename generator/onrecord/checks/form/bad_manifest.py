"""The list of generated files is damaged.

The list tells which pages are the generator's own, so that it removes those that are gone and
leaves all others alone. Without it nothing is written.

Bad:

    docs/.onrecord.json                    (half of it, after a merge)

Good:

    (the list and the generated pages deleted, then generated again)
"""

CODE = "bad-manifest"
GROUP = "site"
