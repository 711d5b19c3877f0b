"""``onrecord import``."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from onrecord.captures.drafting import Options
from onrecord.captures.fetching import fetch
from onrecord.captures.importing import Imported, Plan, default_folder, plan, write_new
from onrecord.captures.intake import Inputs, fetched_input, read_input
from onrecord.checks import check
from onrecord.cli.options import print_diagnostics, site_option
from onrecord.cli.progress import shown_progress
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, has_errors, in_order
from onrecord.inputs.files import CONTENT_FOLDER, InputFile, ReadTree, read_tree
from onrecord.parse import parse
from onrecord.resolve import resolve

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?://)?\S", re.ASCII)


@click.command("import")
@site_option
@click.argument("input_", metavar="INPUT")
@click.option("--id", "id_", help="The source's id (default: outlet and date).")
@click.option("--title", help="The title, where none is stated.")
@click.option("--outlet", help="Id of the outlet that published it.")
@click.option("--wire", help="Id of the agency whose story it is.")
@click.option("--published", metavar="DATE", help="Date of publication, in EDTF: 2025-02-15?")
@click.option("--url", help="Where it was published.")
@click.option("--language", metavar="TAG", help="Its language, in BCP 47: en, uk, pt-BR.")
@click.option(
    "--into",
    metavar="FOLDER",
    help="The folder for the source file, or the briefing's folder (default: the sources of the "
    "only briefing, else briefings/sources).",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, with stable names.")
def command(
    site: Path,
    input_: str,
    id_: str | None,
    title: str | None,
    outlet: str | None,
    wire: str | None,
    published: str | None,
    url: str | None,
    language: str | None,
    into: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in an article: its full text as a private capture, what it says of itself as a source.

    INPUT is a saved page (.html), a text (.txt), an http or https address, or an export: CSL-JSON
    (.json) or BibTeX (.bib) from Zotero, annotations (.json) from Hypothesis. Only what is stated
    is filled in; nothing that exists is changed. Importing the same thing again changes nothing.

    \b
    Example: onrecord import saved-page.html
             onrecord import article.txt --outlet rferl --published 2025-02-15
             onrecord import https://www.example.org/news/bridge-toll --into briefings/bridge
    """
    tree = read_tree(site)
    corpus, before = _understood(tree, ())
    options = Options(
        id_, title, outlet, wire, published, url, language, _folder(site, into, corpus)
    )
    with shown_progress() as progress:
        planned = plan(_read(input_), options, site, corpus, progress)
    texts = {file.path: file.text for file in tree.files}
    diagnostics = list(planned.diagnostics)
    if not has_errors(diagnostics):
        new = tuple(
            InputFile(path, data.decode())
            for path, data in sorted(planned.files.items())
            if path.startswith(f"{CONTENT_FOLDER}/")
        )
        texts |= {file.path: file.text for file in new}
        diagnostics += sorted(
            set(_understood(tree, new)[1]) - set(before), key=lambda item: item.order
        )
    failed = has_errors(diagnostics)
    if not failed and not dry_run:
        trouble = write_new(site, planned.files)
        if trouble:
            diagnostics.append(trouble)
            failed = True
    if as_json:
        click.echo(
            json.dumps(_answer(planned, diagnostics, failed, dry_run), ensure_ascii=False, indent=2)
        )
    else:
        print_diagnostics(diagnostics, texts)
        _tell(planned, failed, dry_run)
    sys.exit(1 if failed else 0)


def _read(given: str) -> Inputs:
    """The input, from the web or from disk."""
    path = Path(given)
    if _ADDRESS.match(given) and not path.exists():
        found = fetch(given)
        return (
            Inputs(diagnostics=(found,)) if isinstance(found, Diagnostic) else fetched_input(found)
        )
    try:
        is_file = path.is_file()
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        raise click.BadParameter(
            f'there is no file called "{given}"; an address starts with https://',
            param_hint="'INPUT'",
        )
    return read_input(path)


def _folder(site: Path, into: str | None, corpus: Corpus) -> str:
    """Where source files go, relative to the site; the folder's name makes them sources."""
    if into is None:
        return default_folder(corpus)
    root = (site / CONTENT_FOLDER).resolve()
    for base in (Path.cwd(), site, root):
        folder = (base / into).resolve()
        if folder == root or root in folder.parents:
            break
    else:
        raise click.BadParameter(f"sources lie below {CONTENT_FOLDER}/", param_hint="'--into'")
    inside = folder.relative_to(site.resolve()).as_posix()
    return inside if inside.endswith("/sources") else f"{inside}/sources"


def _understood(tree: ReadTree, new: Iterable[InputFile]) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """The site's content with some files added, and everything that is wrong with it."""
    parsed = parse((*tree.files, *new), tree.unread, tree.locks)
    corpus, unresolved = resolve(parsed)
    return corpus, in_order((*parsed.diagnostics, *unresolved, *check(corpus)))


def _answer(
    planned: Plan, diagnostics: Iterable[Diagnostic], failed: bool, dry_run: bool
) -> dict[str, Any]:
    return {
        "written": [] if failed or dry_run else sorted(planned.files),
        "sources": [
            {
                "id": item.id,
                "source": item.source or None,
                "source_is_new": item.source_is_new,
                "capture": item.capture or None,
                "capture_is_new": item.capture_is_new,
                "fields": [
                    {"field": one.field, "value": one.value, "from": one.origin}
                    for one in item.filled
                ],
                "missing": list(item.missing),
                "remarks": list(item.remarks),
                "furniture": [
                    {"start": span.start, "end": span.end, "reason": span.reason}
                    for span in item.furniture
                ],
                "extracts": item.extracts,
                "to_paste": item.to_paste,
            }
            for item in planned.imported
        ],
        "suggested_outlets": dict(planned.outlets),
        "left_out": list(planned.left_out),
        "diagnostics": [
            {
                "code": item.code,
                "severity": str(item.severity),
                "file": item.span.file,
                "line": item.span.line,
                "column": item.span.column,
                "message": item.message,
                "help": item.help,
            }
            for item in diagnostics
        ],
    }


def _tell(planned: Plan, failed: bool, dry_run: bool) -> None:
    """What was done, for people."""
    for line in planned.left_out:
        click.echo(f"left out: {line}")
    if failed:
        for entry in planned.outlets.values():
            click.echo(
                f"\nTo register this outlet, add to {CONTENT_FOLDER}/outlets.yml:\n", err=True
            )
            click.echo(entry, err=True)
        click.echo("\nNothing was written.", err=True)
        return
    for item in planned.imported:
        for line in _lines(item, dry_run):
            click.echo(line)
    if dry_run:
        for path, data in sorted(planned.files.items()):
            if path.startswith(f"{CONTENT_FOLDER}/"):
                click.echo(f"\n{path}:\n\n{data.decode()}", nl=False)
        click.echo("\nNothing was written (--dry-run).")
    elif not planned.files:
        click.echo("Nothing changed: it is all there already.")
    for item in planned.imported:
        if item.capture_is_new and not dry_run:
            click.echo(f"Next: onrecord suggest {item.id}")


def _lines(item: Imported, dry_run: bool) -> Iterable[str]:
    new = "would be written" if dry_run else "written"
    yield item.id
    if item.source:
        yield f"  source   {item.source} ({new if item.source_is_new else 'there already'})"
    if item.capture:
        yield f"  capture  {item.capture} ({new if item.capture_is_new else 'there already'})"
    width = max((len(one.field) for one in item.filled), default=0)
    for one in item.filled:
        value = one.value if len(one.value) <= 90 else one.value[:89] + "…"
        yield f"  {one.field:<{width}}  {value}  ← {one.origin}"
    if item.missing:
        yield "  not stated: " + ", ".join(item.missing)
    if item.extracts:
        yield f"  {item.extracts} extract{'' if item.extracts == 1 else 's'}"
    for remark in item.remarks:
        yield f"  note: {remark}"
    if item.furniture:
        found: dict[str, int] = {}
        for span in item.furniture:
            found[span.reason] = found.get(span.reason, 0) + span.end - span.start
        told = ", ".join(f"{reason} ({size:,} characters)" for reason, size in found.items())
        yield f"  not part of the article: {told}"
    if item.to_paste:
        yield "  passages that are not in the source yet; paste them under its extracts:"
        yield item.to_paste
