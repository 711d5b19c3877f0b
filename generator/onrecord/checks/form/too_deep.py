"""Fields are nested far too deeply.

No field goes deeper than six levels. Beyond forty, brackets were opened and never closed.

Bad:

    aliases: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

Good:

    aliases: [Vance, J. D. Vance]
"""

CODE = "too-deep"
GROUP = "reading"
