"""``onrecord new``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from onrecord.starter import in_use, is_pinned, start, title_of


def _title(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A title with something in it, on one line."""
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty")
    return value


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", callback=_title, help="The site's name (default: the folder's).")
def command(folder: Path, title: str | None) -> None:
    """Start a site of your own in DIR, with a small invented example that builds at once.

    DIR is made where it is missing; a folder that holds anything is left alone.

    \b
    Example: onrecord new river-desk --title "The River Desk"
    """
    if in_use(folder):
        holds = "is not empty" if folder.is_dir() else "is not a folder"
        click.echo(f'error: "{folder}" {holds}', err=True)
        click.echo("  help: name a folder that does not exist yet, or an empty one", err=True)
        sys.exit(1)
    name = title or title_of(folder)
    try:
        written = start(folder, name)
    except OSError as error:
        click.echo(f'error: "{folder}" cannot be written: {error.strerror or error}', err=True)
        click.echo("  help: name a folder in a place where you may write", err=True)
        sys.exit(1)
    click.echo("\n".join(_told(folder, name, len(written))))


def _told(folder: Path, name: str, number: int) -> list[str]:
    """What was made, and what to do next."""
    steps = [
        ("onrecord serve", "show it in a browser while you write"),
        ("onrecord check", "report everything that is wrong"),
        ("onrecord build", "write the site into site/"),
    ]
    if folder.resolve() != Path.cwd():
        way = os.path.relpath(folder) if not folder.is_absolute() else str(folder)
        steps.insert(0, (f"cd {way}", ""))
    width = max(len(command) for command, _ in steps if command.startswith("onrecord"))
    lines = [f'Made "{name}" in {folder}: {number} files', "", "Next:"]
    lines += [f"  {command.ljust(width)}  {what}".rstrip() for command, what in steps]
    lines += ["", "The example in briefings/ is invented; README.md says how to write over it."]
    if not is_pinned():
        lines += ["Before you publish: put into requirements.txt where you install Onrecord from."]
    return lines
