"""The embedded stack under measurement: it is started, gets articles, and is observed until it is idle."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bench.pipeline.processes import Usage, since, usage
from claimwatch_contracts.topics import SERVICES
from services._cli.stack import ServiceStack
from services._embedded import EmbeddedServers
from services._runtime.kafka.topics import create_topics

FILED = re.compile(r"^claimwatch_archive_reports_filed_total\{.*\} (\S+)$", re.MULTILINE)
LONGEST_SECONDS = 3_600.0
LOOKS_SECONDS = 2.0
ASKED_AGAIN_SECONDS = 5.0
"""How long it is from one question for the archive's metrics to the next, which the archive spends time on."""
IDLE_SECONDS = 20.0
QUIET = 0.25
"""The share of one core below which the whole stack counts as idle; its heartbeats take less."""
WATCHES: dict[str, dict[str, Any]] = {
    "syria": {"places": [{"name": "Syria", "geonames_id": 163843}]},
    "toll": {"places": [{"name": "Ukraine", "geonames_id": 690791}], "figures": [{"measure": "killed", "at_least": 5}]},
    "strikes": {"topics": ["airstrikes"]},
    "truce": {"query": "ceasefire"},
}


@dataclass
class Running:
    """A running stack. ``start_seconds`` is the duration of its start."""

    servers: EmbeddedServers
    services: ServiceStack
    start_seconds: float = 0.0

    def usage(self) -> Usage:
        """The usage of servers and services."""
        pids = {name: self.services.pid(name) for name in SERVICES}
        return usage({"Kafka": self.servers.kafka.pid, "MongoDB stand-in": self.servers.mongo.pid, **pids})

    def filed(self) -> int:
        """The number of reports that the archive has filed."""
        metrics = httpx.get(f"{self.services.url('archive')}/metrics", trust_env=False, timeout=30).text
        return sum(int(float(count)) for count in FILED.findall(metrics))

    def put_watches(self) -> None:
        """Create a few watches without channels."""
        with httpx.Client(base_url=self.services.url("api"), timeout=30, trust_env=False) as http:
            for name, criteria in WATCHES.items():
                http.put(f"/watches/{name}", json={"name": name, **criteria}).raise_for_status()

    def idle_rates(self) -> dict[str, float]:
        """Processor seconds per second of each process while no article comes in."""
        before = self.usage()
        time.sleep(IDLE_SECONDS)
        return {name: spent / IDLE_SECONDS for name, spent in since(before, self.usage()).items()}

    def feed(self, articles: Sequence[dict[str, Any]], console: Console) -> None:
        """Post the articles, and return when all are filed and the stack is idle.

        Raises:
            TimeoutError: this was not so within ``LONGEST_SECONDS``.
        """
        expected, deadline = self.filed() + len(articles), time.monotonic() + LONGEST_SECONDS
        with httpx.Client(base_url=self.services.url("intake"), timeout=60, trust_env=False) as http:
            for article in articles:
                http.post("/articles", json=article).raise_for_status()
        columns = (TextColumn("articles filed"), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console) as progress:
            task = progress.add_task("", total=len(articles))
            while (left := expected - self.filed()) > 0 or not self._is_quiet():
                progress.update(task, completed=len(articles) - left)
                if time.monotonic() > deadline:
                    raise TimeoutError(f"{left} of {len(articles)} articles were not filed in {LONGEST_SECONDS:.0f} s")
                time.sleep(ASKED_AGAIN_SECONDS)
            progress.update(task, completed=len(articles))

    def _is_quiet(self) -> bool:
        before = self.usage()
        time.sleep(LOOKS_SECONDS)
        return (self.usage().seconds.total() - before.seconds.total()) / LOOKS_SECONDS < QUIET


@contextmanager
def running_stack() -> Iterator[Running]:
    """Servers and services that are ready. All of them are stopped at the end."""
    began = time.monotonic()
    servers = EmbeddedServers()
    with servers as addresses:
        asyncio.run(create_topics(addresses.kafka))
        environment = {
            "CLAIMWATCH_KAFKA": addresses.kafka,
            "CLAIMWATCH_MONGO": addresses.mongo,
            "CLAIMWATCH_ACCESS": "open",
        }
        services = ServiceStack(addresses.data, environment)
        try:
            services.start()
            yield Running(servers, services, time.monotonic() - began)
        finally:
            services.stop()
