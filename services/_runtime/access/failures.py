"""Tells whoever showed too many wrong keys lately to wait.

What is right is taken at any time: failures are looked at only where something was refused. So nobody shuts others out,
also where everybody comes from the address of one proxy.
"""

import math
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from services._runtime.http.problems import Problem

MOST_CALLERS = 10_000
ACCOUNT = "account"
"""What is shown by somebody who logs in with an account of an issuer."""


@dataclass
class Failures:
    """The recent failures by address and by what was shown: the id in a key, ``ACCOUNT``, or nothing that has a form.

    At most ``MOST_CALLERS`` of these pairs are remembered, the latest ones.
    """

    most: int = 10
    within: timedelta = timedelta(minutes=5)
    _times: OrderedDict[tuple[str, str], deque[datetime]] = field(default_factory=OrderedDict)

    def counted(self, address: str, shown: str, refusal: Problem, now: datetime) -> Problem:
        """Remember a failure. Returns what to answer: the refusal, or after too many that the caller has to wait."""
        if wait := self.wait(address, shown, now):
            return too_many(wait)
        self.add(address, shown, now)
        return refusal

    def add(self, address: str, shown: str, now: datetime) -> None:
        """Remember a failure."""
        pair = (address, shown)
        times = self._times.setdefault(pair, deque(maxlen=self.most))
        times.append(now)
        self._times.move_to_end(pair)
        if len(self._times) > MOST_CALLERS:
            self._times.popitem(last=False)

    def wait(self, address: str, shown: str, now: datetime) -> timedelta | None:
        """How long whoever shows this from the address has to wait; ``None`` if there were not too many failures."""
        times = self._times.get((address, shown))
        if times is None or len(times) < self.most:
            return None
        left = times[0] + self.within - now
        return left if left > timedelta(0) else None


def too_many(wait: timedelta) -> Problem:
    """The refusal of whoever has shown too many wrong keys, and has to wait."""
    seconds = math.ceil(wait.total_seconds())
    detail = f"too many failed logins like this one from this address; try again in {seconds} s"
    return Problem(429, detail=detail, headers={"Retry-After": str(seconds)})
