"""Dead letters: messages that were given up, unchanged, with the reason in headers; and the limit to their number."""

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
SENT_BACK_TO = "sent-back-to"
"""The header of a dead letter that is sent back: the consumer group that gave it up. All others pass it over."""


class Record(Protocol):
    """A message as received from the broker."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


def topic_settings(retention_days: int) -> dict[str, str]:
    """Kafka's settings of a dead-letter topic. ``retention_days`` is ``CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS``.

    ``claimwatch topics create`` also changes the retention of existing topics. A dead letter has the message and the
    reason, so the topic admits messages of twice the usual size.
    """
    return {
        "retention.ms": str(retention_days * DAY_MILLISECONDS),
        "max.message.bytes": str(2 * MAX_MESSAGE_BYTES),
    }


def dead_letter_headers(
    record: Record, error: BaseException, error_class: ErrorClass, *, group: str, now: datetime
) -> dict[str, str]:
    """The record's own headers as text, and ``dlq-*`` headers with the reason, the origin and the stack."""
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


def sent_back_headers(record: Record) -> list[tuple[str, bytes]]:
    """The headers with which a dead letter is sent back: the message's own, and the group that is to try it again."""
    own = [(name, value) for name, value in record.headers if not name.startswith("dlq-") and name != SENT_BACK_TO]
    return [*own, (SENT_BACK_TO, readable(record.headers)["dlq-group"].encode())]


def is_for_another(record: Record, group: str | None) -> bool:
    """Whether a message was sent back to another consumer group. ``group`` is ``None`` where messages are read live."""
    return (readable(record.headers).get(SENT_BACK_TO) or group) != group


def is_bug(record: Record) -> bool:
    """Whether the message of a dead letter was given up as a bug."""
    return readable(record.headers).get("dlq-class") == ErrorClass.BUG


def readable(headers: Iterable[tuple[str, bytes | None]]) -> dict[str, str]:
    """Kafka headers as text. Bytes that are not UTF-8 are escaped."""
    return {name: (value or b"").decode("utf-8", errors="backslashreplace") for name, value in headers}


@dataclass
class DeadLetterLimit:
    """Tells when so many recent messages of a consumer group were dead-lettered that the fault is likely ours.

    There are too many bugs if, among the last ``window`` messages, there are at least ``minimum`` bugs, and these are
    at least the share ``ratio`` of the valid messages. An invalid message is usually its writer's fault. Only if every
    message of a full window is invalid, the service probably reads messages wrongly. Each consumer group is counted by
    itself.
    """

    window: int
    minimum: int
    ratio: float
    _last: defaultdict[str, deque[ErrorClass | None]] = field(init=False)

    def __post_init__(self) -> None:
        self._last = defaultdict(lambda: deque(maxlen=self.window))

    def recall(self, group: str, bugs: int) -> None:
        """Count ``bugs`` messages of the group that were dead-lettered as bugs shortly before this process started.

        If those bugs had passed the limit, the next bug passes the limit again. A service that an orchestrator restarts
        repeatedly therefore gives up one message for each start, not ``minimum`` messages.
        """
        if bugs >= self.minimum:
            self._last[group].extend([ErrorClass.BUG] * self.minimum)

    def settled(self, group: str) -> None:
        """Count a message that was handled."""
        self._last[group].append(None)

    def died(self, group: str, error_class: ErrorClass) -> bool:
        """Count a message that was dead-lettered. Returns whether the limit is passed now."""
        last = self._last[group]
        last.append(error_class)
        if error_class is ErrorClass.INVALID:
            return len(last) == self.window and None not in last
        bugs, valid = last.count(ErrorClass.BUG), len(last) - last.count(ErrorClass.INVALID)
        return bugs >= self.minimum and bugs >= self.ratio * valid
