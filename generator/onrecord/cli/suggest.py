"""``onrecord suggest``."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.captures.capture import Capture, read_capture
from onrecord.captures.furniture import ranges
from onrecord.captures.matching import CapturedText
from onrecord.captures.suggest import Suggested, Suggestion, suggest
from onrecord.captures.suggest.drafts import drafts_of, places_of, present, with_drafts
from onrecord.captures.suggest.registered import known_to
from onrecord.cli.options import print_diagnostics, site_option
from onrecord.corpus import Corpus
from onrecord.diagnostics import nearest
from onrecord.inputs.files import PRIVATE_FOLDER, read_tree
from onrecord.parse import Entity, parse
from onrecord.resolve import resolve

_SURE = {"high": "plain", "medium": "likely", "low": "a guess"}


@click.command("suggest")
@click.argument("source", metavar="SOURCE")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option(
    "--write",
    "to_write",
    is_flag=True,
    help="Append what is new to the source as drafts; check refuses them until confirmed.",
)
@click.option("--reported", is_flag=True, help="Propose indirect speech too.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="List scare quotes, titles, headlines and quotations within quotations as well.",
)
@site_option
def command(
    site: Path, source: str, as_json: bool, to_write: bool, reported: bool, everything: bool
) -> None:
    """Propose extracts: every quotation in a source's capture, with its speaker.

    Speakers are matched with the registered actors; names that nobody has registered are listed.
    Nothing is changed without --write.

    \b
    Example: onrecord suggest rferl-2025-02-15 --write
    """
    tree = read_tree(site)
    parsed = parse(tree.files, tree.unread, tree.locks)
    corpus, _ = resolve(parsed)
    texts = {file.path: file.text for file in tree.files}
    entity = corpus.sources.get(source)
    if entity is None:
        if ("source", source) in corpus.broken:
            print_diagnostics((*tree.diagnostics, *parsed.diagnostics), texts)
            click.echo(f'The source "{source}" cannot be understood: mend it first.', err=True)
            sys.exit(1)
        close = nearest(source, corpus.sources)
        hint = f' Did you mean "{close}"?' if close else ""
        raise click.UsageError(f'there is no source called "{source}".{hint}')
    capture = _capture(site, source)
    record = entity.record
    known = known_to(corpus, record)
    found = suggest(
        capture.text,
        known,
        published=record.published.text,
        skip=ranges(capture.text),
        reported=reported,
    )
    captured = CapturedText(capture.text)
    places = places_of(record.extracts, captured)
    have = {
        (item.start, item.end): present(item, places, record.extracts) for item in found.suggestions
    }
    written: tuple[str, ...] = ()
    if to_write:
        new = [
            item
            for item in found.suggestions
            if item.proposed and have[item.start, item.end] is None
        ]
        drafts = drafts_of(new, known, captured, {extract.id for extract in record.extracts})
        if drafts:
            before = texts[entity.span.file]
            _write(site / entity.span.file, before, with_drafts(before, entity, drafts))
        written = tuple(draft.id for draft in drafts)
    shown = [item for item in found.suggestions if everything or item.proposed]
    if as_json:
        click.echo(json.dumps(_answer(shown, found, have, written), indent=2, ensure_ascii=False))
        return
    for line in _told(entity, shown, found, have, corpus):
        click.echo(line)
    if to_write:
        click.echo("")
        if written:
            count = f"{len(written)} draft" + ("s" if len(written) > 1 else "")
            click.echo(f"Wrote {count} to {entity.span.file}.")
            click.echo("Read each against the article, then remove its tag to-confirm.")
        else:
            click.echo("Nothing new to write.")


def _capture(site: Path, source: str) -> Capture:
    capture = read_capture(site, source)
    if capture is None:
        raise click.ClickException(
            f'there is no capture of "{source}": save the article\'s text as '
            f"{PRIVATE_FOLDER}/{source}.txt, or the page as {PRIVATE_FOLDER}/{source}.html"
        )
    if not capture.text.strip():
        where = capture.path.relative_to(site).as_posix()
        raise click.ClickException(f"{where} holds no text; capture the article again")
    return capture


def _write(path: Path, before: str, after: str) -> None:
    """Replace a file whole or not at all, unless somebody has changed it meanwhile."""
    try:
        if path.read_bytes().decode("utf-8") != before:
            raise click.ClickException(f"{path.name} was changed meanwhile: run this again")
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(after.encode("utf-8"))
        shutil.copymode(path, part)
        os.replace(part, path)
    except OSError as error:
        raise click.ClickException(f"{path.name} cannot be written: {error.strerror}") from error


Have = Mapping[tuple[int, int], str | None]


def _answer(
    shown: list[Suggestion], found: Suggested, have: Have, written: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "suggestions": [
            {
                "quote": item.quote,
                "start": item.start,
                "end": item.end,
                "speaker": item.speaker,
                "speaker_text": item.speaker_text,
                "form": item.form,
                "said": item.said,
                "via": list(item.via),
                "said_to": item.said_to,
                "kind": item.kind,
                "cue": item.cue,
                "described": item.described,
                "speaker_name": item.speaker_name,
                "confidence": item.confidence,
                "continues": item.continues,
                "extract": have[item.start, item.end],
            }
            for item in shown
        ],
        "new_actors": [
            {"id": actor.id, "name": actor.name, "type": actor.type, "quotations": actor.quotations}
            for actor in found.new_actors
        ],
        "written": list(written),
    }


def _told(
    entity: Entity, shown: list[Suggestion], found: Suggested, have: Have, corpus: Corpus
) -> Iterator[str]:
    proposed = [item for item in shown if item.proposed]
    old = sum(1 for item in proposed if have[item.start, item.end])
    yield f"{entity.id}: {len(proposed)} passages proposed, {old} of them extracts already"
    for item in shown:
        yield ""
        yield f"  “{_short(item.quote)}”"
        yield "    " + "; ".join(_remarks(item, have[item.start, item.end], corpus))
    if found.new_actors:
        yield ""
        yield "Speakers who are not registered (for actors.yml):"
        for actor in found.new_actors:
            times = f"{actor.quotations} quotation" + ("s" if actor.quotations > 1 else "")
            name = json.dumps(actor.name, ensure_ascii=False)
            yield f"  {actor.id}: {{name: {name}, type: {actor.type}}}  # {times}"


def _remarks(item: Suggestion, extract: str | None, corpus: Corpus) -> Iterator[str]:
    if not item.proposed:
        yield f"not proposed: {_WHY[item.kind]}"
        return
    if item.speaker:
        name = corpus.actors[item.speaker].record.name
        yield f"{name} ({item.speaker})"
    elif item.speaker_text:
        kind = "described" if item.described else "named"
        same = item.speaker_name and item.speaker_name != item.speaker_text
        yield f"{item.speaker_text} ({kind}" + (f", {item.speaker_name})" if same else ")")
    else:
        yield "speaker not found"
    yield f"{item.form}, {_SURE[item.confidence]}"
    if item.cue:
        yield f"cue: {item.cue}"
    if item.said:
        yield f"said {item.said}"
    if item.said_to:
        yield f"to {item.said_to}"
    if item.via:
        yield "via " + ", ".join(item.via)
    if item.continues:
        yield "goes on from the paragraph before"
    if extract:
        yield f"already there as {extract}"


_WHY = {
    "scare": "a word set apart, nobody says it",
    "title": "the title of a work",
    "headline": "in the headline",
    "nested": "a quotation within another",
    "question": "within the interviewer's question",
}


def _short(text: str, limit: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
