"""uvicorn inside the service's life cycle: the service handles signals and the order of stopping.

``application`` holds the checks that every request must pass.
"""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from services._runtime.errors import StartError
from services._runtime.http.connections import BoundedConnection, most_at_once

STOP_SECONDS = 3


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class HttpServer:
    """Serves an ASGI application on a host and port. Port 0 means any free port; after the start, ``port`` names it."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self.application = app
        self._host = host
        self.port = port
        self._server = _Server(
            uvicorn.Config(
                app,
                http=BoundedConnection,
                backlog=most_at_once(),
                log_config=None,
                access_log=False,
                lifespan="off",
                timeout_graceful_shutdown=STOP_SECONDS,
            )
        )
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listen.

        Raises:
            StartError: the address cannot be bound.
        """
        try:
            listener = socket.create_server((self._host, self.port), backlog=128)
        except OSError as error:
            raise StartError(f"cannot listen on {self._host}:{self.port}: {error.strerror}") from error
        self.port = listener.getsockname()[1]
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]), name="http")
        while not self._server.started and not self._task.done():  # noqa: ASYNC110 - uvicorn offers only a flag
            await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Let open requests finish within ``STOP_SECONDS``, and close."""
        self._server.should_exit = True
        if self._task is not None:
            await self._task
