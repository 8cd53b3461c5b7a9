"""Connections are bounded: in number, below what the process may open, and in the time to say what they want."""

import asyncio
import resource
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 15.0
MOST_CONNECTIONS = 1_000


def most_connections() -> int:
    """How many connections are kept: half of the descriptors that the process may have, and no more than 1,000."""
    descriptors, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_CONNECTIONS if descriptors == resource.RLIM_INFINITY else min(MOST_CONNECTIONS, descriptors // 2)


def most_at_once() -> int:
    """How many connections may be accepted at one go; with those that are kept they never use up the descriptors."""
    return max(1, min(128, most_connections() // 2))


class BoundedConnection(H11Protocol):
    """A connection that is closed at once if there are too many, or when a request's head is not whole in time."""

    head_seconds = HEAD_SECONDS
    most: int | None = None
    """How many connections are kept; ``None`` for as many as the process may have when a connection is made."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Keep it if there is room."""
        super().connection_made(transport)
        if len(self.connections) > (self.most or most_connections()):
            transport.abort()
        else:
            self._time_head()

    def data_received(self, data: bytes) -> None:
        """Handle it, and see whether a head has begun or ended."""
        super().data_received(data)
        self._time_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
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
