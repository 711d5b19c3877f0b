"""``onrecord diff``."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from onrecord.editions import differences


def _read(path: Path) -> Any:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{path} cannot be read as a corpus file: {error}") from error
    if not isinstance(data, dict):
        raise click.ClickException(f"{path} is not a corpus file")
    return data


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("new", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(old: Path, new: Path, as_json: bool) -> None:
    """Say what changed between two published corpus files, in words for a change log.

    OLD and NEW are copies of a site's data/corpus.json.

    \b
    Example: onrecord diff last-week/corpus.json site/data/corpus.json
    """
    try:
        found = differences(_read(old), _read(new))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise click.ClickException(f"not a corpus file of this format: {error}") from error
    if as_json:
        data = {"differences": [asdict(item) for item in found]}
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    if not found:
        click.echo("Nothing changed.")
    for item in found:
        click.echo(f"- {item.words} [{item.ref}]")
