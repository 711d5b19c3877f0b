"""``onrecord serve``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.generate import told
from onrecord.cli.options import level_option, print_diagnostics, site_option
from onrecord.model.base import Tlp
from onrecord.site.engines import ENGINES
from onrecord.site.publish import Built, build_site
from onrecord.site.serve import serve


@click.command("serve")
@site_option
@level_option
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="Which engine turns the Markdown into the site.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="Port to listen on.",
)
def command(site: Path, level: Tlp, engine: str, host: str, port: int) -> None:
    """Show the site in a browser while you write: every saved change is built, drafts included.

    Errors appear here and in the page; the last good site stays up.

    \b
    Example: onrecord serve --port 8010
    """

    def report(done: Built) -> str:
        text = print_diagnostics(done.diagnostics, done.generated.inspected.texts)
        if done.failed:
            return text
        click.echo(f"{told(done.generated)}; built in {done.seconds:.1f} s", err=True)
        return ""

    try:
        status = serve(
            site,
            lambda: build_site(site, level, engine=engine, drafts=True),
            report,
            host=host,
            port=port,
        )
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host}:{port}: {error.strerror}; choose another with --port"
        ) from error
    sys.exit(status)
