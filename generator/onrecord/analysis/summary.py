"""The source summary statement (ICD 206): what a briefing's sources are worth, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.analysis.chains import original
from onrecord.analysis.coverage import Covered
from onrecord.analysis.hypotheses import source_letter
from onrecord.analysis.origins import origins
from onrecord.analysis.wording import (
    articles_and_origins,
    counted,
    figures,
    short_name,
    span_of,
)
from onrecord.corpus import Corpus


def summary_statement(corpus: Corpus, scope: Covered) -> tuple[str, ...]:
    """The sentences, each true by count; none where the briefing covers no source."""
    sources = [corpus.sources[source] for source in scope.sources]
    if not sources:
        return ()
    evidence = [item for item in corpus.extracts.values() if item.source_id in scope.sources]
    found = origins(corpus, evidence)
    sentences = []
    bare = len(sources) - found.articles
    if evidence:
        opening = (
            f"This briefing rests on {figures(len(evidence), 'quotation')} from "
            f"{articles_and_origins(corpus, found)}"
        )
        if bare:
            opening += (
                f"; {counted(bare, 'further source')} {'is' if bare == 1 else 'are'} "
                "listed without quotations"
            )
        sentences.append(opening + ".")
        direct = sum(q.extract.voice == "named" and q.extract.is_direct for q in evidence)
        unnamed = sum(q.extract.voice == "unnamed" for q in evidence)
        outlet = sum(q.extract.voice == "outlet" for q in evidence)
        reported = len(evidence) - direct - unnamed - outlet
        shares = [
            f"{number} {words}"
            for number, words in (
                (direct, "in the words of named speakers"),
                (reported, "paraphrased from named speakers"),
                (unnamed, "from unnamed speakers"),
                (outlet, "in an outlet's own reporting"),
            )
            if number
        ]
        sentences.append(f"Of these, {_series(shares)}.")
        sentences.append(f"What is quoted was said or published {_when(evidence)}.")
    wires: dict[str, int] = {}
    for source in sources:
        wire = corpus.sources[original(corpus, source.id)[-1]].record.wire or source.record.wire
        if wire:
            wires[wire] = wires.get(wire, 0) + 1
    for wire, number in sorted(wires.items()):
        name = short_name(corpus, wire)
        sentences.append(
            f"{counted(number, 'article carries', 'articles carry').capitalize()} the wire "
            f"reporting of {name} and {'is' if number == 1 else 'are'} counted as one origin."
            if number > 1
            else f"One article carries the wire reporting of {name}."
        )
    languages = sorted({source.record.language for source in sources})
    if len(languages) > 1:
        sentences.append(f"The sources are in {len(languages)} languages ({', '.join(languages)}).")
    sentences += _missing(corpus, scope)
    return tuple(sentences)


def _when(evidence: Iterable) -> str:
    words = span_of([item.date for item in evidence])
    return f"between {words.replace(' to ', ' and ', 1)}" if " to " in words else f"on {words}"


def _missing(corpus: Corpus, scope: Covered) -> list[str]:
    records = [corpus.sources[source].record for source in scope.sources]
    found = []
    letters: dict[str | None, int] = {}
    for source in scope.sources:
        letter = source_letter(corpus, source)
        letters[letter] = letters.get(letter, 0) + 1
    rated = [f"{letters[letter]} {letter}" for letter in "ABCDEF" if letter in letters]
    if rated:
        told = ", ".join(rated) + (f", {letters[None]} not rated" if None in letters else "")
        found.append(f"By reliability (Admiralty scale) they are: {told}.")
    else:
        found.append("None of them has been rated for reliability.")
    lacking = sum(record.url is None for record in records)
    archived = sum(record.archive_url is not None for record in records)
    corrected = sum(record.corrected is not None for record in records)
    retracted = sum(record.retracted is not None for record in records)
    if lacking:
        which = (
            f"{counted(lacking, 'source').capitalize()} of {len(records)}"
            if lacking < len(records)
            else "None of them"
        )
        verb = "has a" if lacking == len(records) else "has no" if lacking == 1 else "have no"
        found.append(f"{which} {verb} known web address.")
    if not archived:
        found.append("No lasting archive copy is recorded for any of them.")
    if corrected:
        found.append(f"{counted(corrected, 'source').capitalize()} had to be corrected.")
    if retracted:
        found.append(f"{counted(retracted, 'source').capitalize()} had to be retracted.")
    return found


def _series(parts: list[str]) -> str:
    verb = "is" if parts and parts[0].startswith("1 ") else "are"
    first, *rest = parts
    number, _, words = first.partition(" ")
    told = [f"{number} {verb} {words}", *rest]
    return told[0] if len(told) == 1 else ", ".join(told[:-1]) + " and " + told[-1]
