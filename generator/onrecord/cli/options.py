"""Options that commands share, and how they print what they found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.diagnostics import Diagnostic
from onrecord.hindsight import moments
from onrecord.inputs.site import CONFIG_FILE
from onrecord.model.base import Tlp
from onrecord.model.edtf import Edtf
from onrecord.report import render


def _find_site(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path:
    """The folder named, or the nearest one from here upwards that has a configuration."""
    if value is not None:
        return value.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG_FILE).is_file():
            return folder
    return here


def site_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--site DIR``."""
    return click.option(
        "--site",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        callback=_find_site,
        help="The site's folder (default: here, or the nearest above with an mkdocs.yml).",
    )(function)


def level_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--tlp LEVEL``: for which readers the site is built."""
    return click.option(
        "--tlp",
        "level",
        type=click.Choice([level.value for level in Tlp]),
        default=Tlp.CLEAR.value,
        show_default=True,
        callback=lambda ctx, param, value: Tlp(value),
        help="Build for readers of this handling level; nothing above it is published.",
    )(function)


def drafts_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--drafts``: with briefings whose status is draft."""
    return click.option("--drafts", is_flag=True, help="Include briefings whose status is draft.")(
        function
    )


def verbose_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--verbose``: how long each stage took."""
    return click.option(
        "-v", "--verbose", is_flag=True, help="Say how long each stage of the work took."
    )(function)


def print_diagnostics(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    """Print diagnostics for people on standard error; gives the same text without colours."""
    found = tuple(diagnostics)
    if not found:
        return ""
    colour = sys.stderr.isatty()
    click.echo(render("text", found, texts, colour=colour), err=True, nl=False, color=colour)
    return render("text", found, texts)


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> Edtf | None:
    if value is None:
        return None
    found = next(moments(value), None)
    if found is None:
        raise click.BadParameter("give a day or a time, such as 2025-02-15 or 2025-02-15T12:00Z")
    return found


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--as-of MOMENT``: as the site could have stood then."""
    return click.option(
        "--as-of",
        metavar="MOMENT",
        callback=_moment,
        help="Show what could have stood at a day or time, e.g. 2025-02-15T12:00Z.",
    )(function)
