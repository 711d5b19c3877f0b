"""The built site: an engine turns the written Markdown into HTML, which is proven, then published."""
