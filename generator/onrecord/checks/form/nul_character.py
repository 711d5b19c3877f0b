"""A file or a value holds the character NUL.

No text has it. It comes from damaged files and from binary files with the wrong name, and it would
end the text early in many programs.

Bad:

    quote: we will<U+0000> not sign

Good:

    quote: we will not sign
"""

CODE = "nul-character"
GROUP = "reading"
