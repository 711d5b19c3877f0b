"""Pure text: the one choke point for untrusted text, and the syntax of references in prose."""
