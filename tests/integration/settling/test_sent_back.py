"""Dead letters that are sent back: the group that gave them up handles them, and all others pass them over."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from aiokafka import AIOKafkaProducer

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import Topic
from services._runtime.boot import Service
from services._runtime.kafka.heard import Heard
from services._runtime.kafka.letters import DeadLetters, every_letter, sent_back_before
from services._runtime.pace import Pace
from services._runtime.settings import ServiceSettings, SharedSettings
from tests.integration.kafka_client import running
from tests.integration.settling.probes import article, send
from tests.waiting import answered, until


class Readers:
    """Three services on one topic, with what each has handled: one by one, several together, and live."""

    def __init__(self, shared: SharedSettings, topic: Topic) -> None:
        self.shared, self.topic = shared, topic
        self.is_mended = False
        self.seen: dict[str, list[str]] = {name: [] for name in topic.groups}

    async def _handle(self, event: ArticlePublished) -> None:
        if event.article_id == "article-1" and not self.is_mended:
            raise ZeroDivisionError
        self.seen["probe"].append(event.article_id)

    async def _handle_together(self, heard: Sequence[Heard[ArticlePublished]]) -> None:
        self.seen["other"] += [each.event.article_id for each in heard]

    async def _handle_live(self, event: ArticlePublished) -> None:
        self.seen["live"].append(event.article_id)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[list[Service]]:
        """Run all three."""
        services = [Service(name, ServiceSettings(shared=self.shared, port=0)) for name in self.seen]
        probe, other, live = services
        probe.subscribe(self.topic)(self._handle)
        other.subscribe_in_batches(self.topic, self._handle_together, most=50, pace=Pace(0.1, 0.1))
        live.subscribe(self.topic)(self._handle_live)
        async with AsyncExitStack() as stack:
            for service in services:
                await stack.enter_async_context(running(service))
            yield services

    async def all_have_seen(self, number: int) -> None:
        """Send an article, and wait until each has handled it, and so all before it."""
        await send(self.shared, self.topic, article(number))
        await until(lambda: all(f"article-{number}" in seen for seen in self.seen.values()))

    async def letters(self) -> list[int]:
        """How many dead letters each group has."""
        return [len([record async for record in every_letter(self.shared.kafka, each)]) for each in self._dead_letters]

    async def have_given_up(self, *letters: int) -> bool:
        """Whether each group has so many dead letters."""
        return await self.letters() == list(letters)

    async def send_back(self) -> int:
        """Send back what the first group gave up."""
        return await DeadLetters(self.shared.kafka).replay(self._dead_letters[0])

    @property
    def _dead_letters(self) -> tuple[str, ...]:
        return self.topic.dead_letters


async def test_what_no_group_can_read_dies_again_in_the_group_to_which_it_was_sent_back_and_in_no_other(
    shared_settings: SharedSettings, shared_topic: Topic
) -> None:
    readers = Readers(shared_settings, shared_topic)
    async with AIOKafkaProducer(bootstrap_servers=shared_settings.kafka) as producer:
        await producer.send_and_wait(shared_topic.name, b"{}", partition=0)
    async with readers.running() as (_, other, _):
        await readers.all_have_seen(2)
        assert await readers.letters() == [1, 1]
        for times in (1, 2):
            assert await readers.send_back() == 1
            await answered(lambda times=times: readers.have_given_up(1 + times, 1))
            await until(lambda times=times: skipped(other, shared_topic) == times)
            assert await sent_back_before(shared_settings.kafka, shared_topic.dead_letters[0]) == times
    async with readers.running():
        await readers.all_have_seen(3)
    assert await readers.letters() == [3, 1], "what was passed over is not given up later either"


async def test_what_one_group_gave_up_is_handled_by_it_alone_once_it_is_mended(
    shared_settings: SharedSettings, shared_topic: Topic
) -> None:
    readers = Readers(shared_settings, shared_topic)
    async with readers.running() as (_, other, _):
        await send(shared_settings, shared_topic, article(1))
        await readers.all_have_seen(2)
        assert await readers.letters() == [1, 0]
        readers.is_mended = True
        assert await readers.send_back() == 1
        await until(lambda: "article-1" in readers.seen["probe"] and skipped(other, shared_topic) == 1)
        await readers.all_have_seen(3)
    assert readers.seen["probe"] == ["article-2", "article-1", "article-3"]
    assert readers.seen["other"] == readers.seen["live"] == ["article-1", "article-2", "article-3"]
    assert await readers.letters() == [1, 0]


def skipped(service: Service, topic: Topic) -> float | None:
    """How many messages the service's group has passed over."""
    labels = {"group": str(topic.groups[service.name])}
    return service.registry.get_sample_value(f"claimwatch_{service.name}_messages_skipped_total", labels)
