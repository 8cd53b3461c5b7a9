"""What is given up: the message as it came, with its reason in headers, and a limit beyond which we stop instead."""

import traceback
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from claimwatch_contracts.topics import MAX_MESSAGE_BYTES
from services._runtime.errors import ErrorClass

DAY_MILLISECONDS = 86_400_000
MAX_STACK_CHARACTERS = 8_000
MAX_REASON_CHARACTERS = 1_000


class Record(Protocol):
    """A message as the broker handed it out."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


def topic_settings(retention_days: int) -> dict[str, str]:
    """What Kafka is told of a dead-letter topic. ``retention_days`` is ``CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS``.

    ``claimwatch topics create`` has it kept by topics that exist, too. A dead letter is its message and the reason:
    its topic allows messages of twice the size.
    """
    return {
        "retention.ms": str(retention_days * DAY_MILLISECONDS),
        "max.message.bytes": str(2 * MAX_MESSAGE_BYTES),
    }


def dead_letter_headers(
    record: Record, error: BaseException, error_class: ErrorClass, *, group: str, now: datetime
) -> dict[str, str]:
    """The record's own headers, readable as far as they are, and ``dlq-*``: why, where from, and the stack."""
    stack = "".join(traceback.format_exception(error))[-MAX_STACK_CHARACTERS:]
    return readable(record.headers) | {
        "dlq-reason": (str(error) or type(error).__name__)[:MAX_REASON_CHARACTERS],
        "dlq-class": error_class.value,
        "dlq-stack": stack,
        "dlq-topic": record.topic,
        "dlq-partition": str(record.partition),
        "dlq-offset": str(record.offset),
        "dlq-group": group,
        "dlq-time": now.isoformat(),
    }


def is_bug(record: Record) -> bool:
    """Whether a dead letter was given up as a bug."""
    return readable(record.headers).get("dlq-class") == ErrorClass.BUG


def readable(headers: Iterable[tuple[str, bytes | None]]) -> dict[str, str]:
    """Kafka headers as text; bytes that are not UTF-8 are shown escaped."""
    return {name: (value or b"").decode("utf-8", errors="backslashreplace") for name, value in headers}


@dataclass
class DeadLetterLimit:
    """Says when so many of a group's last messages died that we are wrong, not they.

    A bug is ours: ``minimum`` of them among the last ``window`` and ``ratio`` of the valid messages there are too many.
    An invalid message is its writer's fault, and giving it up costs nothing; only where every message of a whole window
    was invalid, it is us who read them wrongly. Each consumer group is counted for itself.
    """

    window: int
    minimum: int
    ratio: float
    _last: defaultdict[str, deque[ErrorClass | None]] = field(init=False)

    def __post_init__(self) -> None:
        self._last = defaultdict(lambda: deque(maxlen=self.window))

    def recall(self, group: str, bugs: int) -> None:
        """So many of the group's messages died of bugs shortly before this process began.

        If they passed the limit, it goes on where it was: the next bug passes it again. A service that is started
        again and again by an orchestrator then gives up one message each time, not ``minimum``.
        """
        if bugs >= self.minimum:
            self._last[group].extend([ErrorClass.BUG] * self.minimum)

    def settled(self, group: str) -> None:
        """A message was done."""
        self._last[group].append(None)

    def died(self, group: str, error_class: ErrorClass) -> bool:
        """A message was given up; whether the limit is now passed."""
        last = self._last[group]
        last.append(error_class)
        if error_class is ErrorClass.INVALID:
            return len(last) == self.window and None not in last
        bugs, valid = last.count(ErrorClass.BUG), len(last) - last.count(ErrorClass.INVALID)
        return bugs >= self.minimum and bugs >= self.ratio * valid
