"""A generated page was changed by hand.

The next run would undo the change, so it stops instead. What a page should say is changed in the
content, which is where everybody looks for it.

Bad:

    docs/actors/jd-vance/index.md          (a sentence added)

Good:

    briefings/actors/jd-vance.md           (the sentence added there)
"""

CODE = "edited-by-hand"
GROUP = "site"
