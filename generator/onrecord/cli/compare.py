"""``onrecord compare``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from onrecord.build import inspect
from onrecord.captures.attributions import AttributionDiffers
from onrecord.captures.capture import Capture, capture_ids, read_capture
from onrecord.captures.compared import (
    Compared,
    as_data,
    claims_resting,
    compare_captures,
    positions_resting,
    recorded,
    run_text,
    sentence_counts,
)
from onrecord.captures.versions import Pair, QuotationDiffers
from onrecord.captures.words import Word
from onrecord.cli.options import site_option
from onrecord.corpus import Corpus
from onrecord.diagnostics import suggestion
from onrecord.inputs.files import PRIVATE_FOLDER
from onrecord.model.comparison import SUFFIX


@click.command("compare")
@site_option
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, with stable names.")
@click.option(
    "--write",
    "to_write",
    is_flag=True,
    help="Record the comparison beside source B, so that the site shows a page for it.",
)
def command(site: Path, a: str, b: str, as_json: bool, to_write: bool) -> None:
    """Compare two versions of one story, sentence by sentence.

    A and B are sources with a capture. Shown is what B has added, cut and reworded, which
    quotations and attributions changed, and which positions and points of fact rest on passages
    that differ. What --write records holds numbers and places, no text of the captures.

    \b
    Example: onrecord compare ap-2025-02-15 daily-news-2025-02-16 --write
    """
    if a == b:
        raise click.UsageError("A and B are the same source; name two versions of one story.")
    corpus = inspect(site, drafts=True).whole
    one, other = _captures(site, corpus, (a, b))
    compared = compare_captures(corpus, one, other)
    if to_write:
        path = _record(site, compared)
        click.echo(f"Recorded in {path}; the site shows it when it is next built.", err=True)
    if as_json:
        click.echo(json.dumps(as_data(compared), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_told(compared)))


def _captures(site: Path, corpus: Corpus, ids: tuple[str, str]) -> tuple[Capture, Capture]:
    """Both captures; ends the command with what is missing and what to do about it."""
    found = []
    missing = False
    for id_ in ids:
        capture = read_capture(site, id_)
        if capture is not None and capture.text.strip():
            found.append(capture)
            continue
        missing = True
        known = {*corpus.sources, *capture_ids(site)}
        if capture is not None:
            where = capture.path.relative_to(site).as_posix()
            click.echo(f'error[empty-capture]: the capture of "{id_}" holds no text', err=True)
            click.echo(f"  help: look at {where}, and capture the article again", err=True)
        elif id_ in known:
            click.echo(f'error[no-capture]: there is no capture of "{id_}"', err=True)
            click.echo(
                f"  help: save the article's text as {PRIVATE_FOLDER}/{id_}.txt, or the page as "
                f"{PRIVATE_FOLDER}/{id_}.html; captures are private and not in the repository",
                err=True,
            )
        else:
            click.echo(f'error[unknown-source]: no source is called "{id_}"', err=True)
            hint = suggestion(id_, known)
            click.echo(f"  help: {hint or 'name a source that has a capture'}", err=True)
    if missing:
        sys.exit(1)
    return found[0], found[1]


def _record(site: Path, compared: Compared) -> str:
    """Write the comparison file beside source B, whole or not at all; gives its path."""
    unknown = [
        item.source_id
        for item in (compared.a, compared.b)
        if item.source_id not in compared.corpus.sources
    ]
    if unknown:
        raise click.ClickException(
            f'there is no source file for "{unknown[0]}", so the site has no page to link from; '
            "write the source first"
        )
    beside = compared.corpus.sources[compared.b.source_id].span.file
    name = f"{compared.a.source_id}--{compared.b.source_id}{SUFFIX}"
    path = beside.rsplit("/", 1)[0] + "/" + name
    target = site / path
    part = target.with_name(f".{target.name}.part")
    part.write_text(recorded(compared).as_text(), encoding="utf-8")
    os.replace(part, target)
    return path


# -- as text ---------------------------------------------------------------------------------


def _told(compared: Compared) -> Iterator[str]:
    a, b, found = compared.a.text, compared.b.text, compared.found
    yield f"A: {compared.a.source_id}"
    yield f"B: {compared.b.source_id}"
    counts = sentence_counts(found)
    yield (
        f"Sentences: {counts['same']} the same, {counts['reworded']} reworded, "
        f"{counts['cut']} cut, {counts['added']} added, {counts['moved']} moved"
    )
    if not found.differs:
        yield ""
        yield "The two are the same but for marks and white space."
        return
    yield from _section("Cut from A", (f"- {_line(part.of(a))}" for part in found.cut))
    yield from _section("Added in B", (f"+ {_line(part.of(b))}" for part in found.added))
    yield from _section(
        "Reworded: [-words of A-] {+words of B+}",
        (("~ (moved) " if pair.moved else "~ ") + _marked(a, b, pair) for pair in found.reworded),
    )
    yield from _section(
        "Moved",
        (f"> {_line(pair.a[0].of(a))}" for pair in found.same if pair.moved),
    )
    yield from _section("Quotations", (_quotation(a, b, item) for item in found.quotations))
    yield from _section("Attributions", map(_attribution, found.attributions))
    affected = sorted(compared.affected, key=lambda item: list(_PASSAGE).index(item.differs.kind))
    if compared.unplaced:
        yield ""
        yield f"Not found, or not found once, in their own capture ({len(compared.unplaced)})"
        yield from (f"  {ref}" for ref in compared.unplaced)
        yield "  To see why, run: onrecord verify"
    deeper = [item for item in affected if item.differs.kind != "spelling"]
    yield from _section(
        "Extracts in passages that differ",
        (f"{item.quoted.ref}: {_PASSAGE[item.differs.kind]}" for item in affected),
    )
    yield from _section(
        "Positions that rest on them, spelling aside",
        (
            f"{id_} ({stance}): {', '.join(refs)}"
            for (id_, stance), refs in positions_resting(deeper).items()
        ),
    )
    yield from _section(
        "Points of fact that rest on them, spelling aside",
        (
            f"{id_}: {', '.join((*refs['supported_by'], *refs['disputed_by']))}"
            for id_, refs in claims_resting(compared.corpus, deeper).items()
        ),
    )


_PASSAGE = {
    "cut": "its sentence is not in the other version",
    "words": "its own words differ",
    "around": "the words around it differ",
    "spelling": "names are spelt otherwise, nothing else",
}
_QUOTATION = {
    "reworded": "words within the marks differ",
    "respelt": "names within the marks are spelt otherwise",
    "cut": "only in A",
    "added": "only in B",
    "unquoted": "quoted in A, in B the same words without quotation marks",
    "quoted": "quoted in B, in A the same words without quotation marks",
}


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = [f"  {line}" for line in lines]
    if found:
        yield ""
        yield f"{heading} ({len(found)})"
        yield from found


def _line(text: str) -> str:
    return " ".join(text.split())


def _marked(a: str, b: str, pair: Pair) -> str:
    """The sentence of A with what B has in its place."""
    parts = []
    at = pair.a[0].start
    for change in pair.changes:
        begin = change.a[0].start if change.a else change.at_a
        parts.append(a[at:begin])
        at = change.a[-1].end if change.a else begin
        parts.append(_change(run_text(a, change.a), run_text(b, change.b)))
        if not change.a and at < pair.a[-1].end and not a[at].isspace():
            parts.append(" ")
    parts.append(a[at : pair.a[-1].end])
    return _line("".join(parts))


def _change(before: str, after: str) -> str:
    return (f"[-{before}-]" if before else "") + (f"{{+{after}+}}" if after else "")


def _quotation(a: str, b: str, item: QuotationDiffers) -> str:
    shown = item.a.of(a) if item.a else item.b.of(b) if item.b else ""
    told = f"“{_line(shown)}”: {_QUOTATION[item.kind]}"
    if item.kind in ("reworded", "respelt"):
        told += ": " + "; ".join(
            _change(run_text(a, change.a), run_text(b, change.b))
            for change in item.changes
            if _worded(change.a) or _worded(change.b)
        )
    return told


def _worded(run: tuple[Word, ...]) -> bool:
    return any(word.is_word for word in run)


def _attribution(item: AttributionDiffers) -> str:
    before, after = _line(item.before or ""), _line(item.after or "")
    match item.kind:
        case "qualifier-cut":
            return f'"{before}" is gone'
        case "qualifier-added":
            return f'"{after}" is new'
        case "credit-cut":
            return f'"{before}" is no longer credited'
        case "credit-added":
            return f'"{after}" is credited'
        case "respelt":
            times = f", {item.times} times" if item.times > 1 else ""
            return f'"{before}" is spelt "{after}"{times}'
        case "verb":
            return f'"{before}" has become "{after}"'
        case _:
            return f'"{before or "(nobody)"}" has become "{after or "(nobody)"}"'
