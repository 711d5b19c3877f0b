"""An unquoted value starts with a character that YAML keeps for itself.

That is the at sign and the grave accent; a percent sign is refused at the start of a line. The
value needs quotation marks.

Bad:

    authors: [@analyst]

Good:

    authors: ["@analyst"]
"""

CODE = "reserved-character"
GROUP = "reading"
