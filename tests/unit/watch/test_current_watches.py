"""The current watches: a change that was stored before a report is handled counts for that report, and is read once."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from services.watch.facts.facts import ReportFacts
from services.watch.holding.current_watches import COMPARED_EVERY, OVERLAP, CurrentWatches
from tests.builders import NOW, report, watch
from tests.fakes.watch import FakeWatchStore

LATER = NOW + timedelta(hours=1)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = LATER

    def __call__(self) -> datetime:
        return self.now


async def fired(current: CurrentWatches) -> list[str]:
    """The ids of the watches that the usual report concerns."""
    await current.refresh()
    return sorted(held.watch_id for held in await current.concerned(ReportFacts(report())))


async def test_all_watches_are_read_at_the_start_and_none_of_them_again() -> None:
    store = FakeWatchStore(*(watch(watch_id=f"w{number}") for number in range(2_500)))
    current = CurrentWatches(store, Clock())
    assert len(await fired(current)) == len(current) == 2_500
    assert len(await fired(current)) == 2_500
    assert sorted(store.reads) == sorted(f"w{number}" for number in range(2_500))


async def test_what_is_new_changed_switched_off_or_deleted_counts_for_the_next_report() -> None:
    store = FakeWatchStore(watch(watch_id="w1"), watch(watch_id="w2"), watch(watch_id="w3"))
    current = CurrentWatches(store, Clock())
    assert await fired(current) == ["w1", "w2", "w3"]
    store.put(watch(watch_id="w4", updated_at=LATER))
    assert await fired(current) == ["w1", "w2", "w3", "w4"]
    store.put(watch(watch_id="w1", topics=("drones",), updated_at=LATER))
    assert await fired(current) == ["w2", "w3", "w4"]
    store.put(watch(watch_id="w2", enabled=False, updated_at=LATER))
    assert await fired(current) == ["w3", "w4"]
    store.delete("w3")
    assert await fired(current) == ["w4"]
    store.put(watch(watch_id="w2", updated_at=LATER + timedelta(seconds=1)))
    assert await fired(current) == ["w2", "w4"]
    assert store.reads == ["w1", "w2", "w3", "w4", "w1", "w2", "w2"]


async def test_the_first_watch_of_all_counts_for_the_next_report() -> None:
    store = FakeWatchStore()
    current = CurrentWatches(store, Clock())
    assert await fired(current) == []
    store.put(watch())
    assert await fired(current) == ["w1"]


@pytest.mark.parametrize("late", [timedelta(), OVERLAP])
async def test_a_change_by_an_api_whose_clock_is_slow_counts_for_the_next_report(late: timedelta) -> None:
    store = FakeWatchStore(watch(watch_id="w1", updated_at=LATER), watch(watch_id="w2"))
    current = CurrentWatches(store, Clock())
    assert await fired(current) == ["w1", "w2"]
    store.put(watch(watch_id="w2", topics=("drones",), updated_at=LATER - late))
    assert await fired(current) == ["w1"]


async def test_a_clock_that_runs_ahead_hides_no_later_change() -> None:
    store = FakeWatchStore(watch(watch_id="w1", updated_at=LATER + timedelta(days=1)), watch(watch_id="w2"))
    current = CurrentWatches(store, Clock())
    assert await fired(current) == ["w1", "w2"]
    store.put(watch(watch_id="w2", topics=("drones",), updated_at=LATER))
    assert await fired(current) == ["w1"]


async def test_a_watch_with_a_time_long_past_shows_by_their_number_and_a_change_with_one_at_the_next_comparison() -> (
    None
):
    clock = Clock()
    store = FakeWatchStore(watch(watch_id="w1", updated_at=LATER), watch(watch_id="w2", updated_at=LATER))
    current = CurrentWatches(store, clock)
    assert await fired(current) == ["w1", "w2"]
    store.put(watch(watch_id="w3", updated_at=NOW))
    assert await fired(current) == ["w1", "w2", "w3"]
    store.put(watch(watch_id="w2", topics=("drones",), updated_at=NOW))
    clock.now += COMPARED_EVERY
    assert await fired(current) == ["w1", "w3"]


async def test_a_number_that_is_wrong_for_good_makes_all_versions_be_read_once_more_and_not_each_time() -> None:
    compared: list[datetime | None] = []

    class Miscounting(FakeWatchStore):
        async def count(self) -> int:
            return await super().count() + 7

        async def versions(self, since: datetime | None = None) -> dict[str, str | None]:
            compared.append(since)
            return await super().versions(since)

    store = Miscounting(watch(watch_id="w1"), watch(watch_id="w2"))
    current = CurrentWatches(store, Clock())
    for _ in range(3):
        assert await fired(current) == ["w1", "w2"]
    assert [since is None for since in compared] == [True, False, False]
    store.delete("w1")
    assert await fired(current) == ["w2"]


async def test_what_could_not_be_read_for_want_of_the_database_is_read_at_the_next_try() -> None:
    class Failing(FakeWatchStore):
        async def versions(self, since: datetime | None = None) -> dict[str, str | None]:
            if failures:
                raise failures.pop()
            return await super().versions(since)

    failures: list[Exception] = [ConnectionError("no answer")]
    current = CurrentWatches(Failing(watch()), Clock())
    with pytest.raises(ConnectionError):
        await current.refresh()
    assert await fired(current) == ["w1"]


async def test_the_loop_goes_on_while_watches_are_looked_for() -> None:
    """The search waits for an event that only the event loop sets, so it can end only if the loop runs meanwhile."""
    ran = threading.Event()

    class Waiting(ReportFacts):
        @property
        def keys(self) -> Iterator[str]:
            assert ran.wait(60), "the loop did not run while watches were looked for"
            return ReportFacts(self.report).keys

    current = CurrentWatches(FakeWatchStore(watch()), Clock())
    await current.refresh()
    asyncio.get_running_loop().call_later(0.01, ran.set)
    assert [held.watch_id for held in await current.concerned(Waiting(report()))] == ["w1"]


async def test_a_watch_whose_query_cannot_be_read_hinders_no_other() -> None:
    store = FakeWatchStore(watch(watch_id="w1", query="flood ("), watch(watch_id="w2"))
    current = CurrentWatches(store, Clock())
    assert await fired(current) == ["w2"]
    assert await fired(current) == ["w2"]
    assert store.reads == ["w1", "w2"]
