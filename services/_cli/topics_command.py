"""``claimwatch topics create``: the topics and dead-letter topics that the contracts name."""

import asyncio
from typing import Annotated

import typer
from aiokafka.errors import KafkaError

from claimwatch_contracts.topics import DAY_SECONDS
from services._runtime.kafka.topics import create_topics
from services._runtime.settings import SharedSettings, read_settings

DAY_MILLISECONDS = DAY_SECONDS * 1_000
app = typer.Typer(help="Kafka topics.", no_args_is_help=True, add_completion=False)


@app.callback()
def topics() -> None:
    """Kafka topics."""


@app.command()
def create(
    replication_factor: Annotated[int, typer.Option(min=1, help="Copies of each partition.")] = 1,
) -> None:
    """Create the topics that are missing at CLAIMWATCH_KAFKA; run it before the services, and after an upgrade.

    Topics that exist get the retention of today: dead letters are kept for CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS, other
    messages for CLAIMWATCH_TOPIC_RETENTION_DAYS or, without it, as long as this release says.
    """
    settings = read_settings(SharedSettings)
    kafka = settings.kafka
    try:
        created, changed = asyncio.run(
            create_topics(
                kafka,
                replication_factor=replication_factor,
                dead_letter_days=settings.dead_letter_retention_days,
                event_days=settings.topic_retention_days,
            )
        )
    except KafkaError as error:
        typer.echo(f"topics not created at {kafka} (CLAIMWATCH_KAFKA): {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"created: {', '.join(created)}" if created else "nothing to create: every topic exists")
    for topic, before, after in changed:
        typer.echo(f"{topic}: kept for {_days(after)} from now on, before for {_days(before)}")


def _days(milliseconds: str | None) -> str:
    """A retention in words. Kafka's -1 is for ever."""
    if milliseconds is None:
        return "the broker's own time"
    return "ever" if milliseconds == "-1" else f"{int(milliseconds) / DAY_MILLISECONDS:g} days"
