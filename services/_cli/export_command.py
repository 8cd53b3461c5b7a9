"""``claimwatch export``: reports and alerts as they are stored, or figures as a table."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from pymongo.errors import PyMongoError
from rich.console import Console
from rich.progress import Progress

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from services._cli.export.figures import COLUMNS, figure_rows
from services._cli.export.lines import line_of
from services._cli.export.selection import Chosen, Selection, chosen_alerts, chosen_reports
from services._cli.export.writing import comma_separated, json_lines
from services._runtime.mongo import connect, disconnect
from services._runtime.settings import SharedSettings, read_settings
from services._runtime.stored import Unreadable

Put = Callable[[Any, datetime], None]
app = typer.Typer(add_completion=False)


class What(StrEnum):
    """What can be exported."""

    REPORTS = "reports"
    ALERTS = "alerts"
    FIGURES = "figures"


class Form(StrEnum):
    """The forms that a file can have."""

    JSONL = "jsonl"
    CSV = "csv"


@app.command()
def export(
    what: Annotated[What, typer.Argument(metavar="[WHAT]", help="reports, alerts or figures.")] = What.REPORTS,
    since: Annotated[
        datetime | None, typer.Option(metavar="TIME", help="Filed or raised at this time or later, in UTC.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Of this publisher, by its name in the articles.")] = None,
    incident: Annotated[str | None, typer.Option(metavar="ID", help="About this incident.")] = None,
    form: Annotated[Form, typer.Option("--format", help="csv is for figures alone.")] = Form.JSONL,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here and not to standard output.")] = None,
) -> None:
    """Write what CLAIMWATCH_MONGO holds, the oldest first.

    Reports and alerts are JSON Lines, a whole report or alert each with the version of its form, which `claimwatch
    import` reads again. Figures have a row each. What cannot be read is named, the rest goes on, and the status is 1.
    """
    if form is Form.CSV and what is not What.FIGURES:
        raise typer.BadParameter(f"{what.value} are no table: use jsonl, or export figures", param_hint="--format")
    aware = since if since is None or since.tzinfo else since.replace(tzinfo=UTC)
    selection = Selection(aware, publisher, incident)
    settings = read_settings(SharedSettings)
    try:
        with _opened(output) as out:
            count, unreadable = asyncio.run(export_to(out, settings, what, form, selection))
    except BrokenPipeError:
        raise typer.Exit(1) from None
    except (PyMongoError, OSError) as error:
        typer.echo(f"export broke off: {type(error).__name__}: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(f"{count} {what.value}" + (f", {unreadable} not readable" if unreadable else ""), err=True)
    raise typer.Exit(1 if unreadable else 0)


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    with output.open("w", encoding="utf-8", newline="") as out:
        yield out


async def export_to(
    out: TextIO, settings: SharedSettings, what: What, form: Form, selection: Selection
) -> tuple[int, int]:
    """Write what is selected. Returns the number of documents written, and of those that cannot be read.

    Raises:
        PyMongoError: the database does not answer.
    """
    database = connect(settings)
    try:
        chosen = chosen_alerts(database, selection) if what is What.ALERTS else chosen_reports(database, selection)
        return await _write_all(chosen, _put(out, what, form))
    finally:
        await disconnect(database)


def _put(out: TextIO, what: What, form: Form) -> Put:
    if what is not What.FIGURES:
        return lambda content, at: print(line_of(content, at), file=out)
    write = json_lines(out) if form is Form.JSONL else comma_separated(out, COLUMNS)

    def put(report: Report, filed_at: datetime) -> None:
        for row in figure_rows(report, filed_at):
            write(row)

    return put


async def _write_all(chosen: Chosen[Report] | Chosen[AlertRaised], put: Put) -> tuple[int, int]:
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
