"""A MongoDB-compatible server: mongo-java-server with H2 storage, in a Python process that runs `mongo_server`."""

import os
import sys
from pathlib import Path
from typing import Any

from services._embedded.errors import missing_extra
from services._embedded.java import java_home
from services._embedded.server import EmbeddedServer

PROJECT = Path(__file__).parents[2]
LEAST_HEAP, MOST_HEAP = 768, 4_096
"""The MiB that the server may use at least and at most, between them a quarter of the machine's memory.

A document takes ten times the size of its JSON, and sorting needs the whole list in memory. What is not needed is not
taken.
"""
PING_TIMEOUT_MILLISECONDS = 2000
REPAIRED = "repaired: "  # begins the line of the log that reports a repair


class EmbeddedMongo(EmbeddedServer):
    """A MongoDB-compatible server; its address is `mongodb://127.0.0.1:PORT`.

    After another start it has the same documents. `kill` may lose acknowledged writes of the last 0.1 s; `stop` loses
    nothing.
    """

    NAME = "mongo"
    SCHEME = "mongodb://"

    def __init__(self, data: Path, *, heap_mebibytes: int | None = None, **of_server: Any) -> None:
        """Opens nothing. The server ends if it needs more than `heap_mebibytes` MiB of heap (`usual_heap` of them)."""
        super().__init__(data, **of_server)
        self._heap_mebibytes = usual_heap() if heap_mebibytes is None else heap_mebibytes

    @property
    def repair(self) -> str | None:
        """The human-readable report of a repair of the database's file at the last start; `None` if there was none."""
        lines = self._process.logged().splitlines()
        return next((line.removeprefix(REPAIRED) for line in lines if line.startswith(REPAIRED)), None)

    def _launched(self, port: int | None, deadline: float) -> int:
        java_home()
        _jpype_is_installed()
        environment = {"PYTHONPATH": search_path()}
        return self._process.start(port, self._server, self._answers, deadline, environment)

    def _server(self, port: int) -> list[str]:
        arguments = [str(self._data), str(port), str(self._heap_mebibytes)]
        return [sys.executable, "-P", "-m", "services._embedded.mongo_server", *arguments]

    def _answers(self, port: int) -> bool:
        """Whether the server's log says that it listens at the port, and a client's ping is answered."""
        return f"listening on 127.0.0.1:{port}" in self._process.logged() and ping(port)


def usual_heap() -> int:
    """The MiB of heap that the server may use on this machine."""
    try:
        quarter = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 4 // 2**20
    except (AttributeError, OSError, ValueError):  # a system that does not say
        return LEAST_HEAP
    return min(max(quarter, LEAST_HEAP), MOST_HEAP)


def search_path() -> str:
    """The PYTHONPATH with which the child process finds this package in any working folder."""
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
