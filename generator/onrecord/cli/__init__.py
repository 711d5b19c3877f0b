"""The shell: one file a command, found without registration.

A module here is a command when it has ``command``, a click command. Exit status 0 is fine, 1 says
that the content has errors, 2 wrong usage, 70 a bug of ours.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import traceback
from typing import NoReturn

import click

from onrecord import __version__

#: BSD's sysexits EX_SOFTWARE: an internal error.
OUR_BUG = 70


class _Commands(click.Group):
    """The group of all commands in this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(
            info.name
            for info in pkgutil.iter_modules(__path__)
            if info.name not in ("options", "progress")
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name}")
        found: click.Command = module.command
        return found

    def resolve_command(self, ctx, args):
        """As click does, but a mistyped name is answered with the nearest one."""
        from onrecord.diagnostics import nearest  # noqa: PLC0415

        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = nearest(args[0], self.list_commands(ctx)) if args else None
            if close and "Did you mean" not in error.message:
                error.message += f" Did you mean '{close}'?"
            raise


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Research briefings in which every statement leads back to words somebody published.

    \b
    Start:   onrecord new my-desk && cd my-desk && onrecord serve
    Check:   onrecord check
    Publish: onrecord build
    """


def run() -> NoReturn:
    """The entry point: an exception that reaches it is our bug and says so."""
    try:
        main(prog_name="onrecord")
    except SystemExit:
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except BaseException:
        traceback.print_exc()
        print(
            "\nonrecord: this is a bug of ours, not a mistake of yours; nothing was published.\n"
            "Please report it with the lines above and the command that you ran.",
            file=sys.stderr,
        )
        sys.exit(OUR_BUG)
    sys.exit(0)
