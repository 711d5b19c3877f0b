"""The built site would be put in place of something else.

A build replaces the site's folder as a whole. A folder with other files in it, or a link, is
therefore refused.

Bad:

    site_dir: docs

Good:

    site_dir: site
"""

CODE = "unfit-site-folder"
GROUP = "site"
