"""Services with one handler, and what they are sent."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord

from claimwatch_contracts.cloudevents import headers_for
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import Topic
from services._runtime.boot import Service
from services._runtime.errors import TransientError
from services._runtime.settings import ServiceSettings, SharedSettings
from tests.waiting import WAIT_SECONDS

NOW = datetime(2026, 1, 1, tzinfo=UTC)
Handler = Callable[[ArticlePublished], Awaitable[None]]


@dataclass
class Recording:
    """A handler that remembers what it has handled. Until ``is_mended`` the first article fails, each time in turn."""

    is_mended: bool = True
    seen: list[str] = field(default_factory=list)
    failed: int = 0

    async def handle(self, event: ArticlePublished) -> None:
        """Handle one."""
        if event.article_id == "article-1" and not self.is_mended:
            self.failed += 1
            raise TransientError("not yet")
        self.seen.append(event.article_id)

    def in_order(self, *numbers: int) -> list[str]:
        """Those of these articles that were handled, in the order in which they were."""
        return [identity for identity in self.seen if identity in {f"article-{number}" for number in numbers}]


def article(number: int) -> ArticlePublished:
    """The test's nth article."""
    return ArticlePublished(
        article_id=f"article-{number}", revision=1, text="x", publisher="p", received_at=NOW, language="en"
    )


async def send(
    shared: SharedSettings, topic: Topic, *articles: ArticlePublished, partition: int = 0, value: bytes | None = None
) -> None:
    """Put articles (or one raw value with an article's headers) into one partition."""
    async with AIOKafkaProducer(bootstrap_servers=shared.kafka) as producer:
        for item in articles:
            headers = [(k, v.encode()) for k, v in headers_for(item, source="test", time=NOW).items()]
            body = value if value is not None else item.model_dump_json().encode()
            await producer.send_and_wait(topic.name, body, partition=partition, headers=headers)


def probe(shared: SharedSettings, topic: Topic, handler: Handler, subscriptions: int = 1) -> Service:
    """A service with that handler on that topic."""
    service = Service("probe", ServiceSettings(shared=shared, port=0))
    for _ in range(subscriptions):
        service.subscribe(topic)(handler)
    return service


async def dead_letters(shared: SharedSettings, topic: Topic, count: int) -> list[ConsumerRecord]:
    """The first so many dead letters of the topic."""
    async with AIOKafkaConsumer(
        topic.dead_letters[0], bootstrap_servers=shared.kafka, auto_offset_reset="earliest"
    ) as consumer:
        return [await asyncio.wait_for(consumer.getone(), WAIT_SECONDS) for _ in range(count)]


async def broken(_event: ArticlePublished) -> None:
    """A handler that is wrong about every message."""
    raise ZeroDivisionError
