"""``onrecord schema``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.model import KINDS

_PLURALS = tuple(model.plural for model in KINDS.values() if model.registry)


@click.command("schema")
@click.argument("kind", required=False, type=click.Choice([*KINDS, *_PLURALS]))
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write one file a schema into this folder, instead of printing.",
)
def command(kind: str | None, folder: Path | None) -> None:
    """Print or write the JSON Schemas of the content files, for editors that complete by them.

    KIND is what a file holds: actor for one actor, actors for the registry actors.yml. Without it
    the schemas of all kinds are written, or their names printed.

    \b
    Example: onrecord schema --write .onrecord/schemas
    """
    from onrecord.reference import schemas  # noqa: PLC0415 - it takes a second to build them all

    found = {
        name: text
        for name, text in sorted(schemas().items())
        if kind is None or name == f"{kind}.schema.json"
    }
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in found.items():
                (folder / name).write_bytes(text.encode())
        except OSError as error:
            click.echo(f'error: "{folder}" cannot be written: {error.strerror}', err=True)
            click.echo("  help: name a folder in a place where you may write", err=True)
            sys.exit(1)
        click.echo(f"Wrote {len(found)} schema{'' if len(found) == 1 else 's'} into {folder}")
    elif kind is None:
        click.echo("\n".join(found))
    else:
        click.echo("".join(found.values()), nl=False)
