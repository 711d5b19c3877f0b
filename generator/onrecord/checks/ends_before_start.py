"""A role ends before it begins.

The site says who held a post when something was said. Dates in the wrong order would take the post
from the person who held it. Only what is certain is reported: dates of the same year, where no
month is given, may well be in order.

Bad:

    roles:
      - {title: Minister of Finance, from: 2025-01-20, to: 2021-01-20}

Good:

    roles:
      - {title: Minister of Finance, from: 2021-01-20, to: 2025-01-20}
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic

CODE = "ends-before-start"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Roles whose last possible day lies before their first possible one."""
    for actor in corpus.actors.values():
        for number, role in enumerate(actor.record.roles):
            if role.from_ and role.to and role.to.latest < role.from_.earliest:
                yield Diagnostic(
                    CODE,
                    f"this role ends ({role.to.text}) before it begins ({role.from_.text})",
                    actor.at(("roles", number, "to")),
                    help="exchange from and to, or correct the date",
                )
