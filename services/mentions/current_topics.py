"""The topics that users have added, read again when they are too old."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from services._extractor.findings import MonotonicClock
from services.mentions.topics.finder import OwnTopic


class CurrentTopics:
    """Keeps the topics for ``seconds`` and then reads them again, once for all waiting callers.

    If a read fails, the call fails too, and each waiting caller reads again. Older topics are never returned.
    """

    def __init__(
        self,
        read: Callable[[], Awaitable[tuple[OwnTopic, ...]]],
        seconds: float,
        clock: MonotonicClock = time.monotonic,
    ) -> None:
        self._read = read
        self._seconds = seconds
        self._clock = clock
        self._reading = asyncio.Lock()
        self._topics: tuple[OwnTopic, ...] = ()
        self._until: float | None = None

    async def get(self) -> tuple[OwnTopic, ...]:
        """The topics.

        Raises:
            Exception: whatever ``read`` raised.
        """
        async with self._reading:
            now = self._clock()
            if self._until is None or now >= self._until:
                self._topics = await self._read()
                self._until = now + self._seconds
            return self._topics
