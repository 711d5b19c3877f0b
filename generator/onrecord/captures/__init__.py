"""Captures: the full texts of sources as retrieved, private, and what is proven against them."""
