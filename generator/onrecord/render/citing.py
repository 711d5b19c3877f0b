"""How to cite: a work in Chicago and APA style and as BibTeX, as pure functions of what is known.

Chicago is the bibliography entry of the notes and bibliography system (The Chicago Manual of Style,
18th edition), APA the reference list entry of the Publication Manual (7th edition, chapters 9 and
10). Nothing is invented: what is not known, such as an address, a date or the day of reading, is
left out, and titles keep their capitals, since what is a name in them cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.analysis.dates import in_words
from onrecord.corpus import Corpus
from onrecord.languages import ENGLISH
from onrecord.markdown.escape import rebuilt_address
from onrecord.model import Source
from onrecord.model.edtf import Edtf
from onrecord.parse import Entity
from onrecord.render.bylines import PARTICLES, Name, name_of
from onrecord.render.tex import braced, tex

#: Of how many authors all are named, and how many of more than these: the manuals' own limits.
_CHICAGO_MOST, _CHICAGO_KEPT = 6, 3
_APA_MOST, _APA_KEPT = 20, 19


@dataclass(frozen=True)
class Work:
    """What is cited, as far as it is known.

    ``container`` is the site or publication; a ``periodical`` is a newspaper, whose name is set in
    italics; ``news`` is what a news outlet of any kind published as an article. ``state`` says up
    to when a page without a date of its own holds evidence; ``read`` is the recorded day of
    retrieval. ``key`` is the BibTeX key; ``remarks`` are sentences for its note.
    """

    key: str
    title: str
    authors: tuple[Name, ...] = ()
    container: str = ""
    periodical: bool = False
    news: bool = False
    published: Edtf | None = None
    updated: Edtf | None = None
    state: Edtf | None = None
    address: str | None = None
    read: Edtf | None = None
    language: str = "en"
    archive: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def place(self) -> str | None:
        """Where it can be read: its address, or a lasting copy's where it has none of its own."""
        return self.address or self.archive


@dataclass(frozen=True)
class Run:
    """A piece of a citation: how it is set, and whether it is somebody's own text, whose direction
    of writing must not disturb what stands around it."""

    text: str
    italic: bool = False
    foreign: bool = False


Citation = tuple[Run, ...]


@dataclass(frozen=True)
class Forms:
    """One work in the three forms."""

    chicago: Citation
    apa: Citation
    bibtex: str


def forms(work: Work) -> Forms:
    """A work in Chicago style, in APA style and as BibTeX."""
    return Forms(chicago(work), apa(work), bibtex(work))


def plain(citation: Iterable[Run]) -> str:
    """The words of a citation."""
    return "".join(run.text for run in citation)


# -- what is cited ---------------------------------------------------------------------------------


def original(corpus: Corpus, source: Entity) -> Work:
    """The published item that a source records; an unsigned wire story is its agency's."""
    record = source.record
    bodies = _bodies(corpus)
    authors = tuple(name_of(author, bodies) for author in record.authors)
    outlet = corpus.outlets.get(record.outlet or "")
    if not authors and record.wire and record.wire != record.outlet:
        authors = (Name(literal=corpus.outlets[record.wire].record.name),)
    return Work(
        source.id,
        record.title,
        authors,
        outlet.record.name if outlet else "",
        outlet is not None and outlet.record.type == "newspaper",
        outlet is not None and outlet.record.is_news and record.type == "article",
        record.published,
        address=record.url,
        archive=record.archive_url,
        read=record.retrieved,
        language=record.language,
        remarks=tuple(remarks(corpus, record)),
    )


def own_page(
    corpus: Corpus,
    site: str,
    key: str,
    title: str,
    *,
    authors: Sequence[str] = (),
    published: Edtf | None = None,
    updated: Edtf | None = None,
    state: Edtf | None = None,
    address: str | None = None,
) -> Work:
    """A page of this site; where it names no author, the site is its author."""
    bodies = _bodies(corpus)
    names = tuple(name_of(author, bodies) for author in authors) or (Name(literal=site),)
    return Work(
        key,
        title,
        names,
        site,
        published=published,
        updated=updated,
        state=None if published or updated else state,
        address=address,
    )


def remarks(corpus: Corpus, record: Source) -> Iterator[str]:
    """Sentences for a note: what was taken back or corrected first, then whose story it is."""
    for name, correction in (("Retracted", record.retracted), ("Corrected", record.corrected)):
        if correction:
            yield f"{name} {in_words(correction.date)}: {_sentence(correction.what)}"
    if record.wire and record.wire != record.outlet:
        yield _sentence(f"Story of {corpus.outlets[record.wire].record.name}")
    if record.outlet is None:
        yield "Publisher not known."
    if record.copy_of:
        yield f"Republishes “{corpus.sources[record.copy_of].record.title}”."


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…", "”")) else words + "."


@lru_cache(maxsize=8)
def _bodies(corpus: Corpus) -> frozenset[str]:
    """Every name of an outlet, or of an actor that is no person."""
    records = [item.record for item in corpus.outlets.values()]
    records += [item.record for item in corpus.actors.values() if item.record.type != "person"]
    names = (name for record in records for name in (record.name, *record.aliases))
    return frozenset(map(str.casefold, names))


# -- Chicago ---------------------------------------------------------------------------------------


def chicago(work: Work) -> Citation:
    """The bibliography entry.

    An unsigned newspaper article stands under the name of the paper. A page without a date is
    undated, or says up to when it holds evidence where that is known.
    """
    runs: list[Run] = []
    container = work.container
    if work.authors:
        runs += _ended(_chicago_authors(work.authors))
    elif work.periodical and container:
        runs += _ended([Run(container, italic=True, foreign=True)])
        container = ""
    runs += [Run("“"), *_stopped(_within_quotes(_unstopped(work.title))), Run("” ")]
    if _by_itself(work):
        container = ""
    dates = [_chicago_date(work.published)] if work.published else []
    if work.updated:
        dates.append(f"updated {_chicago_date(work.updated)}")
    if not dates and work.state:
        dates = [f"evidence to {_chicago_date(work.state)}"]
    when = ", ".join(dates) if dates else "n.d."
    if container:
        runs.append(Run(container, italic=work.periodical, foreign=True))
        runs.append(Run(", " if work.periodical else _gap(container)))
        when = when if work.periodical else _opened(when)
    else:
        when = _opened(when)
    runs += _ended([Run(when)])
    if work.place:
        runs.append(Run(rebuilt_address(work.place) + "."))
    return _tidied(runs)


def _chicago_authors(names: Sequence[Name]) -> list[Run]:
    kept = names if len(names) <= _CHICAGO_MOST else names[:_CHICAGO_KEPT]
    shown = [_inverted(kept[0]), *(_straight(name) for name in kept[1:])]
    if len(kept) < len(names):
        return [Run(", ".join(shown) + ", et al.", foreign=True)]
    if len(shown) == 2 and kept[0].literal:
        return [Run(" and ".join(shown), foreign=True)]
    if len(shown) > 1:
        shown[-1] = "and " + shown[-1]
    return [Run(", ".join(shown), foreign=True)]


def _inverted(name: Name) -> str:
    return name.literal or ", ".join(filter(None, (name.family, name.given, name.suffix)))


def _straight(name: Name) -> str:
    return name.literal or " ".join(filter(None, (name.given, name.family, name.suffix)))


def _stopped(title: str) -> list[Run]:
    """A title that ends with a stop, which stands before a closing quotation mark."""
    bare = title.rstrip("’”")
    if bare.endswith(("?", "!", "…", ".")) or bare == title or "‘" not in title:
        return [Run(title, foreign=True), Run("" if bare.endswith(("?", "!", "…")) else ".")]
    return [Run(f"{bare}.{title[len(bare) :]}", foreign=True)]


def _within_quotes(title: str) -> str:
    """A title as it stands between double quotation marks: its own become single ones, those within
    these double, and so on. An apostrophe stays."""
    marks: list[str] = []
    open_: list[str] = []
    for place, character in enumerate(title):
        before, after = title[:place][-1:], title[place + 1 :][:1]
        starts = character in "“‘" or (character == '"' and '"' not in open_)
        ends = open_ and character == {"“": "”", "‘": "’", '"': '"'}[open_[-1]]
        if starts:
            marks.append("“" if len(open_) % 2 else "‘")
            open_.append(character)
        elif ends and not (character == "’" and before.isalnum() and after.isalnum()):
            open_.pop()
            marks.append("”" if len(open_) % 2 else "’")
        else:
            marks.append(character)
    return "".join(marks)


def _chicago_date(date: Edtf | None) -> str:
    """``February 15, 2025``; in doubt ``[February 15, 2025?]`` or ``[ca. February 2025]``."""
    known = _read(date)
    if known is None:
        return "n.d."
    first, last, doubt = known
    text = _chicago_day(first)
    if last:
        text = _chicago_span(first, last)
    if doubt == "?":
        return f"[{text}?]"
    return {"": text, "~": f"[ca. {text}]", "%": f"[ca. {text}?]"}[doubt]


def _chicago_day(day: _Day) -> str:
    if day.day:
        return f"{day.month} {day.day}, {day.year}"
    return f"{day.month} {day.year}".strip()


def _chicago_span(first: _Day, last: _Day) -> str:
    if first.year == last.year and first.month and last.month:
        if first.month == last.month and first.day and last.day:
            return f"{first.month} {first.day}–{last.day}, {first.year}"
        begun = f"{first.month} {first.day}".strip()
        return f"{begun}–{_chicago_day(last)}"
    return f"{_chicago_day(first)}–{_chicago_day(last)}"


# -- APA -------------------------------------------------------------------------------------------


def apa(work: Work) -> Citation:
    """The reference list entry (Publication Manual 7, 9.8 for authors, 9.14 for dates, 10.1 for
    newspapers, 10.16 for webpages).

    Of two dates the update counts. A work without an author begins with its title; a site that is
    its own author is not named twice. The state of a page without a date stands in brackets.
    """
    when = Run(f"({_apa_date(work.updated or work.published)}). ")
    title = [Run(_unstopped(work.title), italic=not work.periodical, foreign=True)]
    if work.state and not (work.updated or work.published):
        title.append(Run(f" [Evidence to {_chicago_date(work.state)}]"))
    if work.authors:
        runs = [*_ended(_apa_authors(work.authors)), when, *_ended(title)]
    else:
        runs = [*_ended(title), when]
    if work.container and not _by_itself(work):
        runs += _ended([Run(work.container, italic=work.periodical, foreign=True)])
    if work.place:
        runs.append(Run(rebuilt_address(work.place)))
    return _tidied(runs)


def _apa_authors(names: Sequence[Name]) -> list[Run]:
    shown = [_initialled(name) for name in names]
    if len(shown) > _APA_MOST:
        return [Run(", ".join(shown[:_APA_KEPT]) + ", . . . " + shown[-1], foreign=True)]
    if len(shown) > 1:
        shown[-1] = "& " + shown[-1]
    return [Run(", ".join(shown), foreign=True)]


def _initialled(name: Name) -> str:
    if name.literal:
        return name.literal
    initials = " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part)
        for word in name.given.split()
        if word not in PARTICLES
    )
    return ", ".join(filter(None, (name.family, initials, name.suffix)))


def _apa_date(date: Edtf | None) -> str:
    """``2025, February 15``; with any doubt ``ca. 2025, February 15``."""
    known = _read(date)
    if known is None:
        return "n.d."
    first, last, doubt = known
    text = _apa_day(first)
    if last:
        if first.year == last.year:
            begun, ended = f"{first.month} {first.day}".strip(), f"{last.month} {last.day}".strip()
            if first.month == last.month:
                ended = last.day
            text = f"{first.year}, {begun}–{ended}"
        else:
            text = f"{_apa_day(first)}–{_apa_day(last)}"
    return f"ca. {text}" if doubt else text


def _apa_day(day: _Day) -> str:
    rest = f"{day.month} {day.day}".strip()
    return f"{day.year}, {rest}" if rest else day.year


# -- BibTeX ----------------------------------------------------------------------------------------


def bibtex(work: Work) -> str:
    """One entry: ``@article`` of a news outlet, ``@misc`` of everything else.

    It says what the download says of a source, but that names of persons are taken apart. ``date``
    is the date in EDTF with its doubt, which biblatex reads; ``year`` and ``month`` are for BibTeX,
    of sure dates only. Braces in text are written by name, since BibTeX counts them.
    """
    fields: list[tuple[str, str]] = []
    if work.authors:
        fields.append(("author", braced(" and ".join(_bibtex_name(name) for name in work.authors))))
    fields.append(("title", braced(braced(tex(work.title)))))
    if work.container:
        name = "journal" if work.news else "howpublished"
        fields.append((name, braced(braced(tex(work.container)))))
    date = work.updated or work.published
    if date:
        fields.append(("date", braced(date.text)))
    if known := _read(date):
        first, last, doubt = known
        if not doubt and not last and first.year.isdigit():
            fields.append(("year", first.year))
            if first.month in ENGLISH.months:
                fields.append(("month", first.month[:3].lower()))
    notes = [*work.remarks]
    if work.updated and work.published:
        notes.append(f"First published {_chicago_date(work.published)}")
    elif work.state and not date:
        notes.append(f"Evidence to {_chicago_date(work.state)}")
    if notes:
        fields.append(("note", braced(tex(" ".join(notes)))))
    if work.address:
        fields.append(("url", braced(rebuilt_address(work.address))))
        if work.read and work.read.day:
            fields.append(("urldate", braced(work.read.day)))
    if work.archive:
        fields.append(("archiveurl", braced(rebuilt_address(work.archive))))
    if work.language != "en":
        fields.append(("language", braced(tex(work.language))))
    lines = [f"  {name} = {value}," for name, value in fields]
    kind = "article" if work.news else "misc"
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}"])


def _bibtex_name(name: Name) -> str:
    if name.literal:
        return braced(tex(name.literal))
    return ", ".join(tex(part) for part in (name.family, name.suffix, name.given) if part)


# -- dates and stops -------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Day:
    """A date as far as it is known: ``month`` in words or a season, ``day`` a figure."""

    year: str
    month: str = ""
    day: str = ""


_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}


def _read(date: Edtf | None) -> tuple[_Day, _Day | None, Literal["", "?", "~", "%"]] | None:
    """The beginning, the end of an interval, and the doubt; None where an end is open or unknown.

    Times are left out: neither manual gives the hour of an article.
    """
    if date is None:
        return None
    ends = date.text.split("/") if "T" not in date.text else [date.text]
    if any(end in ("", "..") for end in ends):
        return None
    marks = {end[-1] for end in ends if end[-1] in "?~%"}
    doubt: Literal["", "?", "~", "%"] = (
        "" if not marks else "?" if marks == {"?"} else "~" if marks == {"~"} else "%"
    )
    days = [_day(end.rstrip("?~%")) for end in ends]
    return days[0], days[1] if len(days) > 1 else None, doubt


def _day(text: str) -> _Day:
    year, month, day = (*text.partition("T")[0].split("-"), "", "")[:3]
    if year.endswith("XX"):
        year = f"{year[:2]}00s"
    elif year.endswith("X"):
        year = f"{year[:3]}0s"
    if month in _SEASONS:
        return _Day(year, _SEASONS[month])
    if not month.isdigit():
        return _Day(year)
    return _Day(year, ENGLISH.months[int(month) - 1], str(int(day)) if day.isdigit() else "")


def _by_itself(work: Work) -> bool:
    """Whether the author is the site or publication itself, so that it is named once."""
    return len(work.authors) == 1 and work.authors[0].literal == work.container


def _opened(text: str) -> str:
    """With a capital where a sentence begins; an abbreviation stays small."""
    return text if text.startswith("n.d.") else text[:1].upper() + text[1:]


def _unstopped(text: str) -> str:
    """A title without the full stop that the citation gives it anyway."""
    text = " ".join(text.split())
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _ended(runs: Sequence[Run]) -> list[Run]:
    """Runs that end a part of the citation, with a full stop where none stands."""
    return [*runs, Run(_gap(plain(runs)))]


def _gap(text: str) -> str:
    return " " if text.endswith((".", "?", "!", "…")) else ". "


def _tidied(runs: Iterable[Run]) -> Citation:
    """Without empty runs, and without a blank at the end."""
    kept = [run for run in runs if run.text]
    if kept and kept[-1].text.endswith(" "):
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].italic, kept[-1].foreign)
    return tuple(run for run in kept if run.text)
