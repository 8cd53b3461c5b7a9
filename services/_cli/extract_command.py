"""``claimwatch extract``: what the extractors find in a text, without any server."""

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

import typer
from rich.console import Console

from services._cli.extraction.article import Submitted, extract_article
from services._cli.extraction.fetch import fetch_article
from services._cli.extraction.lines import extract_lines
from services._cli.extraction.table import print_tables
from services._cli.rehearsal.options import USUAL_DEADLINE, Deadline
from services._runtime.clock import utc_now
from services._runtime.errors import ClaimwatchError
from services._runtime.settings import read_settings
from services.intake.received.item import BrokenDocumentError
from services.intake.received.pdf import read_pdf
from services.intake.settings import IntakeSettings

app = typer.Typer(add_completion=False)


@app.command()
def extract(
    source: Annotated[
        str, typer.Argument(metavar="FILE|URL|-", help="A text file or a PDF, a page to fetch, or -.")
    ] = "-",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of tables.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read {id, title?, text, published_at?} a line, write one each.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes for --jsonl.")] = 1,
    deadline: Deadline = USUAL_DEADLINE,
) -> None:
    """Print who says what in a text, its figures, places and topics. Offsets count code points of the text."""
    if jsonl:
        with _opened(source) as lines:
            refused = extract_lines(lines, sys.stdout, workers=workers, deadline_seconds=deadline)
        raise typer.Exit(1 if refused else 0)
    found = extract_article(_read(source), deadline)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print_tables(found, Console())
    for reason in found["partial"]:
        typer.echo(f"{source}: partial: {reason}", err=True)


def _read(source: str) -> Submitted:
    if source.startswith(("http://", "https://")):
        try:
            return asyncio.run(fetch_article(source, read_settings(IntakeSettings)))
        except ClaimwatchError as error:
            _refuse(source, str(error))
    if source.lower().endswith(".pdf"):
        return _read_pdf(source)
    with _opened(source) as lines:
        text = lines.read()
    if not text.strip():
        _refuse(source, "the text is empty")
    return Submitted(id=source, text=text)


def _read_pdf(source: str) -> Submitted:
    try:
        pdf = read_pdf(Path(source).read_bytes(), utc_now())
    except (OSError, BrokenDocumentError) as error:
        _refuse(source, str(error))
    return Submitted(id=source, title=pdf.title or None, text=pdf.text, published_at=pdf.published_at)


@contextmanager
def _opened(source: str) -> Iterator[TextIO]:
    """The source as text; what is wrong with it ends the command."""
    try:
        if source == "-":
            yield sys.stdin
        else:
            with Path(source).open(encoding="utf-8", newline="") as lines:
                yield lines
    except (OSError, UnicodeDecodeError) as error:
        _refuse(source, str(error))


def _refuse(source: str, reason: str) -> NoReturn:
    typer.echo(f"{source}: {reason}", err=True)
    raise typer.Exit(2)
