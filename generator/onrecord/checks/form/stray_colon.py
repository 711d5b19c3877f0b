"""A colon followed by a space stands within an unquoted value.

YAML takes it for the end of a key. Titles and quotations have such colons often.

Bad:

    title: Munich: no deal yet

Good:

    title: "Munich: no deal yet"
"""

CODE = "stray-colon"
GROUP = "reading"
