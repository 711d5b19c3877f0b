"""The file mkdocs.yml cannot be read.

It is not valid YAML, or holds no settings. The generator needs the site's name, its address and
its folders from it.

Bad:

    site_name: "My desk

Good:

    site_name: "My desk"
"""

CODE = "bad-config"
GROUP = "site"
