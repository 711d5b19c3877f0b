"""The engine that builds the pages is not installed.

MkDocs comes with the generator; others are installed by whoever wants to use them.

Bad:

    onrecord build --engine zensical       (without Zensical)

Good:

    pip install zensical
    onrecord build --engine zensical
"""

CODE = "engine-missing"
GROUP = "site"
