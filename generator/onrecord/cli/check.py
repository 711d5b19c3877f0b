"""``onrecord check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.build import inspect
from onrecord.cli.options import site_option
from onrecord.report import formats, render


@click.command("check")
@site_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(formats())),
    default="text",
    show_default=True,
    help="How to report.",
)
def command(site: Path, format_: str) -> None:
    """Report every problem of the content in one run.

    Exit status 1 where there are errors; warnings alone give 0.

    \b
    Example: onrecord check --format github
    """
    found = inspect(site, drafts=True)
    colour = sys.stdout.isatty()
    text = render(format_, found.diagnostics, found.texts, colour=colour)
    click.echo(text, nl=not text.endswith("\n"), color=colour)
    sys.exit(1 if found.failed else 0)
