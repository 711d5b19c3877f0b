"""Onrecord: from curated article extracts to a research-briefing site.

Data flows one way: read → parse → resolve → check → analyse → render → prove → write.
"""

__version__ = "0.1.0"
