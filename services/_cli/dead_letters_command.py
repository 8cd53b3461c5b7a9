"""``claimwatch dead-letters``: see what was given up and why, and send it back to be tried again."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

import typer
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import KafkaError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimwatch_contracts.topics import MAX_MESSAGE_BYTES, TOPICS
from services._cli.terminal import shown
from services._runtime.kafka.dead_letters import readable
from services._runtime.settings import SharedSettings, read_settings

LETTERS = tuple(letters for topic in TOPICS for letters in topic.dead_letters)
QUIET_MILLISECONDS = 2_000
ASSIGNMENT_SECONDS = 20.0
SHOWN_CHARACTERS = 160

app = typer.Typer(help="Messages that were given up, with their reasons.", no_args_is_help=True, add_completion=False)
Topic = Annotated[str, typer.Argument(metavar="TOPIC", help=f"One of {', '.join(LETTERS)}.")]


@app.command("list")
def show(
    topic: Annotated[str | None, typer.Argument(metavar="TOPIC", help="One topic; all without.")] = None,
) -> None:
    """Print the dead letters that are still kept, the oldest first."""
    table = Table("topic", "offset", "when", "class", "reason", "event")
    for letters in _chosen(topic):
        for record in _run(_all(letters)):
            table.add_row(letters, str(record.offset), *_cells(readable(record.headers)))
    Console().print(table if table.row_count else "no dead letters")


def _cells(headers: dict[str, str]) -> Iterator[Text]:
    for name in ("dlq-time", "dlq-class", "dlq-reason", "ce_id"):
        yield shown(" ".join(headers.get(name, "").split())[:SHOWN_CHARACTERS])


@app.command()
def replay(topic: Topic) -> None:
    """Send the dead letters of a topic that were not replayed yet back to where they came from.

    What went wrong must be mended first. Every group of the topic sees the messages again, as they were: what it did
    with them has the same ids, so that it happens once. A newer extractor finds what it finds, and that may alert.
    """
    (letters,) = _chosen(topic)
    typer.echo(f"{_run(_replay(letters))} sent back")


def _chosen(topic: str | None) -> tuple[str, ...]:
    if topic is not None and topic not in LETTERS:
        raise typer.BadParameter(f"{topic} is none of {', '.join(LETTERS)}")
    return LETTERS if topic is None else (topic,)


def _run(work: Any) -> Any:
    try:
        return asyncio.run(work)
    except (KafkaError, TimeoutError) as error:
        reason = str(error) or "the topic was not assigned; does it exist? run `claimwatch topics create`"
        typer.echo(f"{read_settings(SharedSettings).kafka} (CLAIMWATCH_KAFKA): {reason}", err=True)
        raise typer.Exit(1) from error


async def _all(letters: str) -> list[Any]:
    consumer = _consumer(letters, group=None)
    return [record async for record in _kept(consumer)]


async def _replay(letters: str) -> int:
    """Each is committed after it was sent: an interruption repeats one at most, which changes nothing."""
    kafka, sent = read_settings(SharedSettings).kafka, 0
    consumer = _consumer(letters, group=f"{letters}-replay")
    async with AIOKafkaProducer(
        bootstrap_servers=kafka, acks="all", enable_idempotence=True, max_request_size=2 * MAX_MESSAGE_BYTES
    ) as producer:
        async for record in _kept(consumer):
            headers = [(name, value) for name, value in record.headers if not name.startswith("dlq-")]
            origin = readable(record.headers)["dlq-topic"]
            await producer.send_and_wait(origin, record.value, key=record.key, headers=headers)
            await consumer.commit()
            sent += 1
    return sent


def _consumer(letters: str, *, group: str | None) -> AIOKafkaConsumer:
    return AIOKafkaConsumer(
        letters,
        bootstrap_servers=read_settings(SharedSettings).kafka,
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=2 * MAX_MESSAGE_BYTES,
    )


async def _kept(consumer: AIOKafkaConsumer) -> AsyncIterator[Any]:
    """Every record up to the end as it is now, one by one."""
    try:
        await consumer.start()
        async with asyncio.timeout(ASSIGNMENT_SECONDS):
            while not (partitions := consumer.assignment()):  # noqa: ASYNC110 - the group assigns it in its own time
                await asyncio.sleep(0.05)
        ends = await consumer.end_offsets(partitions)
        while any([await consumer.position(partition) < end for partition, end in ends.items()]):
            batches = await consumer.getmany(timeout_ms=QUIET_MILLISECONDS, max_records=1)
            for records in batches.values():
                for record in records:
                    yield record
    finally:
        await consumer.stop()  # also one that found no broker
