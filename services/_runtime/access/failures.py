"""Limits guessing: whoever showed too many wrong tokens lately is refused for a while, whatever is shown next."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MOST_CALLERS = 10_000


@dataclass
class Failures:
    """The recent failures by address. At most ``MOST_CALLERS`` addresses are remembered, the latest ones."""

    most: int = 10
    within: timedelta = timedelta(minutes=5)
    _times: OrderedDict[str, deque[datetime]] = field(default_factory=OrderedDict)

    def add(self, address: str, now: datetime) -> None:
        """Remember a failure."""
        times = self._times.setdefault(address, deque(maxlen=self.most))
        times.append(now)
        self._times.move_to_end(address)
        if len(self._times) > MOST_CALLERS:
            self._times.popitem(last=False)

    def wait(self, address: str, now: datetime) -> timedelta | None:
        """How long the address has to wait; ``None`` if it may try."""
        times = self._times.get(address)
        if times is None or len(times) < self.most:
            return None
        left = times[0] + self.within - now
        return left if left > timedelta(0) else None
