"""A capture is there, but cannot be read.

Found by ``onrecord verify``. Its extracts can neither be proven nor refuted.

Bad:

    -rw------- root  captures/post.txt

Good:

    -rw-r--r-- you   captures/post.txt
"""

CODE = "unreadable-capture"
GROUP = "captures"
