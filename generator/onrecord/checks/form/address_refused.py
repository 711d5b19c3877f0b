"""An address leads to something that is not fetched.

Only pages on the public web are fetched, over http or https and without a user name. An address
inside your own network could make this program read what its sender cannot, so it is refused, also
where a public page redirects to it.

Bad:

    onrecord import http://192.168.1.1/status

Good:

    onrecord import https://www.example.org/news/bridge-toll
"""

CODE = "address-refused"
GROUP = "import"
