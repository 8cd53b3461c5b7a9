"""``claimwatch watch``: what a watch would have been told, and why an article did or did not raise an alert."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Annotated, NoReturn, TypeVar

import typer
from pymongo.errors import PyMongoError

from services._cli.reasons import reason
from services._cli.rehearsal.terminal import counted
from services._cli.watching.chosen import UnusableError, chosen_watch
from services._cli.watching.explained import Explained, explained, ids_of
from services._runtime.clock import utc_now
from services._runtime.mongo import Database, connect, disconnect
from services._runtime.settings import SharedSettings, read_settings
from services._runtime.stored import Unreadable
from services.watch.trials.store import FiledReports
from services.watch.trials.told import Told, told_by

T = TypeVar("T")
MOST_DAYS = 3_650
app = typer.Typer(help="What watches tell, and why.", no_args_is_help=True, add_completion=False)
ChosenWatch = Annotated[
    str, typer.Argument(metavar="WATCH.json|ID", help="As it is posted to /watches, or the id of one that is in place.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def watch() -> None:
    """What watches tell, and why."""


@app.command()
def test(
    watch: ChosenWatch,
    days: Annotated[float, typer.Option(min=0.01, max=MOST_DAYS, help="How far back to go.")] = 7,
    as_json: AsJson = False,
) -> None:
    """Say what a watch would have been told of the reports of the last days, had it been new then, and what not.

    The reports come from CLAIMWATCH_MONGO, in the order of their filing; nobody is notified and nothing is stored.
    """
    told = _answer(lambda database: _told(watch, days, database))
    if as_json:
        typer.echo(told.answer().model_dump_json())
    else:
        for line in told.in_words():
            typer.echo(line)
    typer.echo(told.summary(), err=True)


async def _told(given: str, days: float, database: Database) -> Told:
    watch = await chosen_watch(given, database)
    filed, told = FiledReports(database), Told(watch, utc_now() - timedelta(days=days))
    ids = await filed.ids(told.since)
    with counted(len(ids)) as done:
        return await told_by(filed, ids, told, done)


@app.command()
def explain(
    watch: ChosenWatch,
    article: Annotated[str, typer.Argument(metavar="URL|ID", help="The article, by its URL or its id.")],
    as_json: AsJson = False,
) -> None:
    """Say step by step why an article did or did not raise an alert; each of its revisions by itself.

    What the watch asks for is read as it is now, and what the article changed as the archive keeps it.
    """
    revisions = _answer(lambda database: _explained(watch, article, database))
    if as_json:
        typer.echo(json.dumps([revision.as_json() for revision in revisions], ensure_ascii=False))
        return
    for number, revision in enumerate(revisions):
        typer.echo("" if number == 0 else "\n", nl=False)
        for line in revision.in_words():
            typer.echo(line)


async def _explained(given: str, article: str, database: Database) -> list[Explained]:
    watch, filed = await chosen_watch(given, database), FiledReports(database)
    ids = await ids_of(article, filed)
    if not ids:
        raise UnusableError(f"{article}: no article with this URL or id is filed")
    revisions = []
    async for one in filed.read(ids):
        if isinstance(one.content, Unreadable):
            raise UnusableError(f"{one.content.id} cannot be read: {one.content.reason}")
        revisions.append(await explained(watch, one.content, one.at, database))
    return revisions


def _answer(asked: Callable[[Database], Awaitable[T]]) -> T:
    """What is found in the database. A failure ends the command with its reason."""

    async def connected() -> T:
        database = connect(read_settings(SharedSettings))
        try:
            return await asked(database)
        finally:
            await disconnect(database)

    try:
        return asyncio.run(connected())
    except (UnusableError, UnicodeDecodeError) as error:
        _refuse(str(error))
    except (PyMongoError, OSError) as error:
        _refuse(reason(error))


def _refuse(words: str) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(2)
