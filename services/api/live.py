"""Live alerts for connected clients. Each client has its own bounded queue; a slow client is cut off alone."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from claimwatch_contracts.desk import DEFAULT_DESK
from services.api.metrics import StreamMetrics
from services.api.reached import At


@dataclass(frozen=True)
class Frame:
    """An alert in the form that is sent to every client of its desk, and where it stands in its topic."""

    id: str
    data: bytes
    desk: str = DEFAULT_DESK
    at: At | None = None


class Client:
    """The queue of one connection. ``cut_off`` says whether it ended because the client was too slow."""

    def __init__(self, backlog: int, desk: str = DEFAULT_DESK) -> None:
        self.desk = desk
        self._queue: asyncio.Queue[Frame | None] = asyncio.Queue(backlog + 1)
        self._backlog = backlog
        self.ended = False
        self.cut_off = False

    async def next(self, within_seconds: float) -> Frame | None:
        """The next frame; ``None`` if none came within that time, or if none will come any more (``ended``)."""
        if self.ended:
            return None
        try:
            return await asyncio.wait_for(self._queue.get(), within_seconds)
        except TimeoutError:
            return None

    def offer(self, frame: Frame) -> None:
        """Queue a frame, or end the client if its backlog is full. The client can ask again for unread alerts."""
        if self.ended:
            return
        if self._queue.qsize() >= self._backlog:
            self.cut_off = True
            self.end()
        else:
            self._queue.put_nowait(frame)

    def end(self) -> None:
        """End the queue at once. Unread frames are dropped."""
        if not self.ended:
            self.ended = True
            while not self._queue.empty():
                self._queue.get_nowait()
            self._queue.put_nowait(None)


class LiveAlerts:
    """The clients of one instance. Use it only in the event loop: it is not thread-safe."""

    def __init__(self, backlog: int, metrics: StreamMetrics) -> None:
        self._backlog = backlog
        self._metrics = metrics
        self._clients: set[Client] = set()
        self.closed = False

    @contextmanager
    def connected(self, desk: str = DEFAULT_DESK) -> Iterator[Client]:
        """A context with a client that gets every frame for the desk that is published inside the context."""
        client = Client(self._backlog, desk)
        if self.closed:
            client.end()
        self._clients.add(client)
        self._metrics.clients.set(len(self._clients))
        try:
            yield client
        finally:
            self._forget(client)

    def publish(self, frame: Frame) -> None:
        """Offer the frame to every client of its desk, without waiting for any."""
        for client in [client for client in self._clients if client.desk == frame.desk]:
            client.offer(frame)
            if client.cut_off:
                self._forget(client)
                self._metrics.cut_off.inc()
        self._metrics.published.inc()

    def interrupt(self) -> None:
        """End all clients that are connected. They come back, and go on where they were."""
        for client in tuple(self._clients):
            client.end()

    async def close(self) -> None:
        """End all clients, also those that connect later."""
        self.closed = True
        self.interrupt()

    def _forget(self, client: Client) -> None:
        self._clients.discard(client)
        self._metrics.clients.set(len(self._clients))
