"""A line is indented with a tab.

YAML allows only spaces there, because a tab has no fixed width and the indentation is what tells
which field belongs to which.

Bad:

    roles:
    <TAB>- title: Vice President

Good:

    roles:
      - title: Vice President
"""

CODE = "tab-indentation"
GROUP = "reading"
