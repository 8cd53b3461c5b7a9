"""The sweeper removes what is due in batches, says how much, and waits for a database that is away."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from prometheus_client import CollectorRegistry
from pymongo.errors import AutoReconnect

from services._runtime.backoff import Backoff
from services._runtime.metrics import sweep_metrics
from services._runtime.sweeping import Sweep, Sweeper, deleted, sweep_after
from tests.builders import NOW
from tests.fakes.mongo import FakeDatabase
from tests.waiting import until

DAY = timedelta(days=1)


def sweeper(*sweeps: Sweep, registry: CollectorRegistry, interval: float = 3_600) -> Sweeper:
    """A sweeper whose clock stands still."""
    return Sweeper(sweeps, lambda: NOW, sweep_metrics("test", registry), interval, Backoff(0.001, 0.001))


def removed(registry: CollectorRegistry, what: str = "notes") -> float | None:
    """How much was counted."""
    return registry.get_sample_value("claimwatch_test_retention_removed_total", {"what": what})


async def test_what_is_due_goes_batch_by_batch_and_the_rest_stays() -> None:
    registry, notes = CollectorRegistry(), FakeDatabase()["notes"]
    await notes.insert_many([{"_id": number, "at": NOW - number * DAY} for number in range(10)])

    def old(before: datetime) -> AsyncIterator[int]:
        return deleted(notes, {"at": {"$lt": before}}, size=2)

    (sweep,) = sweep_after(4, "notes", old)
    assert [count async for count in sweep.run(NOW)] == [2, 2, 1]
    assert set(notes.documents) == {0, 1, 2, 3, 4}
    await sweeper(sweep, registry=registry).sweep()
    assert removed(registry) is None, "nothing is left to remove"
    swept = registry.get_sample_value("claimwatch_test_retention_last_sweep_timestamp_seconds")
    assert swept == NOW.timestamp()


async def test_a_document_that_changed_since_it_was_found_stays() -> None:
    notes = FakeDatabase()["notes"]
    await notes.insert_many([{"_id": number, "at": NOW - DAY} for number in range(4)])
    counts = deleted(notes, {"at": {"$lt": NOW}}, size=2)
    assert await anext(counts) == 2
    await notes.update_one({"_id": 3}, {"$set": {"at": NOW}})
    assert [count async for count in counts] == [1]
    assert set(notes.documents) == {3}


async def test_two_that_sweep_at_once_count_each_thing_once() -> None:
    registries = CollectorRegistry(), CollectorRegistry()
    notes = FakeDatabase()["notes"]
    await notes.insert_many([{"_id": number, "at": NOW - DAY} for number in range(9)])
    sweep = Sweep("notes", lambda now: deleted(notes, {"at": {"$lt": now}}, size=2))
    await asyncio.gather(*(sweeper(sweep, registry=registry).sweep() for registry in registries))
    assert not notes.documents
    assert sum(removed(registry) or 0 for registry in registries) == 9


async def test_a_database_that_is_away_is_waited_for_and_a_bug_ends_the_sweeper() -> None:
    registry, database = CollectorRegistry(), FakeDatabase()
    await database["notes"].insert_one({"_id": 1, "at": NOW - DAY})
    tries: list[datetime] = []

    def old(now: datetime) -> AsyncIterator[int]:
        tries.append(now)
        return deleted(database["notes"], {"at": {"$lt": now}})

    database.error = AutoReconnect("away")
    task = asyncio.create_task(sweeper(Sweep("notes", old), registry=registry).run())
    await until(lambda: len(tries) > 2)
    database.error = None
    await until(lambda: removed(registry) == 1)
    task.cancel()

    async def broken(_now: datetime) -> AsyncIterator[int]:
        raise KeyError("at")
        yield 0

    with pytest.raises(KeyError):
        await sweeper(Sweep("notes", broken), registry=CollectorRegistry()).run()


def test_what_is_kept_for_ever_is_not_swept() -> None:
    assert sweep_after(None, "notes", lambda before: deleted(None, {})) == ()


async def test_a_condition_on_the_id_is_kept_batch_by_batch() -> None:
    notes = FakeDatabase()["notes"]
    await notes.insert_many([{"_id": f"{number}:x"} for number in range(6)])
    assert [count async for count in deleted(notes, {"_id": {"$lt": "5:"}}, size=2)] == [2, 2, 1]
    assert set(notes.documents) == {"5:x"}
