"""Messages that are handled together, on fakes: each ends by itself, and a bad one voids none of the others."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest

from services._runtime.errors import InvalidMessageError, TransientError
from services._runtime.kafka.batches import Batches
from services._runtime.kafka.heard import Heard
from services._runtime.pace import Pace
from tests.fakes.kafka import FakeRecord
from tests.unit.runtime.test_settlement import BUG_ATTEMPTS, GROUP, OTHER, OURS, Probe

BAD = b"bad"


class Desk:
    """A handler that keeps what it was handed, as numbers, and fails where it is told to."""

    def __init__(self, *, most: int = 50, pace: Pace | None = None) -> None:
        self.probe = Probe()
        self.errors: dict[int, Exception] = {}
        self.handled: list[list[int]] = []
        self.batches = Batches(
            self._handle,
            self.probe.settlement,
            GROUP,
            consumer=lambda: self.probe.consumer,
            decode=self._decode,
            most=most,
            pace=pace or Pace(0.0, 0.0),
        )

    @staticmethod
    def _decode(record: Any) -> int:
        if record.value == BAD:
            raise InvalidMessageError("no event")
        return int(record.value)

    async def _handle(self, heard: Sequence[Heard[Any]]) -> None:
        numbers = [each.event for each in heard]
        self.handled.append(numbers)
        for number in numbers:
            if number in self.errors:
                raise self.errors[number]

    async def take(self, *records: FakeRecord) -> None:
        """Handle records of which the first came and the others were fetched."""
        self.probe.consumer.fetch(*records[1:])
        await self.batches.take(records[0])

    async def committed(self) -> tuple[int | None, int | None]:
        """The offsets that are committed in both partitions."""
        await self.probe.commits.commit()
        return await self.probe.consumer.committed(OURS), await self.probe.consumer.committed(OTHER)

    @property
    def dead(self) -> list[int]:
        """The offsets of the dead letters."""
        return [record.offset for _, record, _ in self.probe.letters]


def record(
    offset: int, value: bytes | None = None, *, partition: int = 0, sent_back_to: str | None = None
) -> FakeRecord:
    """A message whose event is its offset, plus 100 in the other partition."""
    number = str(offset + 100 * partition).encode()
    headers = [("ce_correlationid", f"c{offset}".encode())]
    if sent_back_to is not None:
        headers.append(("sent-back-to", sent_back_to.encode()))
    return FakeRecord("articles", partition, offset, value=number if value is None else value, headers=tuple(headers))


async def test_what_was_fetched_is_handled_together_and_committed() -> None:
    desk = Desk(most=3)
    await desk.take(record(1), record(2), record(3), record(4))
    assert desk.handled == [[1, 2, 3]]
    assert await desk.committed() == (4, None)
    ((left,),) = (await desk.probe.consumer.getmany(timeout_ms=0, max_records=9)).values()
    await desk.take(left)
    assert desk.handled == [[1, 2, 3], [4]]


async def test_a_message_alone_waits_for_no_other_and_batches_begin_some_time_apart() -> None:
    desk = Desk(pace=Pace(0.05, 0.05))
    began = time.monotonic()
    await desk.take(record(1))
    await desk.take(record(2))
    assert desk.handled == [[1], [2]]
    assert time.monotonic() - began >= 0.05


async def test_after_a_batch_of_as_many_as_may_be_the_next_begins_at_once() -> None:
    pace = Pace(60.0, 60.0)
    desk = Desk(most=2, pace=pace)
    await desk.take(record(1), record(2))
    assert pace.seconds_left() == 0.0
    await desk.take(record(3))
    assert pace.seconds_left() > 30.0
    assert desk.handled == [[1, 2], [3]]


async def test_an_unreadable_message_is_dead_lettered_alone() -> None:
    desk = Desk()
    await desk.take(record(1), record(2, BAD), record(3))
    assert (desk.handled, desk.dead) == ([[1, 3]], [2])
    assert await desk.committed() == (4, None)


async def test_an_unreadable_message_that_comes_alone_is_dead_lettered() -> None:
    desk = Desk()
    await desk.take(record(1, BAD))
    assert (desk.handled, desk.dead) == ([], [1])


async def test_a_message_that_makes_the_handler_fail_is_found_and_its_neighbours_are_done() -> None:
    desk = Desk()
    desk.errors[2] = InvalidMessageError("no use")
    await desk.take(record(1), record(2), record(3), record(1, partition=1))
    assert desk.handled == [[1, 2, 3, 101], [1], [2], [3], [101]]
    assert desk.dead == [2]
    assert await desk.committed() == (4, 2)


async def test_a_bug_is_tried_again_with_those_after_it_and_then_dead_lettered() -> None:
    desk = Desk()
    desk.errors[2] = ZeroDivisionError()
    await desk.take(record(1), record(2), record(3), record(1, partition=1))
    assert desk.handled[1:] == [[1], [2], [101]], "3 comes again after 2"
    assert await desk.committed() == (2, 2)
    assert await desk.probe.consumer.position(OURS) == 2
    for _ in range(BUG_ATTEMPTS - 1):
        desk.probe.consumer.resume(OURS)
        await desk.take(record(2), record(3))
    assert desk.dead == [2]
    assert await desk.committed() == (4, 2)
    desk.errors.clear()
    await desk.take(record(4), record(5))
    assert desk.handled[-1] == [4, 5], "they come together again"


async def test_while_a_server_is_away_every_message_is_put_back_and_none_is_lost() -> None:
    desk = Desk()
    desk.errors[1] = TransientError("away")
    await desk.take(record(1), record(2), record(3, BAD), record(1, partition=1), record(2, partition=1))
    assert desk.handled == [[1, 2, 101, 102]], "it is not asked once for each"
    assert desk.dead == []
    assert await desk.committed() == (None, None)
    assert [await desk.probe.consumer.position(each) for each in (OURS, OTHER)] == [1, 1]
    assert desk.probe.consumer.paused() == {OURS, OTHER}
    desk.probe.consumer.resume(OURS, OTHER)
    await desk.take(record(1), record(2), record(1, partition=1))
    assert desk.handled[1:] == [[1], [101]], "what failed before is handled message by message"
    assert await desk.committed() == (None, 2)


async def test_an_unreadable_message_before_one_that_is_put_back_is_dead_lettered_once() -> None:
    desk = Desk()
    desk.errors[2] = TransientError("away")
    await desk.take(record(1, BAD), record(2))
    assert desk.dead == [1]
    assert await desk.committed() == (2, None)


async def test_a_message_that_cannot_be_ended_comes_again_and_its_neighbours_are_done() -> None:
    desk = Desk()
    desk.probe.consumer.error = RuntimeError("no commit")
    await desk.take(record(1, BAD), record(2), record(1, partition=1))
    assert desk.handled == [[2, 101]]
    assert [await desk.probe.consumer.position(each) for each in (OURS, OTHER)] == [1, 2]
    assert desk.probe.consumer.paused() == {OURS}
    desk.probe.consumer.error = None
    desk.probe.consumer.resume(OURS)
    await desk.take(record(1, BAD), record(2))
    assert await desk.committed() == (3, 2)


async def test_messages_whose_handler_is_cancelled_come_again() -> None:
    desk = Desk()
    desk.errors[1] = asyncio.CancelledError()  # type: ignore[assignment]
    with pytest.raises(asyncio.CancelledError):
        await desk.take(record(1), record(2))
    assert await desk.committed() == (None, None)


async def test_what_was_sent_back_to_another_group_is_passed_over_also_if_it_is_unreadable() -> None:
    desk = Desk()
    await desk.take(
        record(1),
        record(2, sent_back_to="other-articles"),
        record(3, BAD, sent_back_to="other-articles"),
        record(4, sent_back_to=GROUP),
        record(5, BAD, sent_back_to="other-articles"),
    )
    assert (desk.handled, desk.dead) == ([[1, 4]], [])
    assert await desk.committed() == (6, None)
    assert desk.probe.counted("messages_skipped_total") == 3
    assert desk.probe.counted("messages_settled_total") == 2


async def test_what_is_passed_over_stays_so_when_its_neighbours_are_handled_one_by_one() -> None:
    desk = Desk()
    desk.errors[3] = InvalidMessageError("no use")
    await desk.take(record(1), record(2, BAD, sent_back_to="other-articles"), record(3), record(4))
    assert desk.handled == [[1, 3, 4], [1], [3], [4]]
    assert desk.dead == [3]
    assert await desk.committed() == (5, None)


async def test_what_is_passed_over_behind_one_that_is_put_back_comes_again_with_it() -> None:
    desk = Desk()
    desk.errors[1] = TransientError("away")
    await desk.take(record(1), record(2, sent_back_to="other-articles"), record(3))
    assert await desk.committed() == (None, None)
    assert desk.probe.counted("messages_skipped_total") is None
    assert await desk.probe.consumer.position(OURS) == 1
