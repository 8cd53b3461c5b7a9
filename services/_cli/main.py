"""The command's entry: its subcommands, and how errors reach the person at the keyboard."""

import importlib
import importlib.metadata
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from services._runtime.errors import StartError

MODULES = {
    "run": "run_command",
    "extract": "extract_command",
    "stories": "stories_command",
    "rehearse": "rehearse_command",
    "watch": "watch_command",
    "export": "export_command",
    "import": "import_command",
    "replay": "replay_command",
    "erase": "erase_command",
    "backup": "backup_command",
    "restore": "restore_command",
    "up": "up_command",
    "demo": "demo_command",
    "topics": "topics_command",
    "dead-letters": "dead_letters_command",
    "keys": "keys_command",
    "feeds": "feeds_command",
}
"""The module of each subcommand; its ``app`` is the subcommand."""


class LazyCommands(TyperGroup):
    """Imports a subcommand when it is asked for: a service's process has no use for the extractors' libraries."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of ``--help``."""
        return list(MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The subcommand by that name; ``None`` if there is none."""
        if cmd_name not in MODULES:
            return None
        module = importlib.import_module(f"services._cli.{MODULES[cmd_name]}")
        subcommand = typer.main.get_command(module.app)
        subcommand.name = cmd_name
        return subcommand


app = typer.Typer(
    cls=LazyCommands,
    name="claimwatch",
    help="Tells people when a new claim is reported about a place or subject they watch.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)


def command() -> None:
    """The ``claimwatch`` command: an impossible setting ends it with its name, not with a traceback."""
    try:
        app()
    except StartError as error:
        typer.echo(f"claimwatch: {error}", err=True)
        raise SystemExit(2) from error


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimwatch {importlib.metadata.version('claimwatch')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print and exit.")
    ] = False,
) -> None:
    """See `claimwatch COMMAND --help`."""
