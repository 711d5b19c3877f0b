"""``onrecord generate``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.build import Generated, generate
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


@click.command("generate")
@site_option
@level_option
@drafts_option
@as_of_option
@verbose_option
def command(site: Path, level: Tlp, drafts: bool, as_of: Edtf | None, verbose: bool) -> None:
    """Write the Markdown pages into the docs folder, only those that changed.

    Nothing is written where there are errors; a file that is not ours is never overwritten.

    \b
    Example: onrecord generate --site my-desk
    """
    with shown_progress() as progress:
        done = generate(site, level, drafts=drafts, as_of=as_of, progress=progress)
    print_diagnostics(done.diagnostics, done.inspected.texts)
    if not done.failed:
        click.echo(told(done))
        if verbose:
            click.echo(progress.told())
    sys.exit(1 if done.failed else 0)


def told(done: Generated) -> str:
    """What a generation did, in one line."""
    written = done.written
    return (
        f"{len(done.pages)} pages: {len(written.written)} files written, "
        f"{len(written.removed)} removed, {written.unchanged} unchanged"
    )
