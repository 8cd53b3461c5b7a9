"""``claimwatch feeds``: lists of feeds in and out, and a feed shown before it is added."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, Any, NoReturn

import httpx
import typer
from rich.console import Console
from rich.table import Table

from services._cli.intake_client import USUAL_INTAKE, KeyRefusedError, UnavailableError, client_of, detail_of, posted
from services._cli.reasons import reason
from services._cli.terminal import shown

USUAL_API = "http://127.0.0.1:8080"
OPML = "text/x-opml"
app = typer.Typer(help="Lists of feeds, and feeds of sites.", no_args_is_help=True, add_completion=False)
Api = Annotated[str, typer.Option(help="Where the api listens.")]
IntakeUrl = Annotated[str, typer.Option("--intake", help="Where intake listens.")]
SiteUrl = Annotated[str, typer.Argument(metavar="URL", help="A feed, or a page of a site whose feed is looked for.")]


@app.callback()
def feeds() -> None:
    """Lists of feeds, and feeds of sites. The key comes from CLAIMWATCH_KEY."""


@app.command("import")
def import_feeds(
    file: Annotated[str, typer.Argument(metavar="FILE.opml|-", help="A list of feeds in OPML, as readers export it.")],
    api: Api = USUAL_API,
) -> None:
    """Add the feeds of a list. A feed whose address is known stays as it is; what is refused is named (status 1)."""
    try:
        document = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        _end(reason(error))
    with client_of(api) as http:
        items = _asked(http, "/feeds.opml", document, OPML)["items"]
    for item in items:
        if item["status"] == "refused":
            typer.echo(f"{item['url']}: {item['reason']}", err=True)
    outcomes = Counter(item["status"] for item in items)
    typer.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "no feeds")
    raise typer.Exit(1 if outcomes["refused"] else 0)


@app.command("export")
def export_feeds(
    file: Annotated[str, typer.Argument(metavar="FILE.opml|-", help="Where to write the list.")] = "-",
    api: Api = USUAL_API,
) -> None:
    """Write all feeds as a list in OPML. Feeds that are not enabled are commented out in it."""
    try:
        with client_of(api) as http:
            answer = http.get("/feeds.opml")
        if not answer.is_success:
            _end(detail_of(answer))
        if file == "-":
            sys.stdout.buffer.write(answer.content)
        else:
            Path(file).write_bytes(answer.content)
    except httpx.TransportError as error:
        _end(f"{api}: {error}")
    except OSError as error:
        _end(reason(error))


@app.command()
def preview(url: SiteUrl, intake: IntakeUrl = USUAL_INTAKE) -> None:
    """Show what a feed would bring, or find the feed of a site. Nothing is stored."""
    with client_of(intake) as http:
        _print(_asked(http, "/previews", {"url": url}))


@app.command()
def add(
    url: SiteUrl,
    publisher: Annotated[str | None, typer.Option(help="Instead of the name that the feed gives itself.")] = None,
    intake: IntakeUrl = USUAL_INTAKE,
    api: Api = USUAL_API,
) -> None:
    """Find the feed at an address or of a site, show it, and add it."""
    with client_of(intake) as http:
        found = _asked(http, "/previews", {"url": url})
    _print(found)
    with client_of(api) as http:
        feed = _asked(http, "/feeds", {"url": found["url"], "publisher": publisher or found["publisher"]})
    typer.echo(f"added: {feed['feed_id']}")


def _asked(http: httpx.Client, path: str, body: dict[str, object] | bytes, kind: str = "application/json") -> Any:
    """The answer's JSON. A refusal and a service that is away end the command."""
    try:
        answer = posted(http, path, body, kind)
    except (UnavailableError, KeyRefusedError) as error:
        _end(f"{http.base_url}: {error}")
    if not answer.is_success:
        _end(detail_of(answer), 1)
    return answer.json()


def _print(found: dict[str, Any]) -> None:
    typer.echo(
        f"{found['url']}: {found['publisher']}, {found['entries']} entries, newest {found['newest_at'] or 'undated'}"
    )
    if found["flaw"]:
        typer.echo(f"flawed: {found['flaw']}")
    table = Table("published", "title", "characters")
    for entry in found["newest"]:
        table.add_row(entry["published_at"] or "–", shown(entry["title"] or entry["begins"]), str(entry["characters"]))
    Console().print(table)
    for other in found["also_found"]:
        typer.echo(f"also found: {other}")


def _end(words: str, status: int = 2) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(status)
