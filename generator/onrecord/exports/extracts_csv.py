"""Every extract as a row of CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io

from onrecord.corpus import Corpus
from onrecord.render.press import Edition

NAME = "csv"
FILE = "extracts.csv"
ABOUT = "Every quotation as a row: who, when, through whom, on what (CSV)."

_COLUMNS = (
    "ref", "quote", "speaker", "speaker_described", "of", "form", "said", "place", "via",
    "source", "outlet", "wire", "published", "url", "stances",
)  # fmt: skip

#: A spreadsheet takes a cell that starts with one of these for a formula. Source: OWASP, CSV
#: Injection. A leading apostrophe is what spreadsheets themselves write before such text.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def render(corpus: Corpus, edition: Edition) -> str:
    """The table with a header row, in the order of references."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for quoted in corpus.extracts.values():
        extract, source = quoted.extract, quoted.source
        row = (
            quoted.ref,
            extract.quote,
            extract.speaker or "",
            extract.speaker_described or "",
            extract.of or "",
            "direct" if extract.is_direct else "reported",
            quoted.date.text,
            extract.place or "",
            " ".join(extract.via),
            quoted.source_id,
            source.outlet or "",
            source.wire or "",
            source.published.text,
            source.url or "",
            "; ".join(f"{actor} {issue} {stance}" for actor, issue, stance in extract.stances),
        )
        rows.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return text.getvalue()
