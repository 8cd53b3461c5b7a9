"""The command's entry: its subcommands, and how errors reach the person at the keyboard."""

import importlib.metadata
from typing import Annotated

import typer

from services._cli import (
    dead_letters_command,
    demo_command,
    extract_command,
    import_command,
    replay_command,
    run_command,
    topics_command,
    up_command,
)
from services._runtime.errors import StartError

app = typer.Typer(
    name="claimwatch",
    help="Tells people when a new claim is reported about a place or subject they watch.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
app.command("run")(run_command.run)
app.command("extract")(extract_command.extract)
app.command("import")(import_command.import_articles)
app.command("replay")(replay_command.replay)
app.command("up")(up_command.up)
app.command("demo")(demo_command.demo)
app.add_typer(topics_command.app, name="topics")
app.add_typer(dead_letters_command.app, name="dead-letters")


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
