"""``onrecord rename``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.options import print_diagnostics, site_option
from onrecord.rename import RENAMED_KINDS, Plan, Refusal, apply, plan


@click.command("rename")
@site_option
@click.argument("kind", type=click.Choice(RENAMED_KINDS))
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show every changed line, and write nothing.")
def command(site: Path, kind: str, old: str, new: str, dry_run: bool) -> None:
    """Give one thing another id, everywhere at once, and let its old address lead on.

    References in fields and in prose follow, files and folders are renamed, comments and layout
    stay. An extract is named SOURCE#EXTRACT. Nothing is written unless everything can be.

    \b
    Example: onrecord rename actor finance-minstry finance-ministry --dry-run
    """
    done = plan(site, kind, old, new)
    if isinstance(done, Refusal):
        print_diagnostics(done.diagnostics, done.texts)
        click.echo(f"error: {done.message}", err=True)
        click.echo(f"  help: {done.help}", err=True)
        sys.exit(1)
    if dry_run:
        for item in done.rewrites:
            click.echo(item.diff(), nl=False)
    else:
        try:
            apply(site, done)
        except OSError as error:
            click.echo(f"error: nothing was renamed: {error}", err=True)
            click.echo("  help: check that you may write these files", err=True)
            sys.exit(1)
    click.echo("\n".join(_told(done, dry_run=dry_run)))


def _told(done: Plan, *, dry_run: bool) -> list[str]:
    """What was done, or would be."""
    verb = "Would rename" if dry_run else "Renamed"
    lines = [f"{verb} {done.old.kind} {done.old.id} to {done.new.id}"]
    lines += [f"  moved    {old} to {new}" for old, new in done.moves]
    lines += [
        f"  edited   {item.path} ({item.edits} place{'' if item.edits == 1 else 's'})"
        for item in done.rewrites
    ]
    lines += [f"  leads on /{old}/ to /{new}/" for old, new in done.redirects]
    return [*lines, *done.remarks]
