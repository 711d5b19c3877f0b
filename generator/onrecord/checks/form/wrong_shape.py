"""A value has the wrong shape: text for a list, a list for text, and so on.

A list cannot stand where one text is expected, even when it has one item: what was meant is never
guessed. A single alias is a list of one.

Bad:

    aliases: Vance

Good:

    aliases: [Vance]
"""

CODE = "wrong-shape"
GROUP = "form"
