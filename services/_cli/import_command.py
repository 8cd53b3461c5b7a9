"""``claimwatch import``: articles, reports, documents of agencies, PDFs and web archives to a running intake."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import httpx
import typer
from rich.console import Console
from rich.progress import Progress

from services._cli.importing.files import files_in, positions, total_bytes
from services._cli.importing.posts import Importing, PassedOver, Post
from services._cli.intake_client import USUAL_INTAKE, KeyRefusedError, UnavailableError, client_of, detail_of, posted
from services._cli.reasons import reason

NO_ARTICLE = "without an article"
app = typer.Typer(add_completion=False)


@app.command()
def import_articles(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|FOLDER|-",
            help="JSON Lines (articles, exported reports), ninjs, NewsML, NITF, PDF, mail, WARC, or a folder of these.",
        ),
    ],
    intake: Annotated[str, typer.Option(help="Where intake listens.")] = USUAL_INTAKE,
    replay: Annotated[bool, typer.Option("--replay", help="Back-fill: file them, notify nobody.")] = False,
    publisher: Annotated[str | None, typer.Option(help="The publisher of what names none, and of documents.")] = None,
) -> None:
    """Post every article of a file or a folder to intake, in order. Posting it twice changes nothing.

    The name's ending says how a file is read: .jsonl has an article in each line, .json, .xml, .pdf and .eml are
    documents, .warc and .warc.gz are web archives. What `claimwatch export reports` wrote, also by an earlier release,
    is read as well: the articles are extracted and filed anew. That and web archives are always a back-fill.

    What is refused is named with its reason, the rest goes on, and the status is then 1. An `id`, as `claimwatch
    rehearse` reads it, is passed over. The key comes from CLAIMWATCH_KEY; if it is refused, nothing more is posted and
    the status is 2.
    """
    outcomes: Counter[str] = Counter()
    console = Console(stderr=True)
    importing = Importing(replay, publisher)
    try:
        with client_of(intake) as http, Progress(console=console, disable=not sys.stderr.isatty()) as progress:
            for post in _posts(source, importing, progress):
                outcomes.update(_outcomes(http, post, console))
    except (OSError, UnavailableError, KeyRefusedError) as error:
        typer.echo(reason(error) if isinstance(error, OSError) else f"{source} to {intake}: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "no articles")
    raise typer.Exit(1 if outcomes["refused"] else 0)


def _posts(source: str, importing: Importing, progress: Progress) -> Iterator[Post | PassedOver]:
    """All that is to be posted; the progress is shown in bytes."""
    if source == "-":
        yield from progress.track(importing.lines(sys.stdin.buffer), description="articles", total=None)
        return
    files = files_in(Path(source))
    task = progress.add_task("bytes", total=total_bytes(files))
    for file, before in positions(files):
        for post, read in importing.posts(file):
            yield post
            progress.update(task, completed=before + read, description=file.name)


def _outcomes(http: httpx.Client, post: Post | PassedOver, console: Console) -> list[str]:
    """What became of each article; of an article that was refused the reason is printed."""

    def say(words: str) -> None:
        console.print(words, markup=False, highlight=False)

    if isinstance(post, PassedOver):
        if post.reason:
            say(f"{post.name}: {post.reason}")
        return ["refused" if post.reason else NO_ARTICLE]
    answer = posted(http, "/articles", post.article or post.document, post.content_type, dict(post.parameters))
    items = _items(answer)
    if items is None:
        say(f"{post.name}: {detail_of(answer)}")
        return ["refused"]
    for item in items:
        if why := item.get("reason"):
            say(f"{post.name}: {item.get('item', '')}: {why}")
    return [str(item["status"]) for item in items]


def _items(answer: httpx.Response) -> list[dict[str, str]] | None:
    """The receipts in an answer, also in a refusal; ``None`` if there are none."""
    try:
        body = answer.json()
    except ValueError:
        return None
    if isinstance(body, dict) and isinstance(body.get("items"), list):
        return list(body["items"])
    return [body] if answer.is_success and isinstance(body, dict) else None
