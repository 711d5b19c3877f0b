"""Something in the content folder is neither a file nor a folder.

Pipes, sockets and devices hold no text, and reading one could wait for ever.

Bad:

    briefings/actors/jd-vance.md           (a named pipe)

Good:

    briefings/actors/jd-vance.md           (a text file)
"""

CODE = "not-a-file"
GROUP = "reading"
