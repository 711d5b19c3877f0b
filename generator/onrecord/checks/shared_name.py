"""Two actors share a name or an alias.

A name in running prose is linked to the actor who bears it. Where two bear it, the generator
cannot know who is meant, so it links neither, and readers lose the way to both.

Bad:

    ministry-of-defence:
      name: Ministry of Defence
      type: body
      aliases: [the ministry]
    ministry-of-finance:
      name: Ministry of Finance
      type: body
      aliases: [the ministry]

Good:

    ministry-of-defence:
      name: Ministry of Defence
      type: body
      weak_aliases: [the ministry]
    ministry-of-finance:
      name: Ministry of Finance
      type: body
      weak_aliases: [the ministry]
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity, Span

CODE = "shared-name"


def find(corpus: Corpus) -> Iterator[Diagnostic]:
    """Names with more than one bearer, at every place but the one that has the best claim.

    An actor's own name has a better claim than an alias, then the first id.
    """
    for name, owners in corpus.names.ambiguous.items():
        places = sorted(
            (_place(corpus, owner, name) for owner in owners), key=lambda item: item[:2]
        )
        for _, owner, span in places[1:]:
            others = " and ".join(f'"{other}"' for other in owners if other != owner)
            yield Diagnostic(
                CODE,
                f'"{name}" is a name of "{owner}" and of {others}',
                span,
                help="where it stands in prose, it links to nobody: take it out on one side, or "
                "make it a weak alias",
                severity=Severity.WARNING,
            )


def _place(corpus: Corpus, owner: str, name: str) -> tuple[bool, str, Span]:
    """Whether an actor bears the name as an alias only, its id, and where the name stands."""
    actor = corpus.actors[owner]
    if " ".join(actor.record.name.split()) == name:
        return False, owner, actor.at(("name",))
    aliases = [" ".join(alias.split()) for alias in actor.record.aliases]
    return True, owner, actor.at(("aliases", aliases.index(name)))
