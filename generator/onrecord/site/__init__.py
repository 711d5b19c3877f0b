"""The built site: an engine turns the Markdown into HTML, which is proven, then published."""
