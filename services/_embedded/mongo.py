"""A MongoDB-compatible server: mongo-java-server with H2 storage, in a Python process that runs `mongo_server.py`."""

import os
import sys
import time
from pathlib import Path

from services._embedded.errors import EmbeddedServerError, missing_extra
from services._embedded.jars import fetch_jars
from services._embedded.java import java_home
from services._embedded.process import ServerProcess

PROJECT = Path(__file__).parents[2]
PING_TIMEOUT_MILLISECONDS = 2000


class EmbeddedMongo:
    """A server whose data lie in `data/mongo`, its log in `data/logs/mongo.log`.

    After the first start it keeps its port: `start` after `stop` or `kill` brings it back under the same address, with
    its documents. `kill` may lose acknowledged writes of the last 0.1 s; `stop` loses nothing.
    """

    def __init__(self, data: Path, *, start_timeout: float = 60.0) -> None:
        """Opens nothing. `data`: an existing folder; `start_timeout`: seconds until `start` gives up."""
        self._data = data.resolve()
        self._timeout = start_timeout
        self._process = ServerProcess("mongo", self._data)
        self._port: int | None = None

    @property
    def pid(self) -> int:
        """The server's process id. Raises EmbeddedServerError when it is not running."""
        return self._process.pid

    @property
    def address(self) -> str:
        """`mongodb://127.0.0.1:PORT`. Raises EmbeddedServerError before the first start."""
        if self._port is None:
            raise EmbeddedServerError("mongo was not started yet")
        return f"mongodb://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Returns when the server answers a ping. Raises EmbeddedServerError, with the end of the log, when it does not
        come up in time, or cannot have the port it had before. No effect when it is running."""
        if self._process.running and self._port is not None and self._answers(self._port):
            return
        self.kill()
        java_home()
        _jpype_is_installed()
        fetch_jars()
        deadline = time.monotonic() + self._timeout
        environment = {"PYTHONPATH": search_path()}
        self._port = self._process.start(self._port, self._server, self._answers, deadline, environment)

    def stop(self) -> None:
        """Ends the server gently. No effect when it is not running."""
        self._process.stop()

    def kill(self) -> None:
        """SIGKILL, as in a crash. No effect when it is not running."""
        self._process.kill()

    def _server(self, port: int) -> list[str]:
        return [sys.executable, "-P", "-m", "services._embedded.mongo_server", str(self._data), str(port)]

    def _answers(self, port: int) -> bool:
        """Our own server says that it listens (a stranger may have the port), and a client's ping is answered."""
        return f"listening on 127.0.0.1:{port}" in self._process.logged() and ping(port)


def search_path() -> str:
    """Where the child finds this package, whatever its working folder, and what the parent's environment adds."""
    return os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))


def ping(port: int) -> bool:
    """Whether a MongoDB client gets an answer on this loopback port."""
    from pymongo import MongoClient
    from pymongo.errors import PyMongoError

    client: MongoClient[dict[str, object]] = MongoClient(
        "127.0.0.1", port, serverSelectionTimeoutMS=PING_TIMEOUT_MILLISECONDS
    )
    try:
        client.admin.command("ping")
    except PyMongoError:
        return False
    else:
        return True
    finally:
        client.close()


def _jpype_is_installed() -> None:
    from importlib.util import find_spec

    if find_spec("jpype") is None:
        raise missing_extra(ImportError(name="jpype"))
