"""``claimwatch backup``: every document of a database in one file."""

import asyncio
import importlib.metadata
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from pymongo.errors import PyMongoError
from rich.console import Console
from rich.progress import Progress

from services._cli.backup.database import count, every_document
from services._cli.backup.file import BackupWriter
from services._cli.backup.target import connected, target
from services._cli.reasons import reason
from services._embedded import EmbeddedServerError
from services._runtime.clock import utc_now
from services._runtime.settings import SharedSettings

app = typer.Typer(add_completion=False)


@app.command()
def backup(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", dir_okay=False, help="To be written; usually ends with .jsonl.gz."),
    ],
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="The folder of `claimwatch up --data`, while `up` does not run.",
        ),
    ] = None,
) -> None:
    """Write every document at CLAIMWATCH_MONGO to a file, from which `claimwatch restore` brings them back.

    Services may run meanwhile; to have one moment's state, stop them. The file holds the secrets of channels, and is
    for its owner alone. What is on its way in Kafka is not in it.
    """
    try:
        with target(data) as settings:
            counts = asyncio.run(back_up(settings, file))
    except (PyMongoError, OSError, EmbeddedServerError) as error:
        typer.echo(f"no back-up was written: {reason(error)}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{counts.total()} documents: {in_words(counts)}")


def in_words(counts: Counter[str]) -> str:
    """The numbers of documents by collection."""
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items())) or "the database is empty"


async def back_up(settings: SharedSettings, file: Path) -> Counter[str]:
    """Write all documents to the file. Returns their number by collection.

    Raises:
        PyMongoError, OSError: the database does not answer, or the file cannot be written; there is no file then.
    """
    release = importlib.metadata.version("claimwatch")
    progress = Progress(console=Console(stderr=True), disable=not sys.stderr.isatty())
    async with connected(settings) as database:
        with progress, BackupWriter(file, release, utc_now()) as writer:
            task = progress.add_task("documents", total=await count(database))
            async for stored in every_document(database):
                writer.put(stored)
                progress.advance(task)
            return writer.counts
