"""Every extract as a row of CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io

from onrecord.analysis import verification
from onrecord.corpus import Corpus, Key
from onrecord.exports.bibliographic import page_of
from onrecord.languages import Language
from onrecord.render.press import Edition

NAME = "csv"
FILE = "extracts.csv"
EXAMPLE = "pandas.read_csv('extracts.csv').groupby('speaker').size()"
MEDIA_TYPE = "text/csv"

_COLUMNS = (
    "ref", "quote", "speaker", "speaker_described", "of", "form", "said", "place", "via",
    "source", "outlet", "wire", "published", "url", "stances",
    "verified", "retracted", "corrected", "address",
)  # fmt: skip

#: A spreadsheet takes a cell that starts with one of these for a formula. Source: OWASP, CSV
#: Injection. A leading apostrophe is what spreadsheets themselves write before such text.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def holds(corpus: Corpus, language: Language) -> str:
    """``48 quotations``."""
    return language.say("count.quotations", n=len(corpus.extracts))


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
            verification.state(corpus, quoted.ref).status.value,
            source.retracted.date.text if source.retracted else "",
            source.corrected.date.text if source.corrected else "",
            page_of(edition, Key("extract", quoted.ref)) or "",
        )
        rows.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return text.getvalue()
