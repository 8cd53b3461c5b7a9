"""``claimwatch import FILE``: articles, or the reports that an export wrote, from JSON Lines to a running intake."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, BinaryIO

import httpx
import typer
from rich.console import Console
from rich.progress import Progress

from services._cli.export.articles import submitted
from services._cli.intake_client import USUAL_INTAKE, KeyRefusedError, UnavailableError, client_of, detail_of, posted
from services._cli.reasons import reason
from services.intake.articles.import_files import RefusedLine, read_articles
from services.intake.articles.submission import SubmittedArticle

app = typer.Typer(add_completion=False)


@app.command()
def import_articles(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-", help="JSON Lines: an article each, as for POST /articles, or exported reports."
        ),
    ],
    intake: Annotated[str, typer.Option(help="Where intake listens.")] = USUAL_INTAKE,
    replay: Annotated[bool, typer.Option("--replay", help="Back-fill: file them, notify nobody.")] = False,
) -> None:
    """Post every article of a file to intake, in order. Posting a file twice changes nothing.

    What `claimwatch export reports` wrote, also by an earlier release, is read as well: the articles are extracted and
    filed anew, always as a back-fill. A line that is refused is named with its reason, the rest goes on, and the status
    is then 1. An `id`, as `claimwatch rehearse` reads it, is passed over. The key comes from CLAIMWATCH_KEY; if it is
    refused, nothing more is posted and the status is 2.
    """
    outcomes: Counter[str] = Counter()
    console = Console(stderr=True)
    try:
        with (
            _opened(file) as lines,
            client_of(intake) as http,
            Progress(console=console, disable=not sys.stderr.isatty()) as progress,
        ):
            for entry in progress.track(read_articles(lines, translate=submitted), description="articles", total=None):
                outcomes[_outcome(http, entry, replay, console)] += 1
    except (OSError, UnavailableError, KeyRefusedError) as error:
        typer.echo(reason(error) if isinstance(error, OSError) else f"{file} to {intake}: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "no articles")
    raise typer.Exit(1 if outcomes["refused"] else 0)


def _opened(file: str) -> BinaryIO:
    return sys.stdin.buffer if file == "-" else Path(file).open("rb")


def _outcome(http: httpx.Client, entry: SubmittedArticle | RefusedLine, replay: bool, console: Console) -> str:
    if isinstance(entry, RefusedLine):
        console.print(f"line {entry.number}: {entry.reason}", markup=False, highlight=False)
        return "refused"
    body = entry.model_dump(mode="json", exclude_none=True) | ({"replay": True} if replay else {})
    answer = posted(http, "/articles", body)
    if answer.is_success:
        return str(answer.json()["status"])
    console.print(f"{entry.url or entry.title}: {detail_of(answer)}", markup=False, highlight=False)
    return "refused"
