"""When offsets are committed, on a fake consumer: several together, all at the end, and never back."""

import asyncio
from typing import Any

from aiokafka import TopicPartition
from aiokafka.errors import KafkaConnectionError
from prometheus_client import CollectorRegistry

from services._runtime.kafka.commits import Commits
from services._runtime.metrics import runtime_metrics
from tests.fakes.kafka import FakeConsumer, FakeRecord
from tests.waiting import until

FIRST, SECOND = TopicPartition("articles", 0), TopicPartition("articles", 1)
GROUP = "probe-articles"


class Probe:
    """Commits of one fake consumer of two partitions."""

    def __init__(self, interval_seconds: float = 3_600, patience_seconds: float = 60) -> None:
        self.consumer: Any = FakeConsumer(FIRST, SECOND)
        self.registry = CollectorRegistry()
        self.commits = Commits(
            runtime_metrics("probe", self.registry).commit_failures,
            interval_seconds=interval_seconds,
            patience_seconds=patience_seconds,
        )

    async def done(self, partition: int, offset: int, *, at_once: bool = False) -> None:
        """Say that the message is done."""
        await self.commits.done(self.consumer, GROUP, FakeRecord("articles", partition, offset), at_once=at_once)

    async def committed(self) -> tuple[int | None, int | None]:
        """The committed offsets of both partitions."""
        return await self.consumer.committed(FIRST), await self.consumer.committed(SECOND)


async def test_offsets_wait_and_are_committed_together() -> None:
    probe = Probe()
    for partition, offset in ((0, 4), (1, 8), (0, 5)):
        await probe.done(partition, offset)
    assert await probe.committed() == (None, None)
    await probe.commits.commit()
    assert await probe.committed() == (6, 9)


async def test_offsets_are_committed_after_the_interval_also_those_that_came_during_a_commit() -> None:
    probe = Probe(interval_seconds=0.001)
    release = probe.consumer.hold_commits()
    await probe.done(0, 4)
    await until(lambda: probe.consumer.commits_begun == 1)
    await probe.done(1, 8)
    release()
    await until(lambda: probe.consumer.commits_begun == 2)
    await probe.commits.commit()
    assert await probe.committed() == (5, 9)


async def test_an_offset_is_never_committed_before_an_earlier_one_that_is_on_its_way() -> None:
    probe = Probe()
    release = probe.consumer.hold_commits()
    await probe.done(0, 4)
    earlier = asyncio.create_task(probe.commits.commit())
    await until(lambda: probe.consumer.commits_begun == 1)
    later = asyncio.create_task(probe.done(0, 5, at_once=True))
    release()
    await asyncio.gather(earlier, later)
    assert await probe.committed() == (6, None)


async def test_what_goes_to_other_consumers_is_committed_before() -> None:
    probe = Probe()
    await probe.done(0, 4)
    await probe.commits.on_partitions_revoked({FIRST})
    assert await probe.committed() == (5, None)


async def test_after_the_drain_each_offset_is_committed_at_once() -> None:
    probe = Probe()
    await probe.done(0, 4)
    await probe.commits.drain()
    assert await probe.committed() == (5, None)
    await probe.done(1, 8)
    assert await probe.committed() == (5, 9)


async def test_a_drain_waits_for_a_silent_broker_only_so_long() -> None:
    probe = Probe(patience_seconds=0.001)
    probe.consumer.hold_commits()
    await probe.done(0, 4)
    await probe.commits.drain()
    assert await probe.committed() == (None, None)


async def test_a_commit_that_fails_is_counted_and_the_next_one_stands_for_it() -> None:
    probe = Probe()
    probe.consumer.error = KafkaConnectionError()
    await probe.done(0, 4, at_once=True)
    assert probe.registry.get_sample_value("claimwatch_probe_commit_failures_total", {"group": GROUP}) == 1
    probe.consumer.error = None
    await probe.done(0, 5, at_once=True)
    assert await probe.committed() == (6, None)
