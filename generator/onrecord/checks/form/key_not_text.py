"""A key is a list or a mapping.

What stands before a colon is the name of a field or an id. A value that starts with a bracket or
a brace is taken for a list or a mapping unless it is quoted.

Bad:

    [name, type]: JD Vance

Good:

    name: JD Vance
"""

CODE = "key-not-text"
GROUP = "reading"
