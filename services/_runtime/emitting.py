"""The publishing of events, as handlers and desks use it."""

import asyncio
from typing import Protocol

from claimwatch_contracts.events import Event


class Emits(Protocol):
    """Publishes events: ``kafka.broker.Emitter`` or its fake."""

    async def emit(self, event: Event) -> None:
        """Publish one event, and return when the broker has stored it.

        Raises:
            Exception: the broker may not have the event; the caller may emit it again.
        """


async def emit_within(emitter: Emits, event: Event, seconds: float) -> None:
    """Publish one event for a waiting caller, such as an HTTP client.

    Raises:
        TimeoutError: the broker has not answered after so many seconds.
        Exception: the broker may not have the event; see ``Emits``.
    """
    async with asyncio.timeout(seconds):
        await emitter.emit(event)
