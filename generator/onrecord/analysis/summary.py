"""The source summary statement (ICD 206): what a briefing's sources are worth, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.analysis.chains import original
from onrecord.analysis.coverage import Covered
from onrecord.analysis.dates import when_in_words
from onrecord.analysis.hypotheses import source_letter
from onrecord.analysis.languages import language_name
from onrecord.analysis.origins import Origins, origins
from onrecord.analysis.verification import state
from onrecord.analysis.wording import cardinal, counted, listed, short_name, span_of
from onrecord.corpus import Corpus
from onrecord.model.edtf import Edtf

#: The letters of the Admiralty scale, in words.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "of a reliability that cannot be judged",
}
#: How quotations reached the page: of one, and of more.
_FORMS = {
    "named": ("is in the words of a named speaker", "are in the words of named speakers"),
    "paraphrased": ("paraphrases a named speaker", "paraphrase named speakers"),
    "unnamed": ("comes from an unnamed speaker", "come from unnamed speakers"),
    "outlet": ("is an outlet's own reporting", "are outlets' own reporting"),
}


@dataclass(frozen=True)
class Tally:
    """What a briefing's sources and quotations come to, each source and quotation counted once.

    ``forms`` counts quotations as named, paraphrased, unnamed and outlet; ``wires``, ``languages``
    and ``letters`` (None for not rated) count sources; ``missing`` counts sources without an
    address or archive copy, and corrected and retracted ones.
    """

    sources: int
    quotations: int
    origins: Origins
    forms: Mapping[str, int]
    dates: tuple[Edtf, ...]
    wires: Mapping[str, int]
    languages: Mapping[str, int]
    letters: Mapping[str | None, int]
    verified: int
    no_address: int
    no_archive: int
    corrected: int
    retracted: int


def tally(corpus: Corpus, scope: Covered) -> Tally:
    """Count what a briefing rests on."""
    sources = [corpus.sources[source] for source in scope.sources]
    evidence = [item for source in scope.sources for item in corpus.extracts_of(source)]
    wires = (
        corpus.sources[original(corpus, source.id)[-1]].record.wire or source.record.wire
        for source in sources
    )
    return Tally(
        len(sources),
        len(evidence),
        origins(corpus, evidence),
        Counter(
            "paraphrased"
            if item.extract.voice == "named" and not item.extract.is_direct
            else item.extract.voice
            for item in evidence
        ),
        tuple(sorted((item.date for item in evidence), key=lambda date: date.order)),
        Counter(wire for wire in wires if wire),
        Counter(source.record.language for source in sources),
        Counter(source_letter(corpus, source.id) for source in sources),
        sum(state(corpus, item.ref).is_verified for item in evidence),
        sum(source.record.url is None for source in sources),
        sum(source.record.archive_url is None for source in sources),
        sum(source.record.corrected is not None for source in sources),
        sum(source.record.retracted is not None for source in sources),
    )


def summary_statement(corpus: Corpus, scope: Covered) -> tuple[str, ...]:
    """The sentences, each true by count; none where the briefing covers no source."""
    found = tally(corpus, scope)
    if not found.sources:
        return ()
    sentences: list[str] = []
    if found.quotations:
        sentences += [_opening(corpus, found), _shares(found), _when(found)]
    else:
        sentences.append(f"Nothing is quoted from {_all(found.sources)} of this briefing.")
    sentences += _wires(corpus, found)
    sentences.append(_languages(found))
    sentences.append(_ratings(found))
    if found.quotations:
        sentences.append(_verified(found))
    sentences += _missing(found)
    return tuple(sentence[:1].upper() + sentence[1:] for sentence in sentences)


def _opening(corpus: Corpus, found: Tally) -> str:
    counts = found.origins
    low, high = counts.low, counts.high
    if high == 1:
        told = "a single origin"
    elif low == high:
        told = counted(high, "independent origin")
    else:
        joined = "or" if high == low + 1 else "to"
        told = f"{cardinal(low)} {joined} {counted(high, 'independent origin')}"
    names = [short_name(corpus, outlet) for outlet in counts.first]
    told += f" ({', '.join(names)})" if 0 < len(names) <= min(3, high) else ""
    words = (
        f"this briefing rests on {counted(found.quotations, 'quotation')} from "
        f"{counted(counts.articles, 'article')} with {told}"
    )
    bare = found.sources - counts.articles
    if bare:
        verb = "is" if bare == 1 else "are"
        words += f"; {counted(bare, 'further source')} {verb} listed without quotations"
    return words + "."


def _shares(found: Tally) -> str:
    """``Of these, 20 are in the words of named speakers, …``."""
    shares = [(found.forms[name], forms) for name, forms in _FORMS.items() if found.forms[name]]
    if len(shares) == 1:
        ((number, (one, many)),) = shares
        whole = {1: "it", 2: "both"}.get(number, "all of them")
        return f"{whole} {one if number == 1 else many}."
    return f"of these, {listed([f'{n:,} {one if n == 1 else many}' for n, (one, many) in shares])}."


def _when(found: Tally) -> str:
    """From the first to the last day of which something is quoted, and how many dates are vaguer.

    Of two dates that mean the same day the one without doubt is told.
    """
    days = [date for date in found.dates if date.day]
    vague = sum(not date.day or date.text[-1] in "?~%" for date in found.dates)
    if not days:
        return f"what is quoted is dated {span_of(list(found.dates))}."
    sure = {date.day: date for date in days if date.text[-1] not in "?~%"}
    first, last = (
        Edtf.parse(sure[end].day or "") if end in sure else Edtf.parse(end + "?")
        for end in (min(date.day or "" for date in days), max(date.day or "" for date in days))
    )
    span = when_in_words(first, last)
    if not vague or (vague == len(found.dates) == 1):
        return f"what is quoted was said or published {span}."
    if vague == len(found.dates):
        return f"what is quoted was said or published {span}; none of the dates is certain."
    return (
        f"what is quoted was said or published {span}; {cardinal(vague)} of the dates "
        f"{'is' if vague == 1 else 'are'} uncertain or not known to the day."
    )


def _wires(corpus: Corpus, found: Tally) -> Iterator[str]:
    for wire, number in sorted(found.wires.items()):
        yield (
            f"{_some(number, found.sources)} {'carries' if number == 1 else 'carry'} the wire "
            f"reporting of {short_name(corpus, wire)}"
            + (" and count as one report." if number > 1 else ".")
        )


def _languages(found: Tally) -> str:
    ranked = sorted(found.languages.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) == 1:
        verb = "is" if found.sources == 1 else "are"
        return f"{_all(found.sources)} {verb} in {language_name(ranked[0][0])}."
    (tag, most), *others = ranked
    told = [f"{_some(most, found.sources)} {'is' if most == 1 else 'are'} in {language_name(tag)}"]
    told += [f"{cardinal(number)} in {language_name(tag)}" for tag, number in others]
    return listed(told) + "."


def _ratings(found: Tally) -> str:
    rated = [letter for letter in RELIABILITY if found.letters[letter]]
    if not rated:
        return f"{_none(found.sources)} rated for reliability."
    scale = "on the Admiralty scale"
    if found.sources == 1:
        return f"{scale}, the source is rated {rated[0]}, {RELIABILITY[rated[0]]}."
    (first, letter), *others = [
        (cardinal(found.letters[letter]), f"{letter} ({RELIABILITY[letter]})") for letter in rated
    ]
    verb = "source is" if found.letters[rated[0]] == 1 else "sources are"
    parts = [f"{first} {verb} rated {letter}", *(" ".join(other) for other in others)]
    bare = found.letters[None]
    rest = f"; {cardinal(bare)} {'is' if bare == 1 else 'are'} not rated" if bare else ""
    return f"{scale}, {listed(parts)}{rest}."


def _verified(found: Tally) -> str:
    against = "verified against the captured text"
    if found.quotations == 1:
        return f"the quotation was {'' if found.verified else 'not '}{against}."
    if found.verified == found.quotations:
        return f"{_all(found.quotations, 'quotation')} were {against}."
    if not found.verified:
        return f"{_none(found.quotations, 'quotation', 'was')} {against}."
    verb = "was" if found.verified == 1 else "were"
    return f"{_some(found.verified, found.quotations, 'quotation')} {verb} {against}."


def _missing(found: Tally) -> Iterator[str]:
    one = found.sources == 1
    if found.no_address:
        verb = "has" if found.no_address == 1 else "have"
        yield f"{_some(found.no_address, found.sources)} {verb} no known web address."
    if found.no_archive == found.sources:
        kept = "it" if one else "any of them"
        yield f"no lasting archive copy is recorded for {kept}."
    elif found.no_archive:
        verb = "has" if found.no_archive == 1 else "have"
        yield f"{_some(found.no_archive, found.sources)} {verb} no lasting archive copy."
    for number, what in ((found.corrected, "corrected"), (found.retracted, "retracted")):
        if number:
            verb = "was" if number == 1 else "were"
            yield f"{_some(number, found.sources)} {verb} {what} by the publisher."


def _all(number: int, noun: str = "source") -> str:
    """``the source``, ``both sources``, ``all four sources``."""
    return {1: f"the {noun}", 2: f"both {noun}s"}.get(number, f"all {counted(number, noun)}")


def _some(number: int, total: int, noun: str = "source") -> str:
    """``one of the four sources``; of all of them, that it is all."""
    if number == total:
        return _all(total, noun)
    return f"{cardinal(number)} of the {counted(total, noun)}"


def _none(total: int, noun: str = "source", verb: str = "is") -> str:
    """``none of the four sources is``, ``neither source is``, ``the source is not``."""
    if total == 1:
        return f"the {noun} {verb} not"
    return f"neither {noun} {verb}" if total == 2 else f"none of the {counted(total, noun)} {verb}"
