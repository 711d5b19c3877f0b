"""A file is of no kind.

The folder names the kind: ``actors/``, ``issues/``, ``outlets/``, ``sources/``, ``positions/``,
``notes/``; a briefing is a ``briefing.md`` in a folder of its own; and registries such as
``actors.yml`` hold many entries. A file that fits none of these would be left out silently.

Bad:

    briefings/actor/jd-vance.md
    briefings/actors/keith-kellogg.yaml

Good:

    briefings/actors/jd-vance.md
    briefings/actors/keith-kellogg.yml
"""

CODE = "stray-file"
GROUP = "reading"
