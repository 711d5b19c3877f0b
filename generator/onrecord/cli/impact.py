"""``onrecord impact``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from onrecord.build import inspect
from onrecord.cli.options import level_option, print_diagnostics, site_option
from onrecord.impact import HAPPENINGS, impact
from onrecord.model.base import Tlp
from onrecord.render.press import Edition
from onrecord.show import Unknown, find


@click.command("impact")
@click.argument("ref")
@site_option
@level_option
@click.option(
    "--if",
    "happening",
    type=click.Choice(HAPPENINGS),
    default=HAPPENINGS[0],
    show_default=True,
    help="What happens to it; only a source can be retracted or corrected.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(ref: str, site: Path, level: Tlp, happening: str, as_json: bool) -> None:
    """List what on the site changes if REF is removed, retracted or corrected.

    REF is a source, an extract (source#extract) or anything else, as kind:id or a bare id.

    \b
    Example: onrecord impact rferl-2025-02-15 --if retracted
    """
    found = inspect(site, level)
    if found.failed:
        print_diagnostics(found.diagnostics, found.texts)
        sys.exit(1)
    key = find(found.corpus, ref)
    if isinstance(key, Unknown):
        click.echo(f"error[{key.code}]: {key.message}\n  help: {key.help}", err=True)
        sys.exit(1)
    if happening != "removed" and key.kind not in ("source", "extract"):
        raise click.UsageError(f"only a source can be {happening}, and this is a {key.kind}")
    result = asdict(impact(found.corpus, Edition(found.config, level), key, happening))
    if as_json:
        click.echo(json.dumps(result, indent=2, ensure_ascii=False))
        return
    for name, items in result.items():
        click.echo(f"{name} ({len(items)})")
        for item in items:
            click.echo(f"  {item}")
