"""``claimwatch rehearse``: what each watch would have been told of a corpus, and the ledger at its end."""

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from services._cli.reasons import reason
from services._cli.rehearsal.corpus import Post, RefusedCorpusError, RehearsedWatch, read_posts, read_watches
from services._cli.rehearsal.options import MOST_WORKERS, USUAL_DEADLINE, Deadline, ExtractionsFile, Workers
from services._cli.rehearsal.reading import Extractions, reports_of
from services._cli.rehearsal.rehearsal import Rehearsal
from services._cli.rehearsal.terminal import counted, extractions_of, opened, refuse, require_writable

app = typer.Typer(add_completion=False)


@app.command()
def rehearse(
    articles: Annotated[str, typer.Argument(metavar="ARTICLES.jsonl|-", help="Articles in the order of arrival.")],
    watches: Annotated[str, typer.Argument(metavar="WATCHES.json", help="A list of watches.")],
    alerts: Annotated[str | None, typer.Option(metavar="FILE", help="Write the alerts here, one a line.")] = None,
    ledger: Annotated[str | None, typer.Option(metavar="FILE", help="Write the ledger here, a row a line.")] = None,
    extractions: ExtractionsFile = None,
    workers: Workers = MOST_WORKERS,
    deadline: Deadline = USUAL_DEADLINE,
) -> None:
    """Play a corpus through the services' own code, without servers, and say what each watch would have been told.

    Articles are `{"id", "text", "title"?, "publisher"?, "url"?, "published_at"?, "scenario"?}`. Those with one url are
    revisions of one page. Each scenario is played by itself, with the watches that are given for it. Without --alerts
    the alerts go to standard output.
    """
    for target in (alerts, ledger):
        require_writable(target, articles, watches, *([extractions] if extractions else []))
    with opened(articles) as lines:
        posts = read_posts(lines, articles)
    with opened(watches) as text:
        held = read_watches(text.read(), watches)
    try:
        told, rows = asyncio.run(_played(posts, held, extractions_of(extractions), workers, deadline))
    except RefusedCorpusError as error:
        refuse(str(error))
    _write(alerts, told)
    if ledger is not None:
        _write(ledger, rows)
    typer.echo(_summary(posts, held, told, rows), err=True)
    if not held:
        typer.echo(f"{watches}: no watches, so nobody is told anything", err=True)


async def _played(
    posts: list[Post], watches: list[RehearsedWatch], extractions: Extractions, workers: int, seconds: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The lines of the alerts and of the ledger."""
    rehearsal = Rehearsal(watches)
    with counted(len(posts)) as done:
        reports = reports_of(posts, extractions, workers=workers, deadline_seconds=seconds)
        told = await rehearsal.alerts(posts, reports, done)
    return told, await rehearsal.ledger()


def _write(target: str | None, lines: Iterable[dict[str, Any]]) -> None:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    if target in (None, "-"):
        typer.echo(text, nl=False)
        return
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        refuse(reason(error))


def _summary(
    posts: list[Post], watches: list[RehearsedWatch], told: list[dict[str, Any]], rows: list[dict[str, Any]]
) -> str:
    items = sum(len(line["items"]) for line in told)
    return f"{len(posts)} articles, {len(watches)} watches: {len(told)} alerts with {items} items, {len(rows)} rows"
