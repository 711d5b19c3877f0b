"""Two pages want the same address.

One would replace the other. Ids are unique and their addresses follow from them, so this message
means a fault of the program, unless another one explains it.

Bad:

    positions/a--b--c/     (of "a" on "b--c", and of "a--b" on "c")

Good:

    positions/a--b-c/
    positions/a-b--c/
"""

CODE = "shared-page"
GROUP = "site"
