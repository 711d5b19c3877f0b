"""``onrecord build``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.generate import told
from onrecord.cli.options import (
    as_of_option,
    drafts_option,
    level_option,
    print_diagnostics,
    site_option,
    verbose_option,
)
from onrecord.cli.progress import shown_progress
from onrecord.model.base import Tlp
from onrecord.model.edtf import Edtf
from onrecord.site.engines import ENGINES
from onrecord.site.publish import build_site


@click.command("build")
@site_option
@level_option
@drafts_option
@as_of_option
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="Which engine turns the Markdown into the site.",
)
@verbose_option
def command(
    site: Path, level: Tlp, drafts: bool, as_of: Edtf | None, engine: str, verbose: bool
) -> None:
    """Build the whole site; the last good one is replaced only when everything has passed.

    \b
    Example: onrecord build --engine zensical
    """
    with shown_progress() as progress:
        done = build_site(site, level, engine=engine, drafts=drafts, as_of=as_of, progress=progress)
    print_diagnostics(done.diagnostics, done.generated.inspected.texts)
    if done.failed:
        if done.folder.is_dir():
            click.echo(f"Nothing was published: {done.folder} is the last good site.", err=True)
        sys.exit(1)
    click.echo(told(done.generated))
    if verbose:
        click.echo(progress.told())
    click.echo(f"Built {done.pages} pages in {done.seconds:.1f} s: {done.folder}")
    click.echo("To read it: onrecord serve, then open http://127.0.0.1:8000/")
