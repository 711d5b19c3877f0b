"""A briefing covers an event that does not exist.

Events stand in ``events.yml``.

Bad:

    events: [munich-talk]

Good:

    events: [munich-talks]
"""

CODE = "unknown-event"
GROUP = "references"
