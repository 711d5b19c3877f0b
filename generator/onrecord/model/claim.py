"""Claims: points of fact on which sources agree or differ."""

from __future__ import annotations

from onrecord.model.base import ExtractRef, IssueId, Marked, Text, field


class Claim(Marked):
    """A point of fact; its status is computed from the evidence, never typed."""

    kind = "claim"
    plural = "claims"
    registry = True
    folder = False

    text: Text = field(
        "Text", "The fact, as a sentence.", example="The draft asked for half of the reserves."
    )
    issue: IssueId | None = field(
        "Issue",
        "The issue it bears on.",
        example="minerals-agreement",
        backlink="points of fact",
        default=None,
    )
    supported_by: tuple[ExtractRef, ...] = field(
        "Supported by",
        "Extracts that say so.",
        example="[rferl-2025-02-15#half]",
        backlink="supports",
        default=(),
    )
    disputed_by: tuple[ExtractRef, ...] = field(
        "Disputed by",
        "Extracts that say otherwise.",
        example="[ap-2025-02-15#terms]",
        backlink="disputes",
        default=(),
    )
    note: Text | None = field("Note", "The analyst's remark.", example="…", default=None)
