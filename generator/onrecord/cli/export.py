"""``onrecord export``."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import click

from onrecord.build import inspect
from onrecord.cli.options import drafts_option, level_option, print_diagnostics, site_option
from onrecord.cli.progress import shown_progress
from onrecord.diagnostics import nearest
from onrecord.exports import formats
from onrecord.model.base import Tlp
from onrecord.render.press import Edition
from onrecord.site.print import BROWSERS, PAPERS, PrintFailed, find_browser, print_pages
from onrecord.site.publish import build_site, newest_date

#: Not a file of /data/ but pages of the built site, printed.
PDF = "pdf"
_PDF_ALONE = ("briefing", "output", "paper", "browser", "drafts")


@click.command("export")
@click.argument("format_", metavar="FORMAT", type=click.Choice(sorted({*formats(), PDF})))
@click.argument("briefing", required=False)
@site_option
@level_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="pdf",
    show_default=True,
    help="For pdf: the folder for the documents.",
)
@click.option(
    "--paper",
    type=click.Choice(PAPERS),
    default=PAPERS[0],
    show_default=True,
    help="For pdf: the size of the sheets.",
)
@click.option(
    "--browser",
    envvar="ONRECORD_BROWSER",
    show_envvar=True,
    help="For pdf: Chromium or one of its kind, as a path or a name (default: the first found).",
)
@drafts_option
@click.pass_context
def command(
    ctx: click.Context,
    format_: str,
    briefing: str | None,
    site: Path,
    level: Tlp,
    output: Path,
    paper: str,
    browser: str | None,
    drafts: bool,
) -> None:
    """Print the corpus in another format, the same file as under data/ on the site; or make PDFs.

    With pdf, each briefing (or the one named) is printed by a browser into a document of its own,
    ID.pdf. The site is built afresh for it, and the one that is published is left as it is.

    \b
    Example: onrecord export csv > extracts.csv
             onrecord export pdf --paper letter --output papers
    """
    if format_ == PDF:
        _print(site, level, briefing, output, paper, browser, drafts)
        return
    given = [
        name
        for name in _PDF_ALONE
        if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        and ctx.params[name] is not None
    ]
    if given:
        raise click.UsageError(f'"{given[0]}" goes with {PDF} alone')
    found = inspect(site, level)
    if found.failed:
        print_diagnostics(found.diagnostics, found.texts)
        sys.exit(1)
    click.echo(formats()[format_].render(found.corpus, Edition(found.config, level)), nl=False)


def _print(
    site: Path,
    level: Tlp,
    briefing: str | None,
    output: Path,
    paper: str,
    named: str | None,
    drafts: bool,
) -> None:
    """Build the site into a folder that is thrown away, and print its briefings."""
    start = time.monotonic()
    browser = find_browser(named)
    if browser is None:
        raise click.ClickException(
            f'there is no browser called "{named}"'
            if named
            else "there is no browser to print with; install Chromium, or name one of its kind "
            f"with --browser or ONRECORD_BROWSER. Looked for: {', '.join(BROWSERS)}"
        )
    if briefing is not None:
        _known(briefing, inspect(site, level, drafts=drafts).corpus.briefings)
    with tempfile.TemporaryDirectory(prefix="onrecord-site-") as room, shown_progress() as progress:
        built = build_site(site, level, drafts=drafts, into=Path(room) / "site", progress=progress)
        corpus = built.generated.inspected.corpus
        if not built.failed:
            ids = [briefing] if briefing else sorted(corpus.briefings)
            wanted = {f"/briefings/{id_}/": output / f"{id_}.pdf" for id_ in ids}
            printed: list[Path] = []

            def done(path: Path) -> None:
                printed.append(path)
                progress("printing", len(printed), len(wanted))

            progress("printing", 0, len(wanted))
            try:
                print_pages(
                    built.folder,
                    wanted,
                    browser=browser,
                    paper=paper,
                    public=built.generated.inspected.config.url,
                    newest=newest_date(corpus),
                    done=done,
                )
            except PrintFailed as error:
                raise click.ClickException(str(error)) from error
    print_diagnostics(built.diagnostics, built.generated.inspected.texts)
    if built.failed:
        sys.exit(1)
    for path in wanted.values():
        click.echo(str(path))
    number = f"{len(wanted)} document{'' if len(wanted) == 1 else 's'}"
    click.echo(f"Printed {number} in {time.monotonic() - start:.1f} s: {output.resolve()}")


def _known(briefing: str, briefings: Iterable[str]) -> None:
    """Refuse the name of a briefing that readers of this level do not have."""
    names = [*briefings]
    if briefing not in names:
        close = nearest(briefing, names)
        raise click.UsageError(
            f'there is no briefing called "{briefing}" at this level.'
            + (f' Did you mean "{close}"?' if close else "")
        )
