"""A lock cannot be read, or was not written by onrecord.

Locks are written by ``onrecord verify`` and never by hand. A merge that went wrong or an edit
leaves the proofs of a whole source in doubt, so that nothing is built on them; ``verify`` does not
overwrite such a file either.

Bad:

    <<<<<<< HEAD
      "onrecord-lock": 1

Good:

    $ rm briefings/water/sources/post.lock.json
    $ onrecord verify post
"""

CODE = "unreadable-lock"
GROUP = "form"
