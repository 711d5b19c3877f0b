"""A briefing covers a claim that does not exist.

Claims stand in ``claims.yml``.

Bad:

    claims: [halve]

Good:

    claims: [half]
"""

CODE = "unknown-claim"
GROUP = "references"
