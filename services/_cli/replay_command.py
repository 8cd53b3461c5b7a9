"""``claimwatch replay``: have filed articles read again, so that what a better extractor finds replaces the stored."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated

import typer
from aiokafka.errors import KafkaError
from prometheus_client import CollectorRegistry
from pymongo.errors import PyMongoError

from services._cli.reasons import reason
from services._runtime.clock import utc_now
from services._runtime.kafka.broker import Emitter, commits_of, create_broker, dead_letter_limit
from services._runtime.kafka.topics import require_topics
from services._runtime.metrics import runtime_metrics
from services._runtime.mongo import connect, disconnect
from services._runtime.settings import SharedSettings, read_settings
from services.archive.store.reports import ReportStore

SENDER = "replay"
app = typer.Typer(add_completion=False)


@app.command()
def replay(
    since: Annotated[
        datetime | None, typer.Option(metavar="TIME", help="Those filed at this time or later, in UTC.")
    ] = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="This article alone, all its revisions.")] = None,
) -> None:
    """Publish filed articles again, marked as a replay: reports are updated, nobody is notified, then or later.

    Live articles wait meanwhile. An article that was never filed is left alone: its dead letter is to be replayed.
    """
    settings = read_settings(SharedSettings)
    try:
        count = asyncio.run(replay_articles(settings, since and _aware(since), article))
    except (KafkaError, PyMongoError, TimeoutError) as error:
        typer.echo(f"replay broke off, repeating it is safe: {reason(error)}", err=True)
        raise typer.Exit(1) from error
    if article and not count:
        typer.echo(f"no filed article has the id {article}", err=True)
        raise typer.Exit(1)
    typer.echo(f"{count} sent")


def _aware(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


async def replay_articles(settings: SharedSettings, since: datetime | None = None, article: str | None = None) -> int:
    """Publish the filed article revisions, the first filed first; how many there were.

    Raises:
        KafkaError, PyMongoError: a server is away; what was sent until then stays sent.
        StartError: the topics are not there.
    """
    count, database = 0, connect(settings)
    try:
        async with _emitter(settings) as emitter:
            async for revision in ReportStore(database).articles(since=since, article_id=article):
                await emitter.emit(revision.model_copy(update={"replay": True}))
                count += 1
    finally:
        await disconnect(database)
    return count


@asynccontextmanager
async def _emitter(settings: SharedSettings) -> AsyncIterator[Emitter]:
    registry = CollectorRegistry()
    metrics = runtime_metrics(SENDER, registry)
    broker, _ = create_broker(
        SENDER,
        settings,
        registry=registry,
        metrics=metrics,
        clock=utc_now,
        limit=dead_letter_limit(settings),  # of what is received: nothing
        commits=commits_of(settings, metrics),
        stop=lambda _reason: None,
    )
    await require_topics(settings.kafka)  # a broker that is away leaves the producer open
    try:
        await broker.start()
        yield Emitter(broker, SENDER, utc_now)
    finally:
        await broker.stop()
