"""``onrecord show``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from onrecord.build import inspect
from onrecord.cli.options import site_option
from onrecord.diagnostics import Severity
from onrecord.model.base import Tlp
from onrecord.show import Unknown, show, told


@click.command("show")
@site_option
@click.argument("ref")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, with stable names.")
@click.option(
    "--tlp",
    "level",
    type=click.Choice([level.value for level in Tlp]),
    default=Tlp.RED.value,
    callback=lambda ctx, param, value: Tlp(value),
    help="Show only what readers of this handling level may see (default: everything).",
)
def command(site: Path, ref: str, as_json: bool, level: Tlp) -> None:
    """Show all that is known of one thing, with what refers to it, drafts included.

    REF is an id, kind:id, SOURCE#EXTRACT, position:ACTOR--ISSUE or judgement:BRIEFING#ID.

    \b
    Example: onrecord show position:finance-ministry--water-price
    """
    inspected = inspect(site, level, drafts=True)
    answer = show(inspected, ref)
    errors = sum(item.severity is Severity.ERROR for item in inspected.diagnostics)
    if errors:
        click.echo(
            f"warning: the content has {errors:,} error{'' if errors == 1 else 's'}, and what "
            "they touch is missing here; run: onrecord check",
            err=True,
        )
    if isinstance(answer, Unknown):
        click.echo(f"error[{answer.code}]: {answer.message}", err=True)
        click.echo(f"  help: {answer.help}", err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(answer.data, ensure_ascii=False, indent=2))
    else:
        click.echo(told(answer), nl=False)
