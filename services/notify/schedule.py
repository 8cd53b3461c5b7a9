"""The time of the next attempt after a failure: by the delays of Standard Webhooks 1.0.0 and the receiver's request."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

MINUTE, HOUR = 60.0, 3_600.0
STANDARD_DELAYS_SECONDS = (
    *(0.0, 5.0, 5 * MINUTE, 30 * MINUTE),
    *(2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR),
)
JITTER = 0.1
LONGEST_RETRY_AFTER = timedelta(hours=24)


def next_attempt(
    now: datetime,
    failed: int,
    delays: Sequence[float],
    chance: random.Random,
    retry_after: timedelta | None = None,
) -> datetime | None:
    """The time of the next attempt after ``failed`` attempts; ``None`` when the delays (seconds) are used up.

    Up to a tenth is added to each delay. A receiver's ``retry_after`` can postpone the attempt, not advance it.
    """
    if failed >= len(delays):
        return None
    delay = timedelta(seconds=delays[failed] * (1 + JITTER * chance.random()))
    return now + max(delay, retry_after or timedelta())


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """The wait in a ``Retry-After`` header (RFC 9110, 10.2.3), one day at most; ``None`` for an unreadable header."""
    text = (header or "").strip()
    if text.isascii() and text.isdecimal():
        return min(timedelta(seconds=int(text[:9])), LONGEST_RETRY_AFTER)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta()), LONGEST_RETRY_AFTER)
