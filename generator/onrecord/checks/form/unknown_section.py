"""An embed names neither an extract nor a section.

What can be embedded is an extract (``source-id#extract-id``) or one of a briefing's computed
sections.

Bad:

    ![[position]]

Good:

    ![[positions]]
"""

CODE = "unknown-section"
GROUP = "references"
