"""There is no mkdocs.yml.

The file names the site and its folders, and the engine that builds the pages reads it. Without it
the command most likely runs in the wrong folder.

Bad:

    desk/
      briefings/

Good:

    desk/
      briefings/
      mkdocs.yml
"""

CODE = "no-config"
GROUP = "site"
