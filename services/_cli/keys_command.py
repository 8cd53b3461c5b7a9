"""``claimwatch keys``: who may use this installation."""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Annotated, Any, TypeVar

import typer
from pydantic import ValidationError
from pymongo.errors import PyMongoError
from rich.console import Console
from rich.table import Table

from claimwatch_contracts.access import Role
from claimwatch_contracts.desk import DEFAULT_DESK
from services._cli.access import access_store, made_key
from services._cli.reasons import reason
from services._cli.terminal import shown
from services._runtime.clock import utc_now
from services._runtime.http.problems import Problem
from services._runtime.plain_words import in_words
from services._runtime.settings import SharedSettings, read_settings
from services.api.access.editing import key_desk
from services.api.access.keys import ListedKey
from services.api.cursors import Window

T = TypeVar("T")
MOST_LISTED = 1_000
app = typer.Typer(add_completion=False, help="Make, list and revoke keys, in the database of CLAIMWATCH_MONGO.")


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="Whose key it is: a person or a machine.")],
    role: Annotated[
        Role, typer.Option(help="reader reads; analyst changes things and posts articles; admin makes keys and erases.")
    ] = Role.ANALYST,
    desk: Annotated[
        str, typer.Option(help="The team whose watches, channels and silences it opens; a new name is a new desk.")
    ] = DEFAULT_DESK,
) -> None:
    """Make a key and print it, once: only its digest is kept."""
    typer.echo(_answer(made_key(read_settings(SharedSettings), name, role, desk)))


@app.command("list")
def list_all() -> None:
    """List the keys with their roles, desks and last uses."""
    Console().print(tabled(_answer(_listed())))


@app.command()
def revoke(key_id: Annotated[str, typer.Argument(metavar="ID", help="The key's id, as `keys list` shows it.")]) -> None:
    """Revoke a key: it opens nothing from now on, nor do the sessions opened with it."""
    typer.echo(f"{_answer(_revoke(key_id)).name}: revoked")


def tabled(keys: Iterable[ListedKey]) -> Table:
    """A row for each key. Its id is whole however narrow the terminal is, so that it can be revoked."""
    table = Table("id", "name", "role", "desk", "made", "last used", "revoked")
    for key in keys:
        times = (key.created_at, key.last_used_at, key.revoked_at)
        told = (f"{time:%Y-%m-%d %H:%M}" if time else "–" for time in times)
        table.add_row(key.key_id, shown(key.name), key.role, key.desk, *told)
    for column in table.columns:
        column.overflow = "fold"
    table.columns[0].no_wrap = True
    table.columns[0].min_width = max((len(key) for key in table.columns[0].cells if isinstance(key, str)), default=0)
    return table


def _answer(work: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(work)
    except (Problem, ValidationError, PyMongoError) as error:
        typer.echo(_words(error), err=True)
        raise typer.Exit(1) from error


def _words(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{fault['loc'][0]}: {in_words(fault)}" for fault in error.errors())
    return str(error) if isinstance(error, Problem) else reason(error)


async def _listed() -> tuple[ListedKey, ...]:
    async with access_store(read_settings(SharedSettings)) as store:
        return (await key_desk(store, utc_now).page(Window(MOST_LISTED))).items


async def _revoke(key_id: str) -> ListedKey:
    async with access_store(read_settings(SharedSettings)) as store:
        return await key_desk(store, utc_now).revoke(key_id)
