"""How messages end, on fakes: committed, tried again or dead-lettered; and when the service stops."""

from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaConnectionError
from prometheus_client import CollectorRegistry

from services._runtime.backoff import Backoff
from services._runtime.errors import InvalidMessageError, TransientError
from services._runtime.kafka.commits import Commits
from services._runtime.kafka.dead_letters import DeadLetterLimit, Record, is_for_another, sent_back_headers
from services._runtime.kafka.settlement import Settlement
from services._runtime.metrics import runtime_metrics
from tests.builders import NOW
from tests.fakes.kafka import FakeConsumer, FakeRecord
from tests.waiting import until

OURS, OTHER = TopicPartition("articles", 0), TopicPartition("articles", 1)
GROUP = "probe-articles"
BUG_ATTEMPTS = 3


class Probe:
    """A settlement with its fakes: a consumer of two partitions, dead letters, and the reasons of a stop."""

    def __init__(self, pause_seconds: float = 3_600) -> None:
        self.consumer: Any = FakeConsumer(OURS, OTHER)
        self.letters: list[tuple[str, Record, dict[str, str]]] = []
        self.letter_error: Exception | None = None
        self.stopped: list[str] = []
        self.registry = CollectorRegistry()
        metrics = runtime_metrics("probe", self.registry)
        self.commits = Commits(metrics.commit_failures, interval_seconds=3_600, patience_seconds=60)
        self.settlement = Settlement(
            backoff=Backoff(pause_seconds, pause_seconds),
            bug_attempts=BUG_ATTEMPTS,
            limit=DeadLetterLimit(window=10, minimum=2, ratio=0.5),
            commits=self.commits,
            metrics=metrics,
            clock=lambda: NOW,
            send_dead_letter=self._send_dead_letter,
            stop=self.stopped.append,
        )

    async def _send_dead_letter(self, topic: str, record: Record, headers: dict[str, str]) -> None:
        if self.letter_error:
            raise self.letter_error
        self.letters.append((topic, record, headers))

    async def do(self, offset: int) -> None:
        """Let the message at that offset be done, and committed."""
        await self.settlement.done(self.consumer, GROUP, FakeRecord("articles", 0, offset))
        await self.commits.commit()

    async def fail(self, error: Exception, *, offset: int = 7, times: int = 1) -> None:
        """Let the message at that offset fail, so many times."""
        for _ in range(times):
            self.consumer.seek(OURS, offset + 1)
            await self.settlement.failed(self.consumer, GROUP, FakeRecord("articles", 0, offset), error)

    async def stands(self) -> tuple[int, int | None]:
        """The consumer's next offset and the committed offset."""
        return await self.consumer.position(OURS), await self.consumer.committed(OURS)

    def counted(self, name: str, **labels: str) -> float | None:
        """The value of a metric for the group."""
        return self.registry.get_sample_value(f"claimwatch_probe_{name}", {"group": GROUP, **labels})


PUT_BACK, GIVEN_UP = (7, None), (8, 8)


async def test_what_is_done_commits_its_own_offset_and_no_other() -> None:
    probe = Probe()
    probe.consumer.seek(OURS, 9)
    await probe.do(4)
    assert await probe.stands() == (9, 5)
    assert await probe.consumer.committed(OTHER) is None
    assert probe.counted("last_settled_timestamp_seconds") == NOW.timestamp()


@pytest.mark.parametrize(
    ("error", "times", "stands", "letters"),
    [
        (TransientError("away"), 50, PUT_BACK, 0),
        (ZeroDivisionError("a bug"), BUG_ATTEMPTS - 1, PUT_BACK, 0),
        (ZeroDivisionError("a bug"), BUG_ATTEMPTS, GIVEN_UP, 1),
        (InvalidMessageError("no event"), 1, GIVEN_UP, 1),
    ],
)
async def test_the_class_of_an_error_says_whether_the_message_is_tried_again(
    error: Exception, times: int, stands: tuple[int, int | None], letters: int
) -> None:
    probe = Probe()
    await probe.fail(error, times=times)
    assert await probe.stands() == stands
    assert len(probe.letters) == letters


async def test_a_bug_s_tries_are_counted_for_each_message_and_anew_after_it_went_well() -> None:
    probe = Probe()
    for offset in (7, 8):
        await probe.fail(ZeroDivisionError(), offset=offset, times=BUG_ATTEMPTS - 1)
    await probe.do(7)
    await probe.fail(ZeroDivisionError(), times=BUG_ATTEMPTS - 1)
    assert probe.letters == []
    await probe.fail(ZeroDivisionError(), offset=8)
    assert [record.offset for _, record, _ in probe.letters] == [8]


async def test_a_dead_letter_says_why_and_where_it_comes_from() -> None:
    probe = Probe()
    await probe.fail(InvalidMessageError("no event"))
    ((topic, record, headers),) = probe.letters
    assert (topic, record) == (f"{GROUP}-dlq", FakeRecord("articles", 0, 7))
    expected = {"dlq-class": "invalid", "dlq-reason": "no event", "dlq-topic": "articles", "dlq-offset": "7"}
    assert headers.items() >= expected.items()
    assert probe.counted("messages_dead_lettered_total", error_class="invalid") == 1


@pytest.mark.parametrize("unwell", [KafkaConnectionError(), RuntimeError("no producer")])
async def test_a_message_whose_dead_letter_is_not_stored_is_kept(unwell: Exception) -> None:
    probe = Probe()
    probe.letter_error = unwell
    await probe.fail(InvalidMessageError("no event"))
    assert await probe.stands() == PUT_BACK
    probe.letter_error = None
    await probe.fail(InvalidMessageError("no event"))
    assert [record.offset for _, record, _ in probe.letters] == [7]


async def test_the_partition_of_what_is_tried_again_is_paused_alone_and_resumed_after_a_while() -> None:
    probe = Probe(pause_seconds=0.001)
    await probe.fail(TransientError("away"))
    assert probe.consumer.paused() == {OURS}
    await until(lambda: not probe.consumer.paused())
    assert await probe.stands() == PUT_BACK
    assert probe.counted("paused_partitions") == 0


async def test_a_partition_that_went_to_another_instance_is_left_to_it() -> None:
    probe = Probe()
    probe.consumer.assign([OTHER])
    await probe.settlement.failed(probe.consumer, GROUP, FakeRecord("articles", 0, 7), TransientError("away"))
    await probe.do(8)
    assert (probe.consumer.paused(), probe.stopped, probe.letters) == (set(), [], [])
    assert probe.counted("commit_failures_total") == 1


async def test_a_commit_that_fails_is_counted_and_the_work_stays_done() -> None:
    probe = Probe()
    probe.consumer.error = KafkaConnectionError()
    await probe.do(7)
    assert (probe.counted("commit_failures_total"), probe.counted("messages_settled_total")) == (1, 1)


async def test_what_is_sent_back_carries_the_message_s_own_headers_and_the_group_that_gave_it_up() -> None:
    probe = Probe()
    sent = FakeRecord("articles", 0, 7, headers=(("ce_id", b"7"), ("sent-back-to", b"some-earlier-group")))
    await probe.settlement.failed(probe.consumer, GROUP, sent, InvalidMessageError("no event"))
    ((topic, _, headers),) = probe.letters
    letter = FakeRecord(topic, 0, 0, headers=tuple((name, value.encode()) for name, value in headers.items()))
    assert sent_back_headers(letter) == [("ce_id", b"7"), ("sent-back-to", GROUP.encode())]


@pytest.mark.parametrize(
    ("headers", "group", "is_passed_over"),
    [
        ((), GROUP, False),
        ((), None, False),
        ((("ce_id", b"7"),), GROUP, False),
        ((("sent-back-to", b""),), GROUP, False),
        ((("sent-back-to", GROUP.encode()),), GROUP, False),
        ((("sent-back-to", b"other-articles"),), GROUP, True),
        ((("sent-back-to", GROUP.encode()),), None, True),
        ((("broken", b"\xff"), ("sent-back-to", b"other-articles")), GROUP, True),
    ],
)
def test_a_message_is_for_all_groups_unless_it_was_sent_back_to_one(
    headers: tuple[tuple[str, bytes], ...], group: str | None, *, is_passed_over: bool
) -> None:
    assert is_for_another(FakeRecord("articles", 0, 7, headers=headers), group) is is_passed_over


async def test_what_is_passed_over_is_committed_and_counted_as_skipped_not_as_done() -> None:
    probe = Probe()
    await probe.settlement.pass_over(probe.consumer, GROUP, FakeRecord("articles", 0, 7))
    await probe.commits.commit()
    assert await probe.consumer.committed(OURS) == 8
    assert (probe.counted("messages_skipped_total"), probe.counted("messages_settled_total")) == (1, None)
    assert probe.counted("last_settled_timestamp_seconds") is None


async def test_when_too_many_messages_died_of_bugs_it_asks_for_the_stop() -> None:
    probe = Probe()
    await probe.fail(ZeroDivisionError(), offset=7, times=BUG_ATTEMPTS)
    assert probe.stopped == []
    await probe.fail(ZeroDivisionError(), offset=8, times=BUG_ATTEMPTS)
    assert len(probe.stopped) == 1
    assert GROUP in probe.stopped[0]
