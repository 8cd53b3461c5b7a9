"""The topics that users have added, as of a moment ago."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from services._extractor.findings import MonotonicClock
from services.mentions.topics import OwnTopic


class CurrentTopics:
    """Reads the topics when they were last read ``seconds`` ago or longer, once for all who wait for them.

    Where reading fails, each of them tries for himself. What is older is never given out, also not when they cannot be
    read: then asking fails as reading did.
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
            Exception: whatever reading them raised.
        """
        async with self._reading:
            now = self._clock()
            if self._until is None or now >= self._until:
                self._topics = await self._read()
                self._until = now + self._seconds
            return self._topics
