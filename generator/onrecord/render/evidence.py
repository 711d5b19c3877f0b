"""The records of the evidence search: one for each extract, and all that a result shows of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.chains import Step
from onrecord.analysis.dates import in_words, machine
from onrecord.corpus import Corpus, Key, Quoted
from onrecord.markdown.escape import rebuilt_address
from onrecord.render.press import Edition, Sheet

ADDRESS = "/evidence/"

#: A word that every record has and nobody asks for (the letter stands in one psalter). Asked for
#: it, the program finds everything in one part of its index; asked for nothing, it loads them all.
#: It also leaves out what has no word at all, such as a quotation of marks alone.
EVERY = "ꙮ"

#: Scripts written without spaces between words, each character of which is indexed as a word:
#: Thai to Lao, Myanmar, Khmer, kana, and the Han ideographs. The page's script does the same to
#: what is asked. Source of the ranges: the Unicode Standard, Blocks.
_UNSPACED = re.compile(
    "[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff][\u0e31-\u0e4e\u0eb1-\u0ece]*"
)


@dataclass(frozen=True)
class Record:
    """What the search program is given of one extract.

    ``words`` are searched, and so are ``about``, with less weight; ``filters`` are the facets, with
    ids as their values; ``rank`` is the place by date, oldest first. ``card``
    is what a result shows, as JSON, with addresses relative to the search page.
    """

    ref: str
    words: str
    about: dict[str, str]
    filters: dict[str, list[str]]
    rank: int
    card: str


def spaced(text: str) -> str:
    """Text in which every character of a script without spaces stands as a word of its own."""
    return _UNSPACED.sub(lambda match: f" {match[0]} ", text)


def records(corpus: Corpus, edition: Edition) -> Iterator[Record]:
    """The records of all extracts, in the order of their references."""
    sheet = Sheet(corpus, edition, ADDRESS)
    by_date = sorted(corpus.extracts.values(), key=lambda quoted: (quoted.date.order, quoted.ref))
    ranks = {quoted.ref: number for number, quoted in enumerate(by_date)}
    for ref, quoted in sorted(corpus.extracts.items()):
        yield Record(
            ref,
            _words(quoted),
            {"who": spaced(sheet.speaker(quoted)), "source": spaced(_context(sheet, quoted))},
            _filters(sheet, quoted),
            ranks[ref],
            json.dumps(_card(sheet, quoted), ensure_ascii=False, separators=(",", ":")),
        )


def _words(quoted: Quoted) -> str:
    extract = quoted.extract
    return spaced(" ".join(filter(None, (extract.quote, extract.original, EVERY))))


def voice(quoted: Quoted) -> str:
    """Whose words: ``on-record``, ``reported``, ``unnamed`` or the ``outlet``'s own."""
    extract = quoted.extract
    if extract.voice == "named":
        return "on-record" if extract.is_direct else "reported"
    return extract.voice


def _context(sheet: Sheet, quoted: Quoted) -> str:
    extract = quoted.extract
    said = (sheet.publisher(quoted.entity), quoted.source.title, extract.place, *extract.tags)
    return " ".join(filter(None, said))


def names(corpus: Corpus) -> dict[str, dict[str, str]]:
    """What the ids are called that are values of facets, by facet."""
    found: dict[str, dict[str, str]] = {facet: {} for facet in ("actor", "issue", "held", "outlet")}
    for quoted in corpus.extracts.values():
        extract = quoted.extract
        if speaker := extract.speaker or extract.of:
            found["actor"][speaker] = corpus.actors[speaker].record.name
        if outlet := quoted.source.outlet:
            found["outlet"][outlet] = corpus.outlets[outlet].record.name
        for _, issue, stance in extract.stances:
            record = corpus.issues[issue].record
            found["issue"][issue] = record.title
            found["held"][f"{issue}--{stance}"] = record.stances[stance].label
    return {facet: dict(sorted(ids.items())) for facet, ids in found.items()}


def _filters(sheet: Sheet, quoted: Quoted) -> dict[str, list[str]]:
    extract = quoted.extract
    stances = extract.stances
    found = {
        "actor": [extract.speaker or extract.of],
        "issue": [issue for _, issue, _ in stances],
        "stance": [sheet.stance(issue, stance).side for _, issue, stance in stances],
        "held": [f"{issue}--{stance}" for _, issue, stance in stances],
        "outlet": [quoted.source.outlet],
        "year": [f"{quoted.date.year:04}"],
        "voice": [voice(quoted)],
        "verified": ["yes" if sheet.verified(quoted).is_verified else "no"],
    }
    known = {facet: list(dict.fromkeys(filter(None, ids))) for facet, ids in found.items()}
    return {facet: ids for facet, ids in known.items() if ids}


def _card(sheet: Sheet, quoted: Quoted) -> dict[str, Any]:
    """Short keys, and nothing that is empty: this is fetched for every result."""
    extract, source, language = quoted.extract, quoted.source, sheet.language
    who: Key | None = None
    if extract.speaker:
        who = Key("actor", extract.speaker)
    elif extract.voice == "outlet" and source.outlet:
        who = Key("outlet", source.outlet)
    role = sheet.role_at(extract.speaker, quoted.date) if extract.speaker else None
    passage = sheet.passage(quoted)
    verified = sheet.verified(quoted)
    hearer = sheet.said_to(extract) if extract.said_to else None
    card: dict[str, Any] = {
        "ref": quoted.ref,
        "at": str(sheet.href(Key("extract", quoted.ref))),
        "quote": extract.quote,
        "tongue": sheet.foreign(source),
        "original": extract.original,
        "form": "outlet" if extract.voice == "outlet" else _form(quoted),
        "who": sheet.speaker(quoted),
        "whoAt": str(sheet.href(who)) if who else None,
        "role": role,
        "of": sheet.name(Key("actor", extract.of)) if extract.of else None,
        "ofAt": str(sheet.href(Key("actor", extract.of))) if extract.of else None,
        "unnamed": extract.voice == "unnamed",
        "day": machine(quoted.date),
        "date": in_words(quoted.date, language=language),
        "published": not extract.said,
        "to": sheet.name(hearer) if hearer else None,
        "toAt": str(sheet.href(hearer)) if hearer else None,
        "place": extract.place,
        "rating": _rating(sheet, quoted),
        "stances": [_stance(sheet, quoted, *stance) for stance in extract.stances],
        "chain": [_step(sheet, step) for step in sheet.chain(quoted)],
        "note": extract.note,
        "translator": extract.translated_by,
        "fromAt": str(sheet.href(Key("source", quoted.source_id))),
        "title": source.title,
        "locator": extract.locator,
        "verified": verified.is_verified,
        "how": verified.in_words(language),
        "away": rebuilt_address(passage) if passage else None,
        "taken": _taken(sheet, quoted),
    }
    return {key: value for key, value in card.items() if value or key == "verified"}


def _form(quoted: Quoted) -> str:
    return "direct" if quoted.extract.is_direct else "reported"


def _stance(sheet: Sheet, quoted: Quoted, actor: str, issue: str, stance: str) -> dict[str, Any]:
    found = {
        "side": sheet.stance(issue, stance).side,
        "label": sheet.shown(quoted, actor, issue, stance),
        "at": str(sheet.href(f"/positions/{actor}--{issue}/")),
        "actor": sheet.name(Key("actor", actor)) if actor != quoted.extract.speaker else None,
    }
    return {key: value for key, value in found.items() if value}


def _step(sheet: Sheet, step: Step) -> list[str]:
    """A role, a name, and ``unnamed`` or ``unknown`` where that is no name."""
    say = sheet.language.say
    if step.role != "speaker":
        if step.id:
            return [step.role, sheet.short(step.id)]
        return [step.role, say("chain.not-named"), "unknown"]
    name = sheet.name(Key("actor", step.id)) if step.id else ""
    if not step.described:
        return [step.role, name]
    said = {"description": step.described}
    words = say("chain.unnamed-of", actor=name, **said) if name else say("chain.unnamed", **said)
    return [step.role, words, "unnamed"]


def _rating(sheet: Sheet, quoted: Quoted) -> list[str] | None:
    """The Admiralty code of source and information, and what it means."""
    letter, number = sheet.letter(quoted), quoted.extract.credibility
    if not number and not quoted.source.reliability:
        return None
    said = [sheet.language.say(f"rating.source.{letter}")] if letter else []
    said += [sheet.language.say(f"rating.information.{number}")] if number else []
    return [f"{letter or ''}{number or ''}", "; ".join(said)]


def _taken(sheet: Sheet, quoted: Quoted) -> list[str] | None:
    """That the publisher took the source back or corrected it, and when; and what of it is loud."""
    language, source = sheet.language, quoted.source
    if source.retracted:
        mark = language.say("quote.source-retracted-mark")
        date = in_words(source.retracted.date, language=language)
        return [language.say("quote.source-retracted", mark=mark, date=date), mark]
    if source.corrected:
        date = in_words(source.corrected.date, language=language)
        return [language.say("quote.source-corrected", date=date)]
    return None
