"""How fast each caller may post: a bucket for each key, which fills evenly and holds a minute's worth."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MOST_CALLERS = 10_000
MINUTE = timedelta(minutes=1)


@dataclass
class Allowance:
    """``most`` requests a minute for each caller. At most ``MOST_CALLERS`` are remembered, the latest ones.

    Each instance counts for itself, and anew after a start.
    """

    most: int
    _left: OrderedDict[str, tuple[float, datetime]] = field(default_factory=OrderedDict)

    def take(self, who: str, now: datetime) -> timedelta | None:
        """Count a request; or, if there is no room for it, say how long the caller has to wait."""
        left, at = self._left.pop(who, (float(self.most), now))
        left = min(self.most, left + self.most * (max(now - at, timedelta(0)) / MINUTE))
        is_admitted = left >= 1
        self._left[who] = (left - 1 if is_admitted else left, max(now, at))
        if len(self._left) > MOST_CALLERS:
            self._left.popitem(last=False)
        return None if is_admitted else MINUTE * (1 - left) / self.most
