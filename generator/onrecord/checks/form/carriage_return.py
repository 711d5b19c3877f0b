"""The lines of a file end with carriage returns.

Windows ends lines with two characters, old Macintosh systems with another one. They are read as if
they were Unix line ends; saving the file so keeps comparisons between versions readable.

Bad:

    name: JD Vance<CR><LF>

Good:

    name: JD Vance<LF>
"""

CODE = "carriage-return"
GROUP = "reading"
