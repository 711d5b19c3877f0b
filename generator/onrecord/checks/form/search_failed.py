"""The index of the evidence search cannot be made.

The page at `/evidence/` searches an index that the program Pagefind makes of all quotations when
the site is built. Where the program is missing, cannot be run or ends before its time, the last
good site stays as it is. `pagefind[bin]`, which is among the requirements, brings the program.

Bad:

    pip install pagefind

Good:

    pip install 'pagefind[bin]'
"""

CODE = "search-failed"
GROUP = "site"
