"""A file uses an alias, an anchor, a tag or a merge key of YAML.

These let a few lines stand for very many, or turn text into something else. Content says what it
says on the line where it is read. The usual cause is a text that begins with ``*``, ``&`` or
``!`` and needs quotation marks.

Bad:

    title: *Exclusive* no deal in Munich

Good:

    title: "*Exclusive* no deal in Munich"
"""

CODE = "yaml-feature"
GROUP = "reading"
