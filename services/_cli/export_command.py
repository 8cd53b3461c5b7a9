"""``claimwatch export``: reports and alerts as they are stored, figures and the ledger as tables."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Protocol, TextIO

import typer
from pymongo.errors import PyMongoError
from rich.console import Console
from rich.progress import Progress

from services._cli.export import figures
from services._cli.export.ledger import ChosenRows
from services._cli.export.lines import line_of
from services._cli.export.selection import Found, Selection, chosen_alerts, chosen_reports, ids_of_incident
from services._cli.export.writing import json_lines
from services._cli.reasons import reason
from services._runtime.mongo import Database, connect, disconnect
from services._runtime.settings import SharedSettings, read_settings
from services._runtime.stored import Unreadable
from services.api.ledger.tables import ENTRY_COLUMNS, comma_separated, entry_rows

Put = Callable[[Any, Any], None]
app = typer.Typer(add_completion=False)


class What(StrEnum):
    """What can be exported."""

    REPORTS = "reports"
    ALERTS = "alerts"
    FIGURES = "figures"
    LEDGER = "ledger"


class Form(StrEnum):
    """The forms that a file can have."""

    JSONL = "jsonl"
    CSV = "csv"


class Source(Protocol):
    """What is exported, by ids in order."""

    async def ids(self) -> list[str]:
        """The ids of what is selected."""
        ...

    def read(self, ids: list[str], /) -> AsyncIterator[Found[Any]]:
        """What these ids stand for."""
        ...


CHOSEN: Mapping[What, Callable[[Database, Selection], Source]] = {
    What.REPORTS: chosen_reports,
    What.FIGURES: chosen_reports,
    What.ALERTS: chosen_alerts,
    What.LEDGER: ChosenRows,
}
TABLES: Mapping[What, tuple[Sequence[str], Callable[[Any, Any], Iterator[dict[str, Any]]]]] = {
    What.FIGURES: (figures.COLUMNS, figures.figure_rows),
    What.LEDGER: (ENTRY_COLUMNS, lambda row, _at: entry_rows(row)),
}


@app.command()
def export(
    what: Annotated[What, typer.Argument(metavar="WHAT", help="reports, alerts, figures or ledger.")] = What.REPORTS,
    since: Annotated[
        datetime | None, typer.Option(metavar="TIME", help="Filed or raised at this time or later, in UTC.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Of this publisher, by its name in the articles.")] = None,
    incident: Annotated[str | None, typer.Option(metavar="ID", help="About this incident, by any id it had.")] = None,
    form: Annotated[Form, typer.Option("--format", help="csv is for figures and the ledger.")] = Form.JSONL,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here and not to standard output.")] = None,
) -> None:
    """Write what CLAIMWATCH_MONGO holds, the oldest first.

    Reports and alerts are JSON Lines, a whole report or alert each with the version of its form, which `claimwatch
    import` reads again. Figures have a row each; the ledger has an object for each of its rows, or in a table a line
    for each entry. What cannot be read is named, the rest goes on, and the status is 1.
    """
    if form is Form.CSV and what not in TABLES:
        raise typer.BadParameter(f"{what.value} are no table: use jsonl, or export figures", param_hint="--format")
    aware = since if since is None or since.tzinfo else since.replace(tzinfo=UTC)
    settings = read_settings(SharedSettings)
    try:
        with _opened(output) as out:
            count, unreadable = asyncio.run(export_to(out, settings, what, form, Selection(aware, publisher), incident))
    except BrokenPipeError:
        raise typer.Exit(1) from None
    except (PyMongoError, OSError) as error:
        typer.echo(f"export broke off: {reason(error)}", err=True)
        raise typer.Exit(2) from error
    things = "ledger rows" if what is What.LEDGER else what.value
    typer.echo(f"{count} {things}" + (f", {unreadable} not readable" if unreadable else ""), err=True)
    raise typer.Exit(1 if unreadable else 0)


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    with output.open("w", encoding="utf-8", newline="") as out:
        yield out


async def export_to(
    out: TextIO,
    settings: SharedSettings,
    what: What,
    form: Form,
    selection: Selection,
    incident: str | None = None,
) -> tuple[int, int]:
    """Write what is selected, with an ``incident`` only what is about that one.

    Returns the number of documents written, and of those that cannot be read.

    Raises:
        PyMongoError: the database does not answer.
    """
    database = connect(settings)
    try:
        if incident is not None:
            selection = replace(selection, incidents=await ids_of_incident(database, incident))
        return await _write_all(CHOSEN[what](database, selection), _put(out, what, form))
    finally:
        await disconnect(database)


def _put(out: TextIO, what: What, form: Form) -> Put:
    if what not in TABLES:
        return lambda content, at: print(line_of(content, at), file=out)
    if what is What.LEDGER and form is Form.JSONL:
        return lambda row, _at: print(row.model_dump_json(), file=out)
    columns, rows_of = TABLES[what]
    write = json_lines(out) if form is Form.JSONL else comma_separated(out, columns)

    def put(content: Any, at: Any) -> None:
        for row in rows_of(content, at):
            write(row)

    return put


async def _write_all(chosen: Source, put: Put) -> tuple[int, int]:
    count, unreadable, console = 0, 0, Console(stderr=True)
    ids = await chosen.ids()
    with Progress(console=console, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("exporting", total=len(ids))
        async for found in chosen.read(ids):
            if isinstance(found.content, Unreadable):
                unreadable += 1
                console.print(f"{found.content.id}: {found.content.reason}", markup=False, highlight=False)
            else:
                put(found.content, found.at)
                count += 1
            progress.advance(task)
    return count, unreadable
