"""A reference names an extract that its source does not have.

An extract is named by its source and its own id. A judgement or citation that leads nowhere would
look as if it had evidence.

Bad:

    supported_by: [post-2025-02-15#fifty]

Good:

    supported_by: [post-2025-02-15#half]
"""

CODE = "unknown-extract"
GROUP = "references"
