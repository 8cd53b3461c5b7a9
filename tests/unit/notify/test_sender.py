"""The sender on fakes: it is woken, it waits for a database that is away, and it ends when something is broken."""

import asyncio
from collections.abc import Callable

import pytest
from pymongo.errors import AutoReconnect, OperationFailure
from structlog.testing import capture_logs

from tests.unit.notify.world import World
from tests.waiting import until


async def world_with_alerts(**errors: list[Exception]) -> World:
    """A world with two deliveries due to one channel."""
    world = World()
    await world.put()
    await world.raised("a", "b")
    world.store.errors = errors
    return world


async def sent(world: World, enough: Callable[[], bool]) -> None:
    """Run the sender until it is enough; what ends it before is raised."""
    task = asyncio.create_task(world.sender.run())
    await until(lambda: enough() or task.done())
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()


async def test_a_sender_that_looks_rarely_since_nothing_was_due_is_woken_at_once() -> None:
    world = World(poll_seconds=0.001, longest_poll_seconds=3_600)
    await world.put()
    task = asyncio.create_task(world.sender.run())
    await until(lambda: world.store.looks > 9)
    await world.raised("a", "b")
    await until(lambda: world.states == ["delivered"] * 2)
    task.cancel()
    await asyncio.wait([task])


async def test_database_that_is_away_is_waited_for() -> None:
    world = await world_with_alerts(lease=[AutoReconnect("away")] * 3)
    await sent(world, lambda: world.states == ["delivered"] * 2)
    assert world.store.errors == {"lease": []}


async def test_record_that_fails_leaves_the_lease_to_expire_and_the_sender_at_work() -> None:
    world = await world_with_alerts(record=[AutoReconnect("away")])
    await sent(world, lambda: world.states == ["pending", "delivered"])
    assert len(world.transport.sent) == 2


async def test_what_a_database_says_of_itself_is_logged_in_short() -> None:
    away = AutoReconnect("away" * 5_000)
    world = await world_with_alerts(lease=[away], record=[away])
    with capture_logs() as lines:
        await sent(world, lambda: "delivered" in world.states)
    told = [line for line in lines if line["log_level"] == "warning"]
    assert {line["event"] for line in told} == {
        "deliveries cannot be leased, trying again",
        "delivery left to expire",
    }
    assert all(len(str(line)) < 1_000 for line in told)


@pytest.mark.parametrize("method", ["lease", "record"])
async def test_database_that_refuses_ends_the_sender(method: str) -> None:
    world = await world_with_alerts(**{method: [OperationFailure("no", code=9)]})
    with pytest.raises(OperationFailure):
        await sent(world, lambda: False)
