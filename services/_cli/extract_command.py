"""``claimwatch extract``: what the extractors find in a text, without any server."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from services._cli.extraction.article import Submitted, extract_article
from services._cli.extraction.lines import extract_lines
from services._cli.extraction.table import print_tables


def extract(
    source: Annotated[str, typer.Argument(metavar="FILE|URL|-", help="A text file, a page to fetch, or -.")] = "-",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of tables.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read {id, title?, text, published_at?, publisher?} a line, write one each.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes for --jsonl.")] = 1,
) -> None:
    """Print who says what in a text, its figures, places and topics. Offsets count code points of the text."""
    if jsonl:
        failed = extract_lines(_lines(source), sys.stdout, workers=workers)
        raise typer.Exit(1 if failed else 0)
    found = extract_article(_read(source))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print_tables(found, Console())


def _read(source: str) -> Submitted:
    if source.startswith(("http://", "https://")):
        return _fetch(source)
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        typer.echo(f"{source}: {error}", err=True)
        raise typer.Exit(2) from error
    if not text.strip():
        typer.echo(f"{source}: the text is empty", err=True)
        raise typer.Exit(2)
    return Submitted(id=source, text=text)
