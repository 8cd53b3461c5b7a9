"""The common part of both embedded servers: a folder, a log, a process, and a port that stays the same."""

import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from services._embedded.errors import EmbeddedServerError
from services._embedded.jars import fetch_jars
from services._embedded.ports import is_free
from services._embedded.process import ServerProcess


class EmbeddedServer(ABC):
    """A server with its data in `data/NAME` and its log in `data/logs/NAME.log`.

    The server keeps the port of its first start: after `stop` or `kill`, `start` brings it back at the same address.
    """

    NAME: ClassVar[str]
    SCHEME: ClassVar[str] = ""

    def __init__(self, data: Path, *, start_timeout: float = 180.0, wanted_port: int | None = None) -> None:
        """Opens nothing. The folder `data` must exist. `start` gives up after `start_timeout` seconds.

        The first start uses `wanted_port` if that port is free then, otherwise any free port.
        """
        self._data = data.resolve()
        self._timeout = start_timeout
        self._process = ServerProcess(self.NAME, self._data)
        self._wanted_port = wanted_port
        self._port: int | None = None

    @property
    def pid(self) -> int:
        """The server's process id.

        Raises:
            EmbeddedServerError: the server is not running.
        """
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the server's process was started and has not ended since."""
        return self._process.running

    @property
    def log(self) -> Path:
        """The server's log file."""
        return self._process.log

    @property
    def address(self) -> str:
        """The server's address on loopback, for clients.

        Raises:
            EmbeddedServerError: the server was never started.
        """
        if self._port is None:
            raise EmbeddedServerError(f"{self.NAME} was not started yet")
        return f"{self.SCHEME}127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start the server unless it runs, and return when it answers clients.

        Raises:
            EmbeddedServerError: the server does not answer in time, or its port is taken; with the end of the log.
        """
        if self._process.running and self._port is not None and self._answers(self._port):
            return
        self.kill()
        fetch_jars()
        first_port = self._wanted_port if self._wanted_port and is_free(self._wanted_port) else None
        self._port = self._launched(self._port or first_port, time.monotonic() + self._timeout)

    def stop(self) -> None:
        """End the server gently. No effect if it is not running."""
        self._process.stop()

    def kill(self) -> None:
        """Send SIGKILL, as in a crash. No effect if the server is not running."""
        self._process.kill()

    @abstractmethod
    def _launched(self, port: int | None, deadline: float) -> int:
        """Start the process and return its port: `port`, or a free port if that is `None`.

        The process must answer before the monotonic clock passes `deadline` (seconds).
        """

    @abstractmethod
    def _answers(self, port: int) -> bool:
        """Whether this server, and not another program, answers clients at the port."""
