"""Promises 1 and 3 of the pipeline, against a real broker: nothing lost, errors have a class."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from claimwatch_contracts.cloudevents import headers_for, schema_uri
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import Topic
from services._runtime.boot import Service
from services._runtime.errors import TransientError
from services._runtime.settings import ServiceSettings, SharedSettings
from tests.integration.kafka_client import running
from tests.waiting import WAIT_SECONDS, until

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


@pytest.fixture
async def topic(shared_settings: SharedSettings) -> Topic:
    """A topic of the test's own, with its dead letters."""
    name = f"probe-{uuid.uuid4().hex[:8]}"
    topic = Topic(name, ArticlePublished, owner="probe", groups={"probe": f"{name}-group"}, partitions=2)
    admin = AIOKafkaAdminClient(bootstrap_servers=shared_settings.kafka)
    await admin.start()
    await admin.create_topics([NewTopic(name, 2, 1), NewTopic(topic.dead_letters[0], 1, 1)])
    await admin.close()
    return topic


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


async def test_fail_one_succeed_the_next_restart_and_the_failed_one_is_handled(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    handler = Recording(is_mended=False)
    await send(shared_settings, topic, article(1), partition=0)
    await send(shared_settings, topic, article(2), partition=1)
    async with running(probe(shared_settings, topic, handler.handle)):
        await until(lambda: handler.failed and handler.seen)
    assert handler.seen == ["article-2"]
    handler.is_mended = True
    async with running(probe(shared_settings, topic, handler.handle)):
        await send(shared_settings, topic, article(3), partition=0)
        await send(shared_settings, topic, article(4), partition=1)
        await until(lambda: {"article-3", "article-4"} <= set(handler.seen))
    assert handler.in_order(1, 3) == ["article-1", "article-3"]
    assert handler.in_order(2, 4) == ["article-2", "article-4"]


async def test_a_transient_failure_keeps_the_order_of_its_partition_and_lets_the_others_go_on(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    seen: list[str] = []
    tries = 0

    async def handler(event: ArticlePublished) -> None:
        nonlocal tries
        if event.article_id == "article-1" and (tries := tries + 1) <= 4:
            raise TransientError("not yet")
        seen.append(event.article_id)

    await send(shared_settings, topic, article(1), article(2), partition=0)
    await send(shared_settings, topic, article(3), partition=1)
    async with running(probe(shared_settings, topic, handler)):
        await until(lambda: len(seen) == 3)
    assert seen == ["article-3", "article-1", "article-2"]


async def test_two_subscriptions_handle_two_partitions_at_the_same_time_and_each_in_order(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    both = asyncio.Barrier(2)
    seen: list[str] = []

    async def handler(event: ArticlePublished) -> None:
        async with asyncio.timeout(WAIT_SECONDS):
            await both.wait()
        seen.append(event.article_id)

    async with running(probe(shared_settings, topic, handler, subscriptions=2)):
        await send(shared_settings, topic, article(1), article(2), article(3), partition=0)
        await send(shared_settings, topic, article(4), article(5), article(6), partition=1)
        await until(lambda: len(seen) == 6)
    assert [one for one in seen if one < "article-4"] == ["article-1", "article-2", "article-3"]
    assert [one for one in seen if one >= "article-4"] == ["article-4", "article-5", "article-6"]


async def test_with_two_subscriptions_a_failed_message_is_handled_after_a_restart_and_holds_back_only_its_partition(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    handler = Recording(is_mended=False)
    async with running(probe(shared_settings, topic, handler.handle, subscriptions=2)):
        await send(shared_settings, topic, article(1), article(2), partition=0)
        await send(shared_settings, topic, article(3), article(4), partition=1)
        await until(lambda: "article-4" in handler.seen and handler.failed >= 3)
    assert handler.seen == ["article-3", "article-4"]
    handler.is_mended = True
    async with running(probe(shared_settings, topic, handler.handle, subscriptions=2)):
        await send(shared_settings, topic, article(5), partition=0)
        await send(shared_settings, topic, article(6), partition=1)
        await until(lambda: {"article-5", "article-6"} <= set(handler.seen))
    assert handler.in_order(1, 2, 5) == ["article-1", "article-2", "article-5"]
    assert handler.in_order(3, 4, 6) == ["article-3", "article-4", "article-6"]


async def test_what_is_in_flight_in_every_subscription_is_finished_and_committed_before_the_service_ends(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    begun: list[str] = []
    handler = Recording()

    async def slow(event: ArticlePublished) -> None:
        begun.append(event.article_id)
        await until(lambda: not service.started)
        await handler.handle(event)

    service = probe(shared_settings, topic, slow, subscriptions=2)
    async with running(service):
        await send(shared_settings, topic, article(1), partition=0)
        await send(shared_settings, topic, article(2), partition=1)
        await until(lambda: len(begun) == 2)
        assert handler.seen == []
    assert sorted(handler.seen) == ["article-1", "article-2"]
    async with running(probe(shared_settings, topic, handler.handle)):
        await send(shared_settings, topic, article(3), partition=0)
        await send(shared_settings, topic, article(4), partition=1)
        await until(lambda: {"article-3", "article-4"} <= set(handler.seen))
    assert handler.in_order(1, 3) == ["article-1", "article-3"]
    assert handler.in_order(2, 4) == ["article-2", "article-4"]


async def test_what_is_done_is_committed_before_another_instance_gets_the_partition_and_before_the_end(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    shared = shared_settings.model_copy(update={"commit_interval_seconds": 60.0})
    together, afterwards = Recording(), Recording()
    async with running(probe(shared, topic, together.handle)):
        await send(shared, topic, article(1), partition=0)
        await send(shared, topic, article(2), partition=1)
        await until(lambda: len(together.seen) == 2)
        async with running(probe(shared, topic, together.handle)):
            await send(shared, topic, article(3), partition=0)
            await send(shared, topic, article(4), partition=1)
            await until(lambda: {"article-3", "article-4"} <= set(together.seen))
    assert sorted(together.seen) == ["article-1", "article-2", "article-3", "article-4"]
    async with running(probe(shared, topic, afterwards.handle)):
        await send(shared, topic, article(5), partition=0)
        await send(shared, topic, article(6), partition=1)
        await until(lambda: {"article-5", "article-6"} <= set(afterwards.seen))
    assert sorted(afterwards.seen) == ["article-5", "article-6"]


async def test_malformed_messages_are_dead_lettered_with_reason_and_origin_and_the_service_goes_on(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    handler = Recording()
    bad = [b"{not json", b'{"article_id": 7}', b"\xff\xfe", b""]
    for value in bad:
        await send(shared_settings, topic, article(1), value=value)
    async with AIOKafkaProducer(bootstrap_servers=shared_settings.kafka) as producer:
        await producer.send_and_wait(topic.name, b"{}", partition=0, headers=[("ce_id", b"\xff\xfe")])
        await producer.send_and_wait(topic.name, b"{}", partition=0)
    await send(shared_settings, topic, article(2))
    async with running(probe(shared_settings, topic, handler.handle)):
        await until(lambda: handler.seen == ["article-2"])
    letters = await dead_letters(shared_settings, topic, len(bad) + 2)
    assert [letter.value for letter in letters[: len(bad)]] == bad
    headers = [{k: v.decode() for k, v in letter.headers} for letter in letters]
    assert all(h["dlq-class"] == "invalid" for h in headers)
    assert [h["dlq-offset"] for h in headers] == [str(n) for n in range(len(bad) + 2)]
    assert all(h["dlq-topic"] == topic.name and h["dlq-reason"] and h["dlq-stack"] for h in headers)
    assert "ce_" in headers[-1]["dlq-reason"]


async def test_a_message_of_a_later_release_is_dead_lettered_with_the_advice_to_upgrade(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    handler = Recording()
    later = headers_for(article(1), source="test", time=NOW) | {"ce_dataschema": schema_uri(ArticlePublished, 99)}
    async with AIOKafkaProducer(bootstrap_servers=shared_settings.kafka) as producer:
        headers = [(name, value.encode()) for name, value in later.items()]
        await producer.send_and_wait(topic.name, b"{}", partition=0, headers=headers)
    await send(shared_settings, topic, article(2))
    async with running(probe(shared_settings, topic, handler.handle)):
        await until(lambda: handler.seen == ["article-2"])
    (letter,) = await dead_letters(shared_settings, topic, 1)
    given_up = {name: value.decode() for name, value in letter.headers}
    assert given_up["dlq-class"] == "invalid"
    assert "not 99; upgrade consumers first" in given_up["dlq-reason"]
    assert given_up["ce_dataschema"] == later["ce_dataschema"], "replayed, it is read by its version"


async def test_a_bug_is_tried_three_times_then_dead_lettered_as_bug(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    tries: list[str] = []

    async def handler(event: ArticlePublished) -> None:
        tries.append(event.article_id)
        if event.article_id == "article-1":
            raise ZeroDivisionError("a bug")

    await send(shared_settings, topic, article(1), article(2))
    async with running(probe(shared_settings, topic, handler)):
        await until(lambda: "article-2" in tries)
    assert tries == ["article-1"] * 3 + ["article-2"]
    (letter,) = await dead_letters(shared_settings, topic, 1)
    headers = {k: v.decode() for k, v in letter.headers}
    assert (headers["dlq-class"], headers["dlq-reason"]) == ("bug", "a bug")
    assert "ZeroDivisionError" in headers["dlq-stack"]


async def broken(_event: ArticlePublished) -> None:
    """A handler that is wrong about every message."""
    raise ZeroDivisionError


async def test_when_many_messages_die_of_bugs_the_service_stops_with_an_error(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    shared = shared_settings.model_copy(update={"dead_letter_minimum": 5, "bug_attempts": 1})
    await send(shared, topic, *map(article, range(8)))
    assert await asyncio.wait_for(probe(shared, topic, broken).run(), WAIT_SECONDS) == 1


async def test_started_again_it_stops_at_the_next_bug(shared_settings: SharedSettings, topic: Topic) -> None:
    shared = shared_settings.model_copy(update={"dead_letter_minimum": 5, "bug_attempts": 1})
    await send(shared, topic, *map(article, range(5)))
    assert await asyncio.wait_for(probe(shared, topic, broken).run(), WAIT_SECONDS) == 1
    await send(shared, topic, article(5), article(6))
    assert await asyncio.wait_for(probe(shared, topic, broken).run(), WAIT_SECONDS) == 1
    assert len(await dead_letters(shared, topic, 6)) == 6


async def test_many_invalid_messages_stop_nothing_also_after_a_restart(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    handler = Recording()
    shared = shared_settings.model_copy(update={"dead_letter_minimum": 3, "bug_attempts": 1})
    for number in (1, 2):
        for _ in range(6):
            await send(shared, topic, article(number), value=b"{")
        await send(shared, topic, article(number))
        async with running(probe(shared, topic, handler.handle)) as service:
            await until(lambda number=number: f"article-{number}" in handler.seen)
            assert service.started
    assert handler.seen == ["article-1", "article-2"]


async def test_a_header_may_lack_its_value_or_ask_for_a_reply(shared_settings: SharedSettings, topic: Topic) -> None:
    handler = Recording()
    good = [(k, v.encode()) for k, v in headers_for(article(1), source="test", time=NOW).items()]
    body = article(1).model_dump_json().encode()
    async with AIOKafkaProducer(bootstrap_servers=shared_settings.kafka) as producer:
        await producer.send_and_wait(topic.name, body, partition=0, headers=[*good, ("empty", None)])
        reply = ("reply_to", topic.dead_letters[0].encode())
        await producer.send_and_wait(topic.name, body, partition=0, headers=[*good, reply])
    await send(shared_settings, topic, article(2))
    async with running(probe(shared_settings, topic, handler.handle)):
        await until(lambda: handler.seen == ["article-1", "article-2"])
    await send(shared_settings, topic, article(3), value=b"{")
    async with running(probe(shared_settings, topic, handler.handle)):
        letters = await dead_letters(shared_settings, topic, 2)
    headers = [{k: v.decode() for k, v in letter.headers} for letter in letters]
    assert [h.get("dlq-class") for h in headers] == ["invalid", "invalid"]
    assert "no value" in headers[0]["dlq-reason"]


async def test_a_service_that_cannot_reach_its_broker_gives_up_after_the_start_time(
    shared_settings: SharedSettings,
) -> None:
    shared = shared_settings.model_copy(update={"kafka": "127.0.0.1:1", "start_timeout_seconds": 1.0})
    service = Service("probe", ServiceSettings(shared=shared, port=0))
    assert await asyncio.wait_for(service.run(), WAIT_SECONDS) == 1
