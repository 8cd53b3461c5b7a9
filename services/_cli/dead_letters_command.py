"""``claimwatch dead-letters``: see what was given up and why, and send it back to be tried again."""

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from aiokafka.errors import KafkaError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from services._cli.terminal import shown
from services._runtime.kafka.dead_letters import readable
from services._runtime.kafka.letters import DeadLetters, every_letter, sent_back_before
from services._runtime.kafka.topics import DEAD_LETTER_TOPICS
from services._runtime.settings import SharedSettings, read_settings

SHOWN_CHARACTERS = 160

app = typer.Typer(help="Messages that were given up, with their reasons.", no_args_is_help=True, add_completion=False)
Topic = Annotated[str, typer.Argument(metavar="TOPIC", help=f"One of {', '.join(DEAD_LETTER_TOPICS)}.")]


@app.command("list")
def show(
    topic: Annotated[str | None, typer.Argument(metavar="TOPIC", help="One topic; all without.")] = None,
) -> None:
    """Print the dead letters that are still kept, the oldest first."""
    table = Table("topic", "offset", "when", "class", "reason", "event", "sent back")
    for letters in _chosen(topic):
        records, done = _run(_all(letters))
        for record in records:
            back = "yes" if record.offset < done else ""
            table.add_row(letters, str(record.offset), *_cells(readable(record.headers)), back)
    Console().print(table if table.row_count else "no dead letters")


def _cells(headers: dict[str, str]) -> Iterator[Text]:
    for name in ("dlq-time", "dlq-class", "dlq-reason", "ce_id"):
        yield shown(" ".join(headers.get(name, "").split())[:SHOWN_CHARACTERS])


@app.command()
def replay(topic: Topic) -> None:
    """Send the dead letters of a topic that were not replayed yet back to where they came from.

    What went wrong must be mended first. Only the group that gave the messages up handles them again, as they were:
    what it did with them has the same ids, so that it happens once. A newer extractor finds what it finds, and that
    may alert.
    """
    (letters,) = _chosen(topic)
    typer.echo(f"{_run(_replay(letters))} sent back")


def _chosen(topic: str | None) -> tuple[str, ...]:
    if topic is not None and topic not in DEAD_LETTER_TOPICS:
        raise typer.BadParameter(f"{topic} is none of {', '.join(DEAD_LETTER_TOPICS)}")
    return DEAD_LETTER_TOPICS if topic is None else (topic,)


def _run(work: Any) -> Any:
    try:
        return asyncio.run(work)
    except (KafkaError, TimeoutError) as error:
        reason = str(error) or "the topic was not assigned; does it exist? run `claimwatch topics create`"
        typer.echo(f"{read_settings(SharedSettings).kafka} (CLAIMWATCH_KAFKA): {reason}", err=True)
        raise typer.Exit(1) from error


async def _all(letters: str) -> tuple[list[Any], int]:
    """The dead letters of a topic, and the offset before which they were sent back."""
    kafka = read_settings(SharedSettings).kafka
    return [record async for record in every_letter(kafka, letters)], await sent_back_before(kafka, letters)


async def _replay(letters: str) -> int:
    return await DeadLetters(read_settings(SharedSettings).kafka).replay(letters)
