"""Rendering: how things look and where they are, for the page types in ``pages``."""
