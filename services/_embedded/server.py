"""What both embedded servers share: a folder, a log, a process, and a port that stays the same from start to start."""

import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from services._embedded.errors import EmbeddedServerError
from services._embedded.jars import fetch_jars
from services._embedded.ports import is_free
from services._embedded.process import ServerProcess


class EmbeddedServer(ABC):
    """A server whose data lie in `data/NAME`, its log in `data/logs/NAME.log`.

    After the first start it keeps its port: `start` after `stop` or `kill` brings it back under the same address.
    """

    NAME: ClassVar[str]
    SCHEME: ClassVar[str] = ""

    def __init__(self, data: Path, *, start_timeout: float = 180.0, wanted_port: int | None = None) -> None:
        """Opens nothing. `data`: an existing folder; `start_timeout`: seconds until `start` gives up; `wanted_port`:
        the one to have if it is free at the first start."""
        self._data = data.resolve()
        self._timeout = start_timeout
        self._process = ServerProcess(self.NAME, self._data)
        self._wanted_port = wanted_port
        self._port: int | None = None

    @property
    def pid(self) -> int:
        """The server's process id. Raises EmbeddedServerError when it is not running."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether its process was started and has not ended since."""
        return self._process.running

    @property
    def log(self) -> Path:
        """The file it logs to."""
        return self._process.log

    @property
    def address(self) -> str:
        """Where clients find it, on loopback. Raises EmbeddedServerError before the first start."""
        if self._port is None:
            raise EmbeddedServerError(f"{self.NAME} was not started yet")
        return f"{self.SCHEME}127.0.0.1:{self._port}"

    def start(self) -> None:
        """Returns when the server answers clients. Raises EmbeddedServerError, with the end of the log, when it does
        not come up in time, or cannot have the port it had before. No effect when it is running."""
        if self._process.running and self._port is not None and self._answers(self._port):
            return
        self.kill()
        fetch_jars()
        wanted = self._wanted_port if self._wanted_port and is_free(self._wanted_port) else None
        self._port = self._launched(self._port or wanted, time.monotonic() + self._timeout)

    def stop(self) -> None:
        """Ends the server gently. No effect when it is not running."""
        self._process.stop()

    def kill(self) -> None:
        """SIGKILL, as in a crash. No effect when it is not running."""
        self._process.kill()

    @abstractmethod
    def _launched(self, port: int | None, deadline: float) -> int:
        """Start the process at the port, or at a free one, before the monotonic clock passes the deadline; its port."""

    @abstractmethod
    def _answers(self, port: int) -> bool:
        """Whether our own server answers clients at the port; a stranger may have it."""
