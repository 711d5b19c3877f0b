"""The site's own words are not there in the language of its theme.

Headings, labels and sentences that the generator writes come from one catalogue a language. Where
there is none for ``theme.language``, they are English, on pages that say they are in another.

Bad:

    theme:
      name: material
      language: tlh

Good:

    theme:
      name: material
      language: de
"""

CODE = "unknown-interface-language"
GROUP = "site"
