"""Something that the generator did not write stands where a page belongs.

Files of people are never overwritten. Generated pages lie beside hand-written ones, so an address
can be taken.

Bad:

    docs/actors/jd-vance/index.md          (written by hand)
    briefings/actors/jd-vance.md

Good:

    docs/method/jd-vance.md                (written by hand)
    briefings/actors/jd-vance.md
"""

CODE = "not-ours"
GROUP = "site"
