"""A page could not be fetched.

The server did not answer, took too long, redirected too often, wanted a login, or sent something
that is no page. A browser often gets further: save the page there and import the file.

Bad:

    onrecord import https://www.example.org/members-only

Good:

    onrecord import saved-page.html
"""

CODE = "fetch-failed"
GROUP = "import"
