"""Intake's surroundings on real servers: a publisher's web server, and a reader of the topic."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
from aiokafka import AIOKafkaConsumer

from claimwatch_contracts.cloudevents import event_of
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import ARTICLE_PUBLISHED
from services._runtime.clock import utc_now
from services._runtime.http.server import HttpServer
from services._runtime.settings import SharedSettings
from services.intake.app import create_app
from services.intake.settings import IntakeSettings
from tests.fakes.web import Site
from tests.integration import kafka_client
from tests.waiting import WAIT_SECONDS, answered


@dataclass
class Clock:
    """A clock that the test moves."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """Move the clock forward."""
        self.now += timedelta(**by)


@asynccontextmanager
async def open_site() -> AsyncIterator[Site]:
    """A web server on loopback."""
    site = Site()
    server = HttpServer(site.app, "127.0.0.1", 0)
    await server.start()
    site.address = f"http://127.0.0.1:{server.port}"
    yield site
    await server.stop()


class Topic:
    """The articles of one publisher that were published on the topic since the test began."""

    def __init__(self, consumer: AIOKafkaConsumer, publisher: str) -> None:
        self._consumer = consumer
        self.publisher = publisher
        self.events: list[ArticlePublished] = []

    async def read(self) -> list[ArticlePublished]:
        """All events up to this moment, every acknowledged one among them."""
        ends = await self._consumer.end_offsets(self._consumer.assignment())
        for partition, end in ends.items():
            while await self._consumer.position(partition) < end:
                records = (await self._consumer.getmany(partition, timeout_ms=1_000)).get(partition, [])
                for record in records:
                    headers = {name: value.decode() for name, value in record.headers}
                    event = event_of(ArticlePublished, headers, record.value)
                    assert record.key.decode() == event.article_id
                    if event.publisher == self.publisher:
                        self.events.append(event)
        return self.events

    async def until(self, count: int) -> list[ArticlePublished]:
        """Wait for so many events."""

        async def there() -> bool:
            return len(await self.read()) >= count

        await answered(there)
        return self.events


@asynccontextmanager
async def open_topic(kafka: str) -> AsyncIterator[Topic]:
    """A reader of the topic from this moment on, for a publisher of the test's own."""
    async with AIOKafkaConsumer(ARTICLE_PUBLISHED.name, bootstrap_servers=kafka) as consumer:
        await consumer.seek_to_end()
        for partition in consumer.assignment():
            await consumer.position(partition)
        yield Topic(consumer, f"publisher-{uuid.uuid4().hex[:8]}")


def quick_settings(shared: SharedSettings) -> IntakeSettings:
    """Settings with frequent look-ups of feeds and with loopback allowed."""
    return IntakeSettings(
        shared=shared,
        port=0,
        allow_private_addresses=True,
        fetch_timeout_seconds=WAIT_SECONDS,
        feed_check_seconds=0.05,
        full_text_characters=60,
    )


@asynccontextmanager
async def running(settings: IntakeSettings, clock: Clock | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a new intake that is ready."""
    service = create_app(settings, clock=clock or utc_now)
    async with (
        kafka_client.running(service),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=WAIT_SECONDS) as client,
    ):
        yield client


async def post(client: httpx.AsyncClient, **fields: object) -> httpx.Response:
    """Submit an article."""
    return await client.post("/articles", json=fields)


def new_url() -> str:
    """A new address of an article."""
    return f"https://wire.example/{uuid.uuid4().hex}"
