"""``claimwatch stories``: which articles are copies of one another, and which are about one occurrence."""

import asyncio
import json
from typing import Annotated, Any

import typer

from services._cli.rehearsal.corpus import Post, RefusedCorpusError, read_posts
from services._cli.rehearsal.options import MOST_WORKERS, USUAL_DEADLINE, Deadline, ExtractionsFile, Workers
from services._cli.rehearsal.reading import Extractions, reports_of
from services._cli.rehearsal.rehearsal import Rehearsal
from services._cli.rehearsal.stage import Played
from services._cli.rehearsal.terminal import counted, extractions_of, opened, refuse

app = typer.Typer(add_completion=False)


@app.command()
def stories(
    articles: Annotated[
        str, typer.Argument(metavar="ARTICLES.jsonl|-", help="Articles in the order of publication.")
    ] = "-",
    extractions: ExtractionsFile = None,
    workers: Workers = MOST_WORKERS,
    deadline: Deadline = USUAL_DEADLINE,
) -> None:
    """Place each article in a story and an incident, and print a line each, in order.

    A line is `{"id", "story", "original", "relation", "similarity", "incident"}`. Articles are as for `rehearse`.
    """
    with opened(articles) as lines:
        posts = read_posts(lines, articles)
    try:
        asyncio.run(_print(posts, extractions_of(extractions), workers, deadline))
    except RefusedCorpusError as error:
        refuse(str(error))


async def _print(posts: list[Post], extractions: Extractions, workers: int, seconds: float) -> None:
    """Play the posts, and print the line of each as soon as it is known."""
    rehearsal = Rehearsal(())
    ids = {post.published.article_id: post.id for post in reversed(posts)}
    with counted(len(posts)) as done:
        reports = reports_of(posts, extractions, workers=workers, deadline_seconds=seconds)
        for post, report in zip(posts, reports, strict=True):
            typer.echo(json.dumps(_line(post, await rehearsal.play(post, report), ids), ensure_ascii=False))
            done()


def _line(post: Post, played: Played, ids: dict[str, str]) -> dict[str, Any]:
    report = played.filed.report
    return {
        "id": post.id,
        "story": report.story_id,
        "original": ids.get(report.original, report.original),
        "relation": report.relation,
        "similarity": None if report.similarity is None else round(report.similarity, 3),
        "incident": report.incident_id,
    }
