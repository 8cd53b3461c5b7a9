"""``claimwatch import FILE``: articles, or the reports that an export wrote, from JSON Lines to a running intake."""

import sys
from collections import Counter
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, BinaryIO

import httpx
import typer
from rich.console import Console
from rich.progress import Progress
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_exponential_jitter

from services._cli.export.articles import submitted
from services._runtime.errors import TransientError
from services.intake.articles.import_files import RefusedLine, read_articles
from services.intake.articles.submission import SubmittedArticle

PATIENCE_SECONDS = 60.0


class UnavailableError(TransientError):
    """Intake cannot take the article now; posting it again is safe."""


app = typer.Typer(add_completion=False)


@app.command()
def import_articles(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-", help="JSON Lines: an article each, as for POST /articles, or exported reports."
        ),
    ],
    intake: Annotated[str, typer.Option(help="Where intake listens.")] = "http://127.0.0.1:8081",
    replay: Annotated[bool, typer.Option("--replay", help="Back-fill: file them, notify nobody.")] = False,
) -> None:
    """Post every article of a file to intake, in order. Posting a file twice changes nothing.

    What `claimwatch export reports` wrote, also by an earlier release, is read as well: the articles are extracted and
    filed anew, always as a back-fill. A line that is refused is named with its reason, the rest goes on, and the status
    is then 1.
    """
    outcomes: Counter[str] = Counter()
    console = Console(stderr=True)
    try:
        with (
            _opened(file) as lines,
            httpx.Client(base_url=intake, timeout=60, trust_env=not _is_loopback(intake)) as http,
            Progress(console=console, disable=not sys.stderr.isatty()) as progress,
        ):
            for entry in progress.track(read_articles(lines, translate=submitted), description="articles", total=None):
                outcomes[_outcome(http, entry, replay, console)] += 1
    except (OSError, UnavailableError) as error:
        typer.echo(f"{file} to {intake}: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "no articles")
    raise typer.Exit(1 if outcomes["refused"] else 0)


def _is_loopback(url: str) -> bool:
    """Whether the URL leads to this machine, which a proxy of the environment does not know as we do."""
    host = httpx.URL(url).host
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _opened(file: str) -> BinaryIO:
    return sys.stdin.buffer if file == "-" else Path(file).open("rb")


def _outcome(http: httpx.Client, entry: SubmittedArticle | RefusedLine, replay: bool, console: Console) -> str:
    if isinstance(entry, RefusedLine):
        console.print(f"line {entry.number}: {entry.reason}", markup=False, highlight=False)
        return "refused"
    body = entry.model_dump(mode="json", exclude_none=True) | ({"replay": True} if replay else {})
    answer = _posted(http, body)
    if answer.is_success:
        return str(answer.json()["status"])
    console.print(f"{entry.url or entry.title}: {answer.text}", markup=False, highlight=False)
    return "refused"


def _posted(http: httpx.Client, body: dict[str, object]) -> httpx.Response:
    """Intake's answer, waited for while it is away.

    Raises:
        UnavailableError: it was away for longer than a minute.
    """
    for attempt in Retrying(
        retry=retry_if_exception_type(UnavailableError),
        stop=stop_after_delay(PATIENCE_SECONDS),
        wait=wait_exponential_jitter(multiplier=0.2, max=5),
        reraise=True,
    ):
        with attempt:
            try:
                answer = http.post("/articles", json=body)
            except httpx.TransportError as error:
                raise UnavailableError(str(error)) from error
            if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                raise UnavailableError(answer.text)
            return answer
    raise AssertionError("unreachable")
