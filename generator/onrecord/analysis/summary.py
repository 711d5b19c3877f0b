"""The source summary statement (ICD 206): what a briefing's sources are worth, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.analysis.chains import original
from onrecord.analysis.coverage import Covered
from onrecord.analysis.dates import when_in_words
from onrecord.analysis.hypotheses import source_letter
from onrecord.analysis.origins import Origins, origins
from onrecord.analysis.verification import state
from onrecord.analysis.wording import outlets_told, short_name, span_of
from onrecord.corpus import Corpus
from onrecord.languages import ENGLISH, Language
from onrecord.model.edtf import Edtf

#: The letters of the Admiralty scale.
RELIABILITY = "ABCDEF"
#: How quotations reached the page.
_FORMS = ("named", "paraphrased", "unnamed", "outlet")


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


def summary_statement(
    corpus: Corpus, scope: Covered, language: Language = ENGLISH
) -> tuple[str, ...]:
    """The sentences, each true by count; none where the briefing covers no source."""
    found = tally(corpus, scope)
    if not found.sources:
        return ()
    said = _Said(corpus, found, language)
    return tuple(sentence[:1].upper() + sentence[1:] for sentence in said.sentences())


@dataclass(frozen=True)
class _Said:
    """A tally, put into sentences of a language."""

    corpus: Corpus
    found: Tally
    language: Language

    def sentences(self) -> Iterator[str]:
        if self.found.quotations:
            yield self._opening()
            yield self._shares()
            yield self._when()
        else:
            yield self._of("summary.nothing", self.found.sources)
        yield from self._wires()
        yield self._languages()
        yield self._ratings()
        if self.found.quotations:
            yield self._verified()
        yield from self._missing()

    def _opening(self) -> str:
        say = self.language.say
        counts = self.found.origins
        if counts.high == 1:
            told = say("summary.single-origin")
        elif counts.low == counts.high:
            told = say("summary.origins", n=counts.high)
        else:
            joined = "or" if counts.high == counts.low + 1 else "to"
            if counts.low == 1:
                told = say(f"summary.origins-one-{joined}", n=counts.high)
            else:
                told = say(f"summary.origins-{joined}", low=counts.low, n=counts.high)
        if names := outlets_told(self.corpus, counts, self.language):
            told = say("summary.origins-named", origins=told, names=names)
        values = {
            "quotations": say("summary.quotations", n=self.found.quotations),
            "articles": say("summary.articles", n=counts.articles),
            "origins": told,
        }
        bare = self.found.sources - counts.articles
        if bare:
            return say("summary.opening-further", n=bare, **values)
        return say("summary.opening", **values)

    def _shares(self) -> str:
        """``Of these, 20 are in the words of named speakers, …``."""
        say = self.language.say
        shares = [(name, self.found.forms[name]) for name in _FORMS if self.found.forms[name]]
        if len(shares) == 1:
            ((name, number),) = shares
            both = "both" if number == 2 else "all"
            return say(f"summary.{both}-{name}", n=number)
        told = [say(f"summary.some-{name}", n=number) for name, number in shares]
        return say("summary.shares", shares=self.language.listed(told))

    def _when(self) -> str:
        """From the first to the last day of which something is quoted, and how many dates are
        vaguer.

        Of two dates that mean the same day the one without doubt is told.
        """
        say, dates = self.language.say, self.found.dates
        days = [date for date in dates if date.day]
        vague = sum(not date.day or date.text[-1] in "?~%" for date in dates)
        if not days:
            return say("summary.dated", span=span_of(list(dates), self.language))
        sure = {date.day: date for date in days if date.text[-1] not in "?~%"}
        first, last = (
            Edtf.parse(sure[end].day or "") if end in sure else Edtf.parse(end + "?")
            for end in (min(date.day or "" for date in days), max(date.day or "" for date in days))
        )
        span = when_in_words(first, last, self.language)
        if not vague or (vague == len(dates) == 1):
            return say("summary.said", span=span)
        if vague == len(dates):
            return say("summary.said-all-vague", span=span)
        return say("summary.said-vague", span=span, n=vague)

    def _wires(self) -> Iterator[str]:
        for wire, number in sorted(self.found.wires.items()):
            yield self._sources("summary.wire", number, outlet=short_name(self.corpus, wire))

    def _languages(self) -> str:
        name_of = self.language.name_of
        ranked = sorted(self.found.languages.items(), key=lambda item: (-item[1], item[0]))
        (tag, most), *others = ranked
        told = [self._sources("summary.language", most, language=name_of(tag))]
        told += [
            self.language.say("summary.language-more", n=number, language=name_of(tag))
            for tag, number in others
        ]
        return self.language.say("summary.whole", parts=self.language.listed(told))

    def _ratings(self) -> str:
        say, found = self.language.say, self.found
        rated = [letter for letter in RELIABILITY if found.letters[letter]]
        if not rated:
            return self._of("summary.unrated", found.sources)
        meant = {letter: say(f"summary.reliability.{letter}") for letter in rated}
        if found.sources == 1:
            return say("summary.rated-alone", letter=rated[0], meaning=meant[rated[0]])
        parts = [
            say(
                "summary.rated-more" if place else "summary.rated",
                n=found.letters[letter],
                letter=letter,
                meaning=meant[letter],
            )
            for place, letter in enumerate(rated)
        ]
        listed = self.language.listed(parts)
        bare = found.letters[None]
        if bare:
            return say("summary.ratings-bare", parts=listed, n=bare)
        return say("summary.ratings", parts=listed)

    def _verified(self) -> str:
        number, total = self.found.verified, self.found.quotations
        if not number:
            return self._of("summary.unverified", total)
        quotations = self._some("quotations", number, total)
        return self.language.say("summary.verified", n=number, quotations=quotations)

    def _missing(self) -> Iterator[str]:
        found = self.found
        if found.no_address:
            yield self._sources("summary.no-address", found.no_address)
        if found.no_archive == found.sources:
            yield self.language.say("summary.no-archive", n=found.sources)
        elif found.no_archive:
            yield self._sources("summary.some-no-archive", found.no_archive)
        if found.corrected:
            yield self._sources("summary.corrected", found.corrected)
        if found.retracted:
            yield self._sources("summary.retracted", found.retracted)

    def _of(self, key: str, number: int) -> str:
        """What is said of all: languages have a word of their own for both of two."""
        if number == 2:
            return self.language.say(f"{key}-two")
        return self.language.say(key, n=number)

    def _sources(self, key: str, number: int, **values: str) -> str:
        """What is said of some of the sources."""
        sources = self._some("sources", number, self.found.sources)
        return self.language.say(key, n=number, sources=sources, **values)

    def _some(self, noun: str, number: int, total: int) -> str:
        """``one of the four sources``; of all of them, that it is all: ``both sources``."""
        if number == total:
            return self._of(f"summary.all-{noun}", total)
        return self.language.say(f"summary.some-{noun}", n=number, total=total)
