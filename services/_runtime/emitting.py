"""What publishes events, as who has events to publish sees it."""

import asyncio
from typing import Protocol

from claimwatch_contracts.events import Event


class Emits(Protocol):
    """What ``kafka.broker.Emitter`` does, and its fake."""

    async def emit(self, event: Event) -> None:
        """Publish one event; return when the broker has it.

        Raises:
            Exception: the broker may not have it; emit it again.
        """


async def emit_within(emitter: Emits, event: Event, seconds: float) -> None:
    """Publish one event for a caller who waits, as HTTP clients do.

    Raises:
        TimeoutError: the broker has not answered after so many seconds.
        Exception: the broker may not have the event; see ``Emits``.
    """
    async with asyncio.timeout(seconds):
        await emitter.emit(event)
