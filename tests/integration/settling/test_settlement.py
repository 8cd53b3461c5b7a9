"""Promises 1 and 3 of the pipeline, against a real broker: nothing lost, errors have a class."""

import asyncio

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import Topic
from services._runtime.boot import Service
from services._runtime.errors import TransientError
from services._runtime.settings import ServiceSettings, SharedSettings
from tests.integration.kafka_client import running
from tests.integration.settling.probes import Recording, article, probe, send
from tests.waiting import WAIT_SECONDS, until


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


async def test_a_service_that_cannot_reach_its_broker_gives_up_after_the_start_time(
    shared_settings: SharedSettings,
) -> None:
    shared = shared_settings.model_copy(update={"kafka": "127.0.0.1:1", "start_timeout_seconds": 1.0})
    service = Service("probe", ServiceSettings(shared=shared, port=0))
    assert await asyncio.wait_for(service.run(), WAIT_SECONDS) == 1
