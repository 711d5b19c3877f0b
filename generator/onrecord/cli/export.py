"""``onrecord export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.build import inspect
from onrecord.cli.options import level_option, print_diagnostics, site_option
from onrecord.exports import formats
from onrecord.model.base import Tlp
from onrecord.render.press import Edition


@click.command("export")
@click.argument("format_", metavar="FORMAT", type=click.Choice(sorted(formats())))
@site_option
@level_option
def command(format_: str, site: Path, level: Tlp) -> None:
    """Print the corpus in another format: the same file as under data/ on the site.

    \b
    Example: onrecord export csv > extracts.csv
    """
    found = inspect(site, level)
    if found.failed:
        print_diagnostics(found.diagnostics, found.texts)
        sys.exit(1)
    click.echo(formats()[format_].render(found.corpus, Edition(found.config, level)), nl=False)
