"""Both servers together, for `claimwatch up`, the demo and the integration tests."""

import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from services._embedded.errors import EmbeddedServerError
from services._embedded.folder import prepare_folder, require_room
from services._embedded.jars import Server, fetch_jars, to_stderr
from services._embedded.kafka import EmbeddedKafka
from services._embedded.mongo import EmbeddedMongo


@dataclass(frozen=True)
class Servers:
    """The addresses of the running servers: `kafka` is `127.0.0.1:PORT`, `mongo` is `mongodb://127.0.0.1:PORT`."""

    kafka: str
    mongo: str
    data: Path


class EmbeddedServers:
    """Kafka and a MongoDB-compatible server on loopback, as child processes that end with this one, even if killed.

    The folder `data` keeps topics, offsets and documents from one start to the next; logs are in `data/logs`. Without
    `data`, `stop` deletes a temporary folder. A folder serves one pair of servers at a time. Each server has
    `start_timeout` seconds to become ready. `progress` reports downloads and repairs, by default on standard error.
    Each server uses its port in `wanted_ports` if that port is free, otherwise any free port.
    """

    def __init__(
        self,
        data: Path | None = None,
        *,
        start_timeout: float = 180.0,
        progress: Callable[[str], None] = to_stderr,
        wanted_ports: Mapping[Server, int] | None = None,
    ) -> None:
        self._chosen = data
        self._timeout = start_timeout
        self._progress = progress
        self._wanted_ports = dict(wanted_ports or {})
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._kafka: EmbeddedKafka | None = None
        self._mongo: EmbeddedMongo | None = None

    @property
    def kafka(self) -> EmbeddedKafka:
        """The broker, to stop, kill and start it alone.

        Raises:
            EmbeddedServerError: the servers were not started.
        """
        if self._kafka is None:
            raise EmbeddedServerError("the embedded servers were not started yet")
        return self._kafka

    @property
    def mongo(self) -> EmbeddedMongo:
        """The database, to stop, kill and start it alone.

        Raises:
            EmbeddedServerError: the servers were not started.
        """
        if self._mongo is None:
            raise EmbeddedServerError("the embedded servers were not started yet")
        return self._mongo

    def start(self) -> Servers:
        """Download missing jars, start both servers at the same time, and return when both answer clients.

        After an error nothing is left running.

        Raises:
            EmbeddedServerError: a server failed; with the end of its log.
        """
        fetch_jars(self._progress)
        data = self._folder()
        ports, timeout = self._wanted_ports, self._timeout
        kafka = self._kafka = EmbeddedKafka(data, start_timeout=timeout, wanted_port=ports.get("kafka"))
        mongo = self._mongo = EmbeddedMongo(data, start_timeout=timeout, wanted_port=ports.get("mongo"))
        try:
            with ThreadPoolExecutor(2, thread_name_prefix="embedded") as pool:
                starting = [pool.submit(kafka.start), pool.submit(mongo.start)]
                try:
                    for start in as_completed(starting):
                        start.result()
                except BaseException:
                    kafka.kill()
                    mongo.kill()
                    raise
        except BaseException:
            self.stop()
            raise
        self._tell_of_repair()
        return Servers(kafka.address, mongo.address, data)

    def revive(self) -> list[str]:
        """Restart the servers that ended on their own, at their addresses. Returns the names of these servers.

        Raises:
            EmbeddedServerError: a server does not start again; the text says why.
        """
        ended = [server for server in (self.kafka, self.mongo) if not server.running]
        for server in ended:
            require_room(server.log)
            server.start()
        if self.mongo in ended:
            self._tell_of_repair()
        return [server.NAME for server in ended]

    def _tell_of_repair(self) -> None:
        if repair := self.mongo.repair:
            self._progress(repair)

    def stop(self) -> None:
        """End both servers gently, then delete a temporary folder. May be called at any time and repeatedly."""
        for server in (self._mongo, self._kafka):
            if server is not None:
                server.stop()
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    def __enter__(self) -> Servers:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _folder(self) -> Path:
        if self._chosen is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="claimwatch-", ignore_cleanup_errors=True)
            return prepare_folder(Path(self._temporary.name))
        return prepare_folder(self._chosen)
