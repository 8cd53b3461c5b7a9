"""Every service as a process of its own, beside servers that are given: for ``up``, the demo, end-to-end tests."""

import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from claimwatch_contracts.topics import SERVICES
from services._embedded.ports import free_port, is_free
from services._embedded.process import ServerProcess

START_SECONDS = 90.0
USUAL_PORTS = {
    "api": 8080,
    "intake": 8081,
    "attribution": 8082,
    "figures": 8083,
    "mentions": 8084,
    "archive": 8085,
    "watch": 8086,
    "notify": 8087,
}
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy's loopback is not ours


class ServiceStack:
    """The services' processes. They end with this one, however it ends; their logs are in ``<data>/logs``.

    ``environment`` is added to what the services inherit, such as CLAIMWATCH_KAFKA.
    """

    def __init__(self, data: Path, environment: Mapping[str, str], *, ports: Mapping[str, int] | None = None) -> None:
        self._data = data
        self._environment = dict(environment)
        self._ports = {name: (ports or {}).get(name) or free_port() for name in SERVICES}
        self._processes: dict[str, ServerProcess] = {}

    def port(self, service: str) -> int:
        """Where a service listens on loopback."""
        return self._ports[service]

    def url(self, service: str) -> str:
        """Where a service answers HTTP."""
        return f"http://127.0.0.1:{self.port(service)}"

    def log(self, service: str) -> Path:
        """The file a service logs to."""
        return self._data / "logs" / f"{service}.log"

    def pid(self, service: str) -> int:
        """A service's process id."""
        return self._processes[service].pid

    def set(self, name: str, value: str) -> None:
        """Set a variable of the environment of services that are started from now on."""
        self._environment[name] = value

    def start(self, *, progress: Callable[[str], None] = lambda service: None) -> None:
        """Start all services and return when all are ready; ``progress`` is told each one's name when it is.

        Raises:
            EmbeddedServerError: one ended or was not ready in time; its log's end is in the text.
        """
        for service in SERVICES:
            self.spawn(service)
        self.wait_ready(SERVICES, progress=progress)

    def spawn(self, service: str) -> None:
        """Start one service, at the port it had before."""
        process = ServerProcess(service, self._data)
        own = {f"CLAIMWATCH_{service.upper()}_PORT": str(self._ports[service])}
        if service == "api":
            own |= {f"CLAIMWATCH_API_{name.upper()}_URL": self.url(name) for name in ("watch", "intake")}
        process.spawn([sys.executable, "-m", "services._cli", "run", service], self._environment | own)
        self._processes[service] = process

    def revive(self) -> list[str]:
        """Start the services anew that ended by themselves; their names."""
        ended = [name for name, process in self._processes.items() if not process.running]
        for service in ended:
            self.spawn(service)
        return ended

    def wait_ready(self, services: Iterable[str], *, progress: Callable[[str], None] = lambda service: None) -> None:
        """Return when the services say that they are ready."""
        deadline = time.monotonic() + START_SECONDS
        for service in services:
            self._processes[service].wait_ready(partial(is_ready, self.url(service)), deadline)
            progress(service)

    def kill(self, service: str) -> None:
        """SIGKILL to one service."""
        self._processes[service].kill()

    def stop(self) -> None:
        """End all services gently, those that take in first."""
        for service in SERVICES:
            if process := self._processes.get(service):
                process.stop()


def usual_ports(services: Iterable[str] = SERVICES) -> dict[str, int]:
    """The port that each of the services usually has, as far as they are free."""
    return {service: USUAL_PORTS[service] for service in services if is_free(USUAL_PORTS[service])}


def is_ready(url: str) -> bool:
    """Whether the service at the URL answers that it is ready."""
    try:
        with DIRECT.open(f"{url}/-/ready", timeout=5) as answer:
            return bool(json.load(answer)["status"] == "ok")
    except (urllib.error.URLError, OSError, ValueError):
        return False
