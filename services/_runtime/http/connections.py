"""Bounds connections: their number, and the time in which a request's head must be complete."""

import asyncio
import resource
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 15.0
MOST_CONNECTIONS = 1_000


def most_connections() -> int:
    """The number of connections to keep at most: half of the process's file descriptors, and no more than 1,000."""
    descriptors, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_CONNECTIONS if descriptors == resource.RLIM_INFINITY else min(MOST_CONNECTIONS, descriptors // 2)


def most_at_once() -> int:
    """The number of connections to accept in one go. Together with kept connections, they leave descriptors free."""
    return max(1, min(128, most_connections() // 2))


class BoundedConnection(H11Protocol):
    """A connection that is closed if there are too many, or if a request's head is not complete in time."""

    head_seconds = HEAD_SECONDS
    most: int | None = None
    """How many connections are kept; ``None`` for as many as the process may have when a connection is made."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Keep the connection if there are not too many."""
        super().connection_made(transport)
        if len(self.connections) > (self.most or most_connections()):
            transport.abort()
        else:
            self._time_head()

    def data_received(self, data: bytes) -> None:
        """Handle the data, and start or stop the timer if a head begins or ends."""
        super().data_received(data)
        self._time_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the timer."""
        self._stop_timer()
        super().connection_lost(exc)

    def _time_head(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop_timer()
        elif self._head_timer is None:
            self._head_timer = self.loop.call_later(self.head_seconds, self._head_is_late)

    def _stop_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _head_is_late(self) -> None:
        self._head_timer = None
        if self.conn.their_state is h11.IDLE:
            self.transport.close()
