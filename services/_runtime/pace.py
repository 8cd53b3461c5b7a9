"""How often work begins that takes all that has gathered meanwhile."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

REST = 8
"""Work begins so many times as long after the work before it began as that took."""


class Pace:
    """Lets the first work begin at once, and work that follows closely wait until more has gathered.

    Work begins ``REST`` times as long after the work before as that took, within ``least_seconds`` and
    ``most_seconds``. So what comes now and then never waits, and the work takes at most a part of the time, whatever
    the machine.
    """

    def __init__(self, least_seconds: float, most_seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._least_seconds = least_seconds
        self._most_seconds = max(least_seconds, most_seconds)
        self._due = float("-inf")

    async def turn(self) -> None:
        """Wait until work may begin."""
        if (seconds := self.seconds_left()) > 0:
            await asyncio.sleep(seconds)

    def seconds_left(self) -> float:
        """How long it is until work may begin."""
        return max(0.0, self._due - self._now())

    @contextmanager
    def working(self) -> Iterator[None]:
        """The work, which takes as long as the context."""
        began = self._now()
        self._due = began + self._least_seconds
        try:
            yield
        finally:
            rest = REST * (self._now() - began)
            self._due = began + min(self._most_seconds, max(self._least_seconds, rest))

    def go_on(self) -> None:
        """Let the next work begin at once: more has gathered than was taken."""
        self._due = float("-inf")
