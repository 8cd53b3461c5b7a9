"""The database that is backed up or restored: a named one, or that of a folder of ``claimwatch up --data``."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import typer

from services._embedded import EmbeddedServers
from services._runtime.mongo import Database, connect, disconnect
from services._runtime.settings import SharedSettings, read_settings


@contextmanager
def target(data: Path | None) -> Iterator[SharedSettings]:
    """The settings of the database at CLAIMWATCH_MONGO; with a folder, of the embedded one that runs meanwhile.

    Raises:
        EmbeddedServerError: the folder is in use, or its server cannot start.
    """
    settings = read_settings(SharedSettings)
    if data is None:
        yield settings
        return
    with EmbeddedServers(data, progress=lambda words: typer.echo(words, err=True)) as running:
        yield settings.model_copy(update={"mongo": running.mongo})


@asynccontextmanager
async def connected(settings: SharedSettings) -> AsyncIterator[Database]:
    """The database, closed at the end."""
    database = connect(settings)
    try:
        yield database
    finally:
        await disconnect(database)
