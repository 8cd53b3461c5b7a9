"""``claimwatch restore``: the documents of a back-up into an empty database."""

import asyncio
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from pymongo.errors import PyMongoError
from rich.console import Console
from rich.progress import Progress

from services._cli.backup.database import require_empty, write
from services._cli.backup.file import BackupError, counted, documents
from services._cli.backup.target import connected, target
from services._cli.backup_command import in_words
from services._cli.reasons import reason
from services._embedded import EmbeddedServerError
from services._runtime.settings import SharedSettings

app = typer.Typer(add_completion=False)


@app.command()
def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="What `claimwatch backup` wrote.")
    ],
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder of `claimwatch up --data`, while `up` does not run.")
    ] = None,
    into_existing: Annotated[
        bool, typer.Option("--into-existing", help="Replace documents with the same ids, and keep all others.")
    ] = False,
) -> None:
    """Store the documents of a back-up, also of an earlier release, in the database at CLAIMWATCH_MONGO.

    The database has to be empty and the services stopped. Nobody is told anything: deliveries that were pending are
    failed afterwards, and may be requested again. A restore that broke off is repeated with --into-existing.
    """
    try:
        with target(data) as settings:
            counts = asyncio.run(bring_back(settings, file, into_existing=into_existing))
    except BackupError as error:
        typer.echo(f"nothing was restored: {error}", err=True)
        raise typer.Exit(1) from error
    except (PyMongoError, OSError, EmbeddedServerError) as error:
        typer.echo(f"the restore broke off: {reason(error)}", err=True)
        raise typer.Exit(2) from error
    typer.echo(f"{counts.total()} documents: {in_words(counts)}")


async def bring_back(settings: SharedSettings, file: Path, *, into_existing: bool = False) -> Counter[str]:
    """Store the documents of the file, which is checked as a whole first. Returns their number by collection.

    Raises:
        BackupError: the file is no whole back-up, or the database is not empty. Nothing was stored.
        PyMongoError, OSError: the database does not answer, or the file cannot be read.
    """
    counts = counted(file)
    progress = Progress(console=Console(stderr=True), disable=not sys.stderr.isatty())
    async with connected(settings) as database:
        if not into_existing:
            await require_empty(database)
        with progress:
            task = progress.add_task("documents", total=counts.total())
            await write(database, documents(file), lambda number: progress.advance(task, number))
    return counts
