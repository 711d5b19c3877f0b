"""The facts of a file are not valid YAML.

Something is wrong with indentation, brackets or colons. The place is where reading became
impossible; the cause may be a line or two above.

Bad:

    aliases: [Vance, J. D. Vance
    type: person

Good:

    aliases: [Vance, J. D. Vance]
    type: person
"""

CODE = "yaml-syntax"
GROUP = "reading"
