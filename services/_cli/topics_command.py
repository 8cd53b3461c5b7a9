"""``claimwatch topics create``: the topics and dead-letter topics that the contracts name."""

import asyncio
from typing import Annotated

import typer
from aiokafka.errors import KafkaError

from services._runtime.kafka.topics import create_topics
from services._runtime.settings import SharedSettings, read_settings

app = typer.Typer(help="Kafka topics.", no_args_is_help=True)


@app.callback()
def topics() -> None:
    """Kafka topics."""


@app.command()
def create(
    replication_factor: Annotated[int, typer.Option(min=1, help="Copies of each partition.")] = 1,
) -> None:
    """Create the topics that are missing at CLAIMWATCH_KAFKA; run it before the services, and after an upgrade."""
    kafka = read_settings(SharedSettings).kafka
    try:
        created = asyncio.run(create_topics(kafka, replication_factor=replication_factor))
    except KafkaError as error:
        typer.echo(f"topics not created at {kafka} (CLAIMWATCH_KAFKA): {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"created: {', '.join(created)}" if created else "nothing to create: every topic exists")
