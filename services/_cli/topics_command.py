"""``claimwatch topics create``: the topics and dead-letter topics that the contracts name."""

import asyncio
from typing import Annotated

import typer
from aiokafka.errors import KafkaError

from services._runtime.kafka.topics import create_topics
from services._runtime.settings import SharedSettings, read_settings

app = typer.Typer(help="Kafka topics.", no_args_is_help=True, add_completion=False)


@app.callback()
def topics() -> None:
    """Kafka topics."""


@app.command()
def create(
    replication_factor: Annotated[int, typer.Option(min=1, help="Copies of each partition.")] = 1,
) -> None:
    """Create the topics that are missing at CLAIMWATCH_KAFKA; run it before the services, and after an upgrade.

    Dead letters are kept for CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS from then on, also where their topics exist.
    """
    settings = read_settings(SharedSettings)
    kafka, days = settings.kafka, settings.dead_letter_retention_days
    try:
        created, changed = asyncio.run(
            create_topics(kafka, replication_factor=replication_factor, dead_letter_days=days)
        )
    except KafkaError as error:
        typer.echo(f"topics not created at {kafka} (CLAIMWATCH_KAFKA): {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"created: {', '.join(created)}" if created else "nothing to create: every topic exists")
    if changed:
        typer.echo(f"kept for {days} days from now on: {', '.join(changed)}")
