"""A reference names a source that does not exist.

Citations and extracts lead readers to what was said where. This one leads nowhere.

Bad:

    copy_of: ap-munich-2025-02-14

Good:

    copy_of: ap-munich-2025-02-15
"""

CODE = "unknown-source"
GROUP = "references"
