"""Fan-out of live alerts to connected clients: each has its own bounded queue, and one that lags is cut off alone."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from services.api.metrics import StreamMetrics


@dataclass(frozen=True)
class Frame:
    """An alert as every client is sent it."""

    id: str
    data: bytes


class Client:
    """One connection's queue. ``cut_off`` says whether it ended because the client was too slow."""

    def __init__(self, backlog: int) -> None:
        self._queue: asyncio.Queue[Frame | None] = asyncio.Queue(backlog + 1)
        self._backlog = backlog
        self.ended = False
        self.cut_off = False

    async def next(self, within_seconds: float) -> Frame | None:
        """The next frame, or ``None`` when there was none in that time or there will be no more (see ``ended``)."""
        if self.ended:
            return None
        try:
            return await asyncio.wait_for(self._queue.get(), within_seconds)
        except TimeoutError:
            return None

    def offer(self, frame: Frame) -> None:
        """Queue a frame; end the client when its backlog is full. What it had not read it can ask for again."""
        if self.ended:
            return
        if self._queue.qsize() >= self._backlog:
            self.cut_off = True
            self.end()
        else:
            self._queue.put_nowait(frame)

    def end(self) -> None:
        """Let the reader see the end at once; frames it has not read are dropped."""
        if not self.ended:
            self.ended = True
            while not self._queue.empty():
                self._queue.get_nowait()
            self._queue.put_nowait(None)


class LiveAlerts:
    """The clients of one instance. Not thread-safe: everything happens in the event loop."""

    def __init__(self, backlog: int, metrics: StreamMetrics) -> None:
        self._backlog = backlog
        self._metrics = metrics
        self._clients: set[Client] = set()
        self.closed = False

    @contextmanager
    def connected(self) -> Iterator[Client]:
        """A client that is offered every frame published while this is entered."""
        client = Client(self._backlog)
        if self.closed:
            client.end()
        self._clients.add(client)
        self._metrics.clients.set(len(self._clients))
        try:
            yield client
        finally:
            self._forget(client)

    def publish(self, frame: Frame) -> None:
        """Offer the frame to every client; never waits for one."""
        for client in tuple(self._clients):
            client.offer(frame)
            if client.cut_off:
                self._forget(client)
                self._metrics.cut_off.inc()
        self._metrics.published.inc()

    async def close(self) -> None:
        """End every stream, and those that still come."""
        self.closed = True
        for client in tuple(self._clients):
            client.end()

    def _forget(self, client: Client) -> None:
        self._clients.discard(client)
        self._metrics.clients.set(len(self._clients))
