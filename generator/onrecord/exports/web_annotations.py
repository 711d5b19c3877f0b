"""Quotations as W3C Web Annotations: what an annotation client needs to show them in place.

Each annotation says of one passage of a published page who speaks there and what it shows. A client
opens the target, looks for the words, with those before and after them where the lock keeps some,
and marks them. Source: W3C, Web Annotation Data Model (Recommendation of 23 February 2017).

Three things follow from that. A source without any address has no annotations, since there is no
page to mark. A quotation that was found in its capture with declared cuts is two targets, the
stretches by which a browser finds it, since its own words with "[…]" stand on no page. One that
contradicts its capture is left out, since it would mark something else or nothing.

There is no ``TextPositionSelector``. Offsets in a lock count the text as it was extracted from the
capture; the text of the page, as a client counts it, holds menus, captions and other white space
besides, so that the same numbers would lead elsewhere.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

from onrecord.analysis import verification
from onrecord.analysis.dates import in_words
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.exports.bibliographic import page_of, parts, web
from onrecord.languages import Language
from onrecord.model.edtf import Edtf, Moment
from onrecord.model.lock import LockedExtract, Status, Stretch
from onrecord.render.press import Edition, Sheet

NAME = "web-annotations"
FILE = "quotations.jsonld"
EXAMPLE = "jq '.first.items[].body[0].value' quotations.jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Data = dict[str, Any]


def holds(corpus: Corpus, language: Language) -> str:
    """``37 of 48 quotations``."""
    shown = sum(1 for _ in _annotated(corpus))
    total = language.say("count.quotations", n=len(corpus.extracts))
    return language.say("export.some", number=shown, total=total)


def render(corpus: Corpus, edition: Edition) -> str:
    """An annotation collection with its one page, in the order of references."""
    sheet = Sheet(corpus, edition, "/data/")
    found = [_annotation(sheet, quoted) for quoted in _annotated(corpus)]
    collection = {
        "@context": _CONTEXT,
        "id": _id(edition, ""),
        "type": "AnnotationCollection",
        "label": f"{edition.config.name}: quotations",
        "creator": _desk(edition),
        "total": len(found),
        "first": {
            "id": _id(edition, "page"),
            "type": "AnnotationPage",
            "partOf": _id(edition, ""),
            "startIndex": 0,
            "items": found,
        },
    }
    if not found:
        # A page has annotations; a collection without any has no page.
        del collection["first"]
    return json.dumps(collection, indent=1, ensure_ascii=False) + "\n"


def _annotated(corpus: Corpus) -> Iterator[Quoted]:
    for quoted in corpus.extracts.values():
        has_page = quoted.source.url or quoted.source.archive_url
        if has_page and not verification.state(corpus, quoted.ref).status.is_failure:
            yield quoted


def _id(edition: Edition, name: str) -> str:
    """The address of something in this file; without an address of the site, a name for ever."""
    anchor = f"#{name}" if name else ""
    if edition.config.url:
        return f"{edition.config.url}data/{FILE}{anchor}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.config.name} data/{FILE}{anchor}").urn


def _desk(edition: Edition) -> Data:
    desk: Data = {"type": "Organization", "name": edition.config.name}
    return desk | ({"id": edition.config.url} if edition.config.url else {})


def _annotation(sheet: Sheet, quoted: Quoted) -> Data:
    targets = _targets(sheet, quoted)
    return {
        "id": _id(sheet.edition, quoted.ref.replace("#", ".")),
        "type": "Annotation",
        "motivation": "describing",
        "creator": _desk(sheet.edition),
        "body": list(_bodies(sheet, quoted)),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(sheet: Sheet, quoted: Quoted) -> Iterator[Data]:
    """What a client shows beside the words; its tags; and the page of the record."""
    yield _text(_told(sheet, quoted), "describing") | {"language": "en"}
    if quoted.extract.note:
        yield _text(quoted.extract.note, "commenting")
    for actor, issue, stance in quoted.extract.stances:
        who = sheet.name(Key("actor", actor))
        what = sheet.name(Key("issue", issue))
        shown = sheet.shown(quoted, actor, issue, stance)
        yield _text(f"{who} {shown} ({what})", "tagging")
    if page := page_of(sheet.edition, Key("extract", quoted.ref)):
        yield {"type": "SpecificResource", "source": page, "purpose": "linking"}


def _text(words: str, purpose: str) -> Data:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _told(sheet: Sheet, quoted: Quoted) -> str:
    """``Volodymyr Zelenskyy, 15 February 2025 (direct quotation). Verified letter for letter.``"""
    extract, source = quoted.extract, quoted.source
    unnamed = ", unnamed" if extract.speaker_described else ""
    form = "direct quotation" if extract.is_direct else "reported speech"
    if extract.voice == "outlet":
        form = "the outlet’s own reporting"
    said = [
        f"{sheet.speaker(quoted)}{unnamed}, {in_words(quoted.date)} ({form})",
        verification.state(sheet.corpus, quoted.ref).in_words(),
    ]
    if source.retracted:
        said.append(f"The source was retracted {in_words(source.retracted.date)}")
    elif source.corrected:
        said.append(f"The source was corrected {in_words(source.corrected.date)}")
    return " ".join(f"{words}." for words in said)


# -- where the words stand -------------------------------------------------------------------------


def _targets(sheet: Sheet, quoted: Quoted) -> list[Data]:
    source = quoted.source
    place: Data = {
        "type": "SpecificResource",
        "source": web(source.url or source.archive_url),
    }
    if state := _state(quoted):
        place["state"] = state
    locked = verification.state(sheet.corpus, quoted.ref).locked
    selectors = list(_selectors(quoted.extract.quote, locked))
    return [place | {"selector": selector} for selector in selectors] or [place]


def _selectors(quote: str, locked: LockedExtract | None) -> Iterator[Data]:
    """The quotation itself, or the stretches of it that stand on the page; none where no words
    are fit to be looked for."""
    stretches: tuple[Stretch, ...] = ((0, len(quote)),)
    if locked and locked.status is Status.ELIDED and locked.link is not None:
        stretches = locked.link
    for start, end in stretches:
        selector: Data = {"type": "TextQuoteSelector", "exact": quote[start:end]}
        if locked and locked.prefix and start == 0:
            selector["prefix"] = locked.prefix
        if locked and locked.suffix and end == len(quote):
            selector["suffix"] = locked.suffix
        yield selector


def _state(quoted: Quoted) -> Data | None:
    """When the page said so, and where a copy of it is kept."""
    source = quoted.source
    state: Data = {"type": "TimeState"}
    if source.retrieved and (found := _between(source.retrieved)):
        state["sourceDateStart"], state["sourceDateEnd"] = found
    if source.url and source.archive_url:
        state["cached"] = web(source.archive_url)
    return state if len(state) > 1 else None


def _between(date: Edtf) -> tuple[str, str] | None:
    """The first and last moment of a date without doubt."""
    known = parts(date)
    if known is None or known.is_doubtful:
        return None
    return _moment(date.earliest), _moment(date.latest)


def _moment(moment: Moment) -> str:
    year, month, day, hour, minute, second = moment
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
