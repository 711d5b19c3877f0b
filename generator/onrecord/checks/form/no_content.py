"""There is no content folder.

Everything an analyst writes lies under ``briefings/`` in the site's folder. Without it there is
nothing to read, which most often means that the command runs in the wrong place.

Bad:

    desk/
      docs/
      mkdocs.yml

Good:

    desk/
      briefings/
      docs/
      mkdocs.yml
"""

CODE = "no-content"
GROUP = "reading"
