"""Time as an argument."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The present time in UTC, with its time zone: the clock of production."""
    return datetime.now(UTC)
